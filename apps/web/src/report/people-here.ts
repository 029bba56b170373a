import type { PersonId, SectionId } from '@huigao/report';
import type { PresentPerson } from '@huigao/sync/client';

/** Someone who has the report open, whatever number of tabs. */
export interface PersonHere {
  readonly person: PersonId;
  readonly name: string;
  /** Where a caret of theirs stands; the first of their tabs that has one. */
  readonly section: SectionId | null;
}

/** The people behind the tabs, in the order of their coming, oneself last. */
export function peopleHere(tabs: readonly PresentPerson[], self: PersonId): readonly PersonHere[] {
  const people = new Map<PersonId, PersonHere>();
  for (const { person, name, section } of tabs) {
    const known = people.get(person);
    people.set(person, known ? { ...known, section: known.section ?? section } : { person, name, section });
  }
  return [...people.values()].sort((a, b) => Number(a.person === self) - Number(b.person === self));
}

/** Who is in which section; a person with two tabs may be in two. */
export function peopleBySection(
  tabs: readonly PresentPerson[],
): ReadonlyMap<SectionId, readonly PersonHere[]> {
  const sections = new Map<SectionId, PersonHere[]>();
  for (const { person, name, section } of tabs) {
    if (section === null) continue;
    const here = sections.get(section) ?? [];
    if (here.every((one) => one.person !== person)) here.push({ person, name, section });
    sections.set(section, here);
  }
  return sections;
}

export interface CameAndWent {
  readonly came: readonly string[];
  readonly went: readonly string[];
}

/** Names of those who came and went between two moments. */
export function cameAndWent(
  before: ReadonlyMap<PersonId, string>,
  now: ReadonlyMap<PersonId, string>,
): CameAndWent {
  const missingIn = (there: ReadonlyMap<PersonId, string>, some: ReadonlyMap<PersonId, string>) =>
    [...some].filter(([person]) => !there.has(person)).map(([, name]) => name);
  return { came: missingIn(before, now), went: missingIn(now, before) };
}
