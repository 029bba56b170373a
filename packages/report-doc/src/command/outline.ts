// Commands on which sections a report has and in which order. A section that is removed keeps its text, its people and its comments,
// and can be brought back to where it was.

import {
  isGoodOrder,
  isOptional,
  maxEntries,
  maybeSection,
  movedEntry,
  type OutlineEntry,
  type PersonId,
  type SectionId,
} from '@huigao/report';
import type * as Y from 'yjs';
import { outlineOf, type ReportRecord, removedSectionsOf } from '../record';
import { type CommandContext, type CommandResult, done, goodText, refuse } from './command-result';

export type OutlineCommand =
  | {
      readonly type: 'addSection';
      /** An id that was never used in this report, made by the sender. */
      readonly section: SectionId;
      readonly kind: 'other' | 'part' | 'attachment';
      readonly level: 1 | 2;
      readonly title: string;
      /** The entry it stands before; null: at the end. */
      readonly before: SectionId | null;
    }
  | { readonly type: 'moveSection'; readonly section: SectionId; readonly before: SectionId | null }
  | { readonly type: 'removeSection'; readonly section: SectionId }
  | { readonly type: 'bringBackSection'; readonly section: SectionId };

const types = {
  addSection: true,
  moveSection: true,
  removeSection: true,
  bringBackSection: true,
} as const satisfies Record<OutlineCommand['type'], true>;

export const isOutlineCommand = (command: { readonly type: string }): command is OutlineCommand =>
  Object.hasOwn(types, command.type);

export function changeOutline(
  doc: Y.Doc,
  record: ReportRecord,
  command: OutlineCommand,
  context: CommandContext,
): CommandResult {
  switch (command.type) {
    case 'addSection':
      return addSection(doc, record, command);
    case 'moveSection':
      return moveSection(doc, record, command);
    case 'removeSection':
      return removeSection(doc, record, command.section, context);
    case 'bringBackSection':
      return bringBack(doc, record, command.section);
  }
}

/** Puts an entry in; refuses where it cannot stand. */
function insert(doc: Y.Doc, { outline }: ReportRecord, entry: OutlineEntry, at: number): CommandResult {
  if (outline.length >= maxEntries) return refuse('too-many-sections', String(maxEntries));
  if (!isGoodOrder(outline.toSpliced(at, 0, entry))) return refuse('bad-place', entry.id);
  outlineOf(doc).insert(at, [entry]);
  return done;
}

function addSection(
  doc: Y.Doc,
  record: ReportRecord,
  { section: id, kind, level, title, before }: Extract<OutlineCommand, { type: 'addSection' }>,
): CommandResult {
  if (maybeSection({ ...record, bodies: new Map() }, id) || removedSectionsOf(doc).has(id))
    return refuse('exists', 'section');
  if (!goodText(title)) return refuse('bad-text', 'title');
  const at =
    before === null ? record.outline.length : record.outline.findIndex((entry) => entry.id === before);
  if (at < 0) return refuse('not-found', 'section');
  if (kind !== 'other' && level !== 1) return refuse('bad-place', id);
  const entry: OutlineEntry = {
    id,
    kind,
    level,
    title: title.trim(),
    drafters: [],
    reviewers: [],
    due: null,
    status: 'drafting',
    pins: null,
    steps: [],
  };
  return insert(doc, record, entry, at);
}

function moveSection(
  doc: Y.Doc,
  { outline }: ReportRecord,
  { section, before }: Extract<OutlineCommand, { type: 'moveSection' }>,
): CommandResult {
  if (!outline.some(({ id }) => id === section)) return refuse('not-found', 'section');
  const moved = movedEntry(outline, section, before);
  if (!moved) return refuse('bad-place', section);
  // Only the stretch that changes is written.
  const from = moved.findIndex((entry, index) => entry !== outline[index]);
  const to = moved.findLastIndex((entry, index) => entry !== outline[index]) + 1;
  outlineOf(doc).delete(from, to - from);
  outlineOf(doc).insert(from, moved.slice(from, to));
  return done;
}

function removeSection(
  doc: Y.Doc,
  { outline }: ReportRecord,
  id: SectionId,
  { by, at }: CommandContext,
): CommandResult {
  const index = outline.findIndex((entry) => entry.id === id);
  const entry = outline[index];
  if (!entry) return refuse('not-found', 'section');
  if (!isOptional(outline, id)) return refuse('required-section', id);
  if (entry.status !== 'drafting' && entry.status !== 'returned') return refuse('section-locked', id);
  const rest = outline.toSpliced(index, 1);
  if (!isGoodOrder(rest)) return refuse('required-section', id);
  outlineOf(doc).delete(index);
  removedSectionsOf(doc).set(id, { entry, before: outline[index + 1]?.id ?? null, by, at });
  return done;
}

function bringBack(doc: Y.Doc, record: ReportRecord, id: SectionId): CommandResult {
  const removed = removedSectionsOf(doc).get(id);
  if (!removed) return refuse('not-found', 'section');
  const at = record.outline.findIndex((entry) => entry.id === removed.before);
  // Who left the report meanwhile left the section, too.
  const isHere = (person: PersonId) => record.people.has(person);
  const { drafters, reviewers } = removed.entry;
  const entry = { ...removed.entry, drafters: drafters.filter(isHere), reviewers: reviewers.filter(isHere) };
  const result = insert(doc, record, entry, at < 0 ? record.outline.length : at);
  if (result.ok) removedSectionsOf(doc).delete(id);
  return result;
}
