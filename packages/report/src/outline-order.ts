// Where entries of an outline may stand. A part 一、 is a bare heading with level-2 sections below it; a level-1 section has a text
// and nothing below. Attachments are the last, since they stand behind the signature.

import type { SectionId } from './ids';
import type { OutlineEntry } from './report';

type Entries = readonly Pick<OutlineEntry, 'id' | 'kind' | 'level'>[];

/** Most entries of an outline. */
export const maxEntries = 200;

/** Whether each level-2 entry has a part above it, and nothing stands behind an attachment but others. */
export function isGoodOrder(outline: Entries): boolean {
  let above: Entries[number] | null = null;
  for (const entry of outline) {
    if (above?.kind === 'attachment' && entry.kind !== 'attachment') return false;
    if (entry.level === 1) above = entry;
    else if (above?.kind !== 'part') return false;
  }
  return true;
}

/** An entry and, for a part, those below it. */
export function blockOf<Entry extends Entries[number]>(
  outline: readonly Entry[],
  id: SectionId,
): readonly Entry[] {
  const at = outline.findIndex((entry) => entry.id === id);
  if (at < 0) return [];
  const rest = outline.slice(at + 1);
  const end = outline[at]!.level === 1 ? rest.findIndex(({ level }) => level === 1) : 0;
  return [outline[at]!, ...rest.slice(0, end < 0 ? rest.length : end)];
}

/**
 * The outline with an entry, and what is below it, put before another one; `before` null: at the end.
 * Null where it cannot stand there, or nothing would change.
 */
export function movedEntry<Entry extends Entries[number]>(
  outline: readonly Entry[],
  id: SectionId,
  before: SectionId | null,
): readonly Entry[] | null {
  const block = blockOf(outline, id);
  if (block.length === 0 || block.some((entry) => entry.id === before)) return null;
  const rest = outline.filter((entry) => !block.includes(entry));
  const at = before === null ? rest.length : rest.findIndex((entry) => entry.id === before);
  if (at < 0) return null;
  const moved = [...rest.slice(0, at), ...block, ...rest.slice(at)];
  // What is below a part would come below what is put between.
  const isTorn = block[0]!.level === 1 && rest[at]?.level === 2;
  const isSame = moved.every((entry, index) => entry === outline[index]);
  return isTorn || isSame || !isGoodOrder(moved) ? null : moved;
}

/**
 * Where an entry goes one step up or down among those it can stand among: the `before` of {@link movedEntry}; undefined where it is
 * the first or last already.
 */
export function stepOf(
  outline: Entries,
  id: SectionId,
  direction: 'up' | 'down',
): SectionId | null | undefined {
  const block = blockOf(outline, id);
  const start = outline.findIndex((entry) => entry.id === id);
  const places = [...outline.map((entry) => entry.id), null];
  const candidates =
    direction === 'up'
      ? places.slice(0, Math.max(0, start)).reverse()
      : places.slice(start + block.length + 1);
  return candidates.find((before) => movedEntry(outline, id, before) !== null);
}

/** Whether a report of its genre does without this section: only further ones 其他, attachments and empty parts can be removed. */
export function isOptional(outline: Entries, id: SectionId): boolean {
  const [entry, ...below] = blockOf(outline, id);
  if (entry?.kind === 'part') return below.length === 0;
  return entry?.kind === 'other' || entry?.kind === 'attachment';
}
