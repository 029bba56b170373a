// Commands on the outline.

import type { PersonId, SectionId } from '@huigao/report';
import type * as Y from 'yjs';
import { outlineOf, type ReportRecord, replaceEntry } from '../record';
import { type CommandResult, done, goodDate, goodText, refuse } from './command-result';

export type SectionCommand =
  | {
      readonly type: 'assignSection';
      readonly section: SectionId;
      readonly drafters: readonly PersonId[];
      readonly reviewers: readonly PersonId[];
      readonly due: string | null;
    }
  | { readonly type: 'retitleSection'; readonly section: SectionId; readonly title: string };

export function changeSection(doc: Y.Doc, record: ReportRecord, command: SectionCommand): CommandResult {
  const index = record.outline.findIndex(({ id }) => id === command.section);
  const entry = record.outline[index];
  if (!entry) return refuse('not-found', command.section);
  if (command.type === 'retitleSection') {
    if (!goodText(command.title)) return refuse('bad-text', 'title');
    replaceEntry(outlineOf(doc), index, { ...entry, title: command.title.trim() });
    return done;
  }
  const { drafters, reviewers, due } = command;
  const stranger = [...drafters, ...reviewers].find((person) => !record.people.has(person));
  if (stranger) return refuse('unknown-person', stranger);
  if (!goodDate(due)) return refuse('bad-date', 'due');
  replaceEntry(outlineOf(doc), index, { ...entry, drafters, reviewers, due });
  return done;
}
