// Commands on the outline.

import {
  guideFault,
  type OutlineEntry,
  type PersonId,
  type SectionGuide,
  type SectionId,
} from '@huigao/report';
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
    }
  /** What is asked of a section's text; null: what the template asks. */
  | { readonly type: 'guideSection'; readonly section: SectionId; readonly guide: SectionGuide | null };

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
  if (command.type === 'guideSection') return guideSection(doc, index, entry, command.guide);
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

function guideSection(
  doc: Y.Doc,
  index: number,
  { guide: _, ...entry }: OutlineEntry,
  guide: SectionGuide | null,
): CommandResult {
  if (guide === null) {
    replaceEntry(outlineOf(doc), index, entry);
    return done;
  }
  const fault = guideFault(guide);
  if (fault === 'words') return refuse('bad-text', fault);
  if (fault) return refuse('bad-value', fault);
  const { words, least, most } = guide;
  replaceEntry(outlineOf(doc), index, { ...entry, guide: { words: words.trim(), least, most } });
  return done;
}
