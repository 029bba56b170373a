// Commands on the outline.

import type { OutlineEntry, PersonId, SectionId } from '@huigao/report';
import type * as Y from 'yjs';
import { outlineOf, type ReportRecord, replaceEntry } from '../record';
import { type CommandResult, done, goodDate, goodText, refuse } from './command-result';
import { overtaken } from './overtaken';

/** The people of a section and when it is due. */
type Assigned = Pick<OutlineEntry, 'drafters' | 'reviewers' | 'due'>;

export type SectionCommand =
  | {
      readonly type: 'assignSection';
      readonly section: SectionId;
      readonly drafters: readonly PersonId[];
      readonly reviewers: readonly PersonId[];
      readonly due: string | null;
      /** See `overtaken`. */
      readonly over?: Assigned;
    }
  | {
      readonly type: 'retitleSection';
      readonly section: SectionId;
      readonly title: string;
      readonly over?: string;
    };

const assigned = ({ drafters, reviewers, due }: Assigned): Assigned => ({ drafters, reviewers, due });

export function changeSection(doc: Y.Doc, record: ReportRecord, command: SectionCommand): CommandResult {
  const index = record.outline.findIndex(({ id }) => id === command.section);
  const entry = record.outline[index];
  if (!entry) return refuse('not-found', command.section);
  if (command.type === 'retitleSection') {
    if (!goodText(command.title)) return refuse('bad-text', 'title');
    const title = command.title.trim();
    const conflict = overtaken(command.over, { now: entry.title, wanted: title });
    if (conflict) return conflict;
    replaceEntry(outlineOf(doc), index, { ...entry, title });
    return done;
  }
  const { drafters, reviewers, due } = command;
  const stranger = [...drafters, ...reviewers].find((person) => !record.people.has(person));
  if (stranger) return refuse('unknown-person', stranger);
  if (!goodDate(due)) return refuse('bad-date', 'due');
  const over = command.over && assigned(command.over);
  const conflict = overtaken(over, { now: assigned(entry), wanted: assigned(command) });
  if (conflict) return conflict;
  replaceEntry(outlineOf(doc), index, { ...entry, drafters, reviewers, due });
  return done;
}
