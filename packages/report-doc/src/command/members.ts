// Commands on the people of a report.

import { type PersonId, type Role, roles } from '@huigao/report';
import type * as Y from 'yjs';
import { outlineOf, peopleOf, type ReportRecord, replaceEntry } from '../record';
import { type CommandResult, done, goodText, refuse } from './command-result';

export type MemberCommand = {
  readonly type: 'setMember';
  readonly person: PersonId;
  readonly name: string;
  readonly roles: readonly Role[];
};

export function setMember(
  doc: Y.Doc,
  record: ReportRecord,
  { person, name, roles: given }: MemberCommand,
): CommandResult {
  if (!goodText(name)) return refuse('bad-text', 'name');
  if (!given.every((role) => roles.includes(role))) return refuse('bad-role', given.join());
  const others = [...record.people.values()].filter((member) => member.person !== person);
  const ownerLeft = given.includes('owner') || others.some((member) => member.roles.includes('owner'));
  if (!ownerLeft) return refuse('last-owner', name);
  if (given.length === 0) takeOut(doc, record, person);
  else peopleOf(doc).set(person, { person, name, roles: [...new Set(given)] });
  return done;
}

/** Takes a person out, of their sections too: whoever comes back later must not find old rights waiting. */
function takeOut(doc: Y.Doc, { outline }: ReportRecord, person: PersonId): void {
  peopleOf(doc).delete(person);
  const others = (people: readonly PersonId[]) => people.filter((one) => one !== person);
  outline.forEach((entry, index) => {
    if (![...entry.drafters, ...entry.reviewers].includes(person)) return;
    const { drafters, reviewers } = entry;
    replaceEntry(outlineOf(doc), index, {
      ...entry,
      drafters: others(drafters),
      reviewers: others(reviewers),
    });
  });
}
