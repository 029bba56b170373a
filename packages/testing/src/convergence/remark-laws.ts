// What must hold of comments and suggestions: at the end of a run where they stand, and at each place in the log what was decided.

import {
  groundText,
  may,
  type PersonId,
  type Report,
  type SectionId,
  type Suggestion,
  type SuggestionId,
  standsAlone,
  type Thread,
} from '@huigao/report';
import {
  anchoredRange,
  placeOfSuggestion,
  placeOfThread,
  type ReportRecord,
  readBody,
  readReport,
  recordName,
} from '@huigao/report-doc';
import type { Node } from 'prosemirror-model';
import type * as Y from 'yjs';
import { sections } from '../sample';
import type { Simulation } from '../simulation/simulation';
import { sectionNames } from './end-of-run';

/** What lies in the documents of one copy, and where it finds remarks. */
class Copy {
  readonly report: Report;
  readonly documents: ReadonlyMap<string, Y.Doc>;

  constructor(record: Y.Doc, texts: ReadonlyMap<string, Y.Doc>) {
    this.documents = texts;
    const known = new Map(sectionNames.map((name) => [sections[name], texts.get(name)!]));
    this.report = readReport({ record, sections: known })!.report;
  }

  readonly #documentOf = (section: string) => this.documents.get(section) ?? null;

  threadPlace(thread: Thread) {
    return placeOfThread(thread, this.report, this.#documentOf);
  }

  suggestionPlace(suggestion: Suggestion) {
    return placeOfSuggestion(suggestion, this.report, this.#documentOf);
  }

  isAnchored({ section, anchor }: Thread): boolean {
    const doc = this.#documentOf(section);
    return doc !== null && anchor !== null && anchoredRange(doc, anchor) !== null;
  }
}

/**
 * What is wrong with remarks at the end: every one that was taken is there, stands where its words are or is known to be gone, and
 * does so alike for everybody.
 * @param taken - ids of what the server said it took
 */
export async function remarkFaults(
  world: Simulation,
  taken: ReadonlySet<string>,
): Promise<readonly string[]> {
  const texts = new Map<string, Y.Doc>();
  for (const name of sectionNames) texts.set(name, await world.stored(name));
  const stored = new Copy(await world.stored(recordName), texts);
  const copies = world.tabs.map(
    ({ client }) =>
      new Copy(
        client.record,
        new Map(sectionNames.map((name) => [name, client.section(sections[name]).doc])),
      ),
  );
  const { threads, suggestions } = stored.report;
  const known = new Set<string>([...threads.keys(), ...suggestions.keys()]);
  const faults = [...taken].flatMap((id) =>
    known.has(id) ? [] : [`the remark ${id} was taken and is gone`],
  );
  for (const thread of threads.values()) {
    faults.push(...threadFaults(stored, thread));
    faults.push(
      ...apartFaults(
        thread.id,
        stored.threadPlace(thread),
        copies.map((copy) => copy.threadPlace(thread)),
      ),
    );
  }
  for (const suggestion of suggestions.values()) {
    if (suggestion.decision) continue;
    const place = stored.suggestionPlace(suggestion);
    faults.push(...suggestionFaults(stored, suggestion));
    faults.push(
      ...apartFaults(
        suggestion.id,
        place,
        copies.map((copy) => copy.suggestionPlace(suggestion)),
      ),
    );
  }
  return faults;
}

/** Where a remark stands, as it can be compared. */
const said = (place: unknown) =>
  JSON.stringify(place, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && 'toJSON' in value ? (value as Node).toJSON() : value,
  );

function apartFaults(id: string, place: unknown, others: readonly unknown[]): readonly string[] {
  return others.flatMap((other, tab) =>
    said(other) === said(place) ? [] : [`tab ${tab} has ${id} at ${said(other)}, not ${said(place)}`],
  );
}

const joined = (body: Node, range: { readonly from: number; readonly to: number }) =>
  body.textBetween(range.from, range.to, '', '\uFFFC');

function threadFaults(copy: Copy, thread: Thread): readonly string[] {
  const { bodies } = copy.report;
  const { quote, id } = thread;
  const words = quote!.text.replaceAll('\n', '');
  const place = copy.threadPlace(thread);
  if (!place?.range) {
    const isKnown = quote!.alone === true && words.length > 1 && standsAlone(bodies.values(), quote!);
    return isKnown || copy.isAnchored(thread) ? [`${id} is taken for gone, and “${words}” is there`] : [];
  }
  const { range, section } = place;
  const body = bodies.get(section)!;
  if (range.from < 0 || range.to <= range.from || range.to > body.content.size)
    return [`${id} stands at ${said(range)}, which is nowhere`];
  const isElsewhere = section !== thread.section;
  return isElsewhere && joined(body, range) !== words
    ? [`${id} followed “${words}” to “${joined(body, range)}”`]
    : [];
}

function suggestionFaults(copy: Copy, suggestion: Suggestion): readonly string[] {
  const { id, ground } = suggestion;
  const place = copy.suggestionPlace(suggestion);
  if (!place.range) return [];
  const body = copy.report.bodies.get(place.section)!;
  if (place.range.from < 0 || place.range.to > body.content.size)
    return [`${id} stands at ${said(place.range)}, which is nowhere`];
  return place.stands === 'ready' && groundText(body, place.range) !== ground.text
    ? [`${id} is ready on “${groundText(body, place.range)}”, not on “${ground.text}”`]
    : [];
}

/** A section's text before and after something was written. */
export interface TextStep {
  readonly before: Y.Doc;
  readonly after: Y.Doc;
}

/**
 * What is wrong with the remarks that one entry of the log changed: who made or decided them had the right at that place in the log,
 * and a suggestion that was accepted alone has put in what it says, in the entry just before.
 * @param steps - what accepting may have written in a section: what came just before in the same append, or nothing
 */
export function entryFaults(
  {
    before,
    after,
    by,
  }: { readonly before: ReportRecord; readonly after: ReportRecord; readonly by: PersonId },
  steps: (section: string) => readonly TextStep[],
): readonly string[] {
  const faults: string[] = [];
  for (const thread of after.threads.values())
    if (!before.threads.has(thread.id) && !may(by, { do: 'comment', section: thread.section }, before))
      faults.push(`${by} commented in ${thread.section} without the right`);
  const decided = [...after.suggestions.values()].filter(
    ({ id, decision }) => (before.suggestions.get(id)?.decision ?? null) === null && decision !== null,
  );
  for (const { id, section } of after.suggestions.values())
    if (!before.suggestions.has(id) && !may(by, { do: 'suggest', section }, before))
      faults.push(`${by} suggested in ${section} without the right`);
  for (const { decision, section } of decided) {
    // What is rejected may stand in another section than it was made in.
    const sectionsOf = decision!.end === 'accepted' ? [section] : before.outline.map(({ id }) => id);
    if (!sectionsOf.some((id) => may(by, { do: 'editText', section: id }, before)))
      faults.push(`${by} decided in ${section} without the right`);
  }
  const [only, ...more] = decided.filter(({ decision }) => decision!.end === 'accepted');
  const wanted = only && before.suggestions.get(only.id);
  if (wanted && more.length === 0) {
    const wrong = steps(only.section).map((step) => putFault(wanted, only.section, step));
    if (!wrong.includes(null)) faults.push(wrong[0]!);
  }
  return faults;
}

/** @param section - where it stood when it was accepted */
function putFault(suggestion: Suggestion, section: SectionId, step: TextStep): string | null {
  const id: SuggestionId = suggestion.id;
  const [before, after] = [readBody(step.before), readBody(step.after)];
  if (!before.ok || !after.ok) return `${id} was accepted in a text that does not read`;
  const report = { bodies: new Map([[section, before.body]]), outline: [{ id: section }] as never };
  const place = placeOfSuggestion(suggestion, report, (id) => (id === section ? step.before : null));
  if (place.stands !== 'ready') return `${id} was accepted where it was ${place.stands}`;
  const { from, to, slice } = place.replacement;
  const wanted = before.body.replace(from, to, slice);
  return wanted.eq(after.body) ? null : `${id} was accepted as ${after.body}, not as ${wanted}`;
}
