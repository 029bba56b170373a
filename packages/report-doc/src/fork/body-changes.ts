// What makes one body into another, as changes that can each be made alone: what a suggester did becomes suggestions by this.

import {
  type BodyRange,
  type BodyReplacement,
  bodyFault,
  groundText,
  type MarkName,
  replaced,
  type SuggestedChange,
} from '@huigao/report';
import type { Mark, Node } from 'prosemirror-model';
import { type BodyTokens, isBeginning, isBorder } from './body-tokens';
import { type Gap, gapsBetween, gapsWithin } from './token-gaps';
import { wholeBlocks } from './whole-blocks';

/** A change of the first body, with the stretch of the second that came of it. */
export interface BodyChange extends BodyReplacement {
  readonly start: number;
  readonly end: number;
  /** What it is called; each is a replacement all the same. */
  readonly does: SuggestedChange['do'];
}

const tableParts = /^<table(Row|Cell|Header)/;

/** The table in which a gap changes rows or cells, as the position it begins at; null elsewhere. */
function changedTable(a: BodyTokens, b: BodyTokens, { from, to, start, end }: Gap): number | null {
  const touched = [...a.tokens.slice(from, to), ...b.tokens.slice(start, end)];
  if (!touched.some((token) => isBeginning(token) && tableParts.test(token))) return null;
  const $from = a.body.resolve(from);
  return $from.depth > 0 && $from.node(1).type.name === 'table' ? $from.before(1) : null;
}

const over = (first: Gap, last: Gap): Gap => ({
  from: first.from,
  to: last.to,
  start: first.start,
  end: last.end,
});

/** A column is taken out of every row or of none: what changes the cells of one table is one change. */
function joinInTables(a: BodyTokens, b: BodyTokens, gaps: readonly Gap[]): Gap[] {
  const joined: Gap[] = [];
  const began = new Map<number, number>();
  for (const gap of gaps) {
    const table = changedTable(a, b, gap);
    const first = table === null ? undefined : began.get(table);
    if (first === undefined) {
      if (table !== null) began.set(table, joined.length);
      joined.push(gap);
    } else joined.push(over(joined.splice(first)[0]!, gap));
  }
  return joined;
}

function replacementFor(b: BodyTokens, { from, to, start, end }: Gap): BodyReplacement {
  return { from, to, slice: b.body.slice(start, end) };
}

/** Whether a gap can be closed alone and leaves a body. */
function standsAlone(a: BodyTokens, b: BodyTokens, gap: Gap): boolean {
  const after = replaced(a.body, replacementFor(b, gap));
  if (!after || after.content.size !== a.tokens.length - (gap.to - gap.from) + (gap.end - gap.start))
    return false;
  const touchesBlocks =
    a.tokens.slice(gap.from, gap.to).some(isBorder) || b.tokens.slice(gap.start, gap.end).some(isBorder);
  return !touchesBlocks || isBody(after);
}

function isBody(body: Node): boolean {
  try {
    body.check();
    return bodyFault(body) === null;
  } catch {
    return false;
  }
}

/** Joins gaps with their neighbours until each can be closed alone. */
function joinUntilAlone(a: BodyTokens, b: BodyTokens, gaps: readonly Gap[]): Gap[] {
  const alone: Gap[] = [];
  let open: Gap | null = null;
  for (const gap of gaps) {
    const now: Gap = open ? over(open, gap) : gap;
    open = standsAlone(a, b, now) ? null : now;
    if (!open) alone.push(now);
  }
  while (open) {
    const before = alone.pop();
    if (!before) return [over(gaps[0]!, gaps.at(-1)!)];
    const now: Gap = over(before, open);
    open = standsAlone(a, b, now) ? null : now;
    if (!open) alone.push(now);
  }
  return alone;
}

const kinds = /^<(paragraph|heading)/;

function doesOf(a: BodyTokens, b: BodyTokens, { from, to, start, end }: Gap): BodyChange['does'] {
  if (to - from !== 1 || end - start !== 1) return 'replace';
  const [was, is] = [a.tokens[from], b.tokens[start]];
  return isBeginning(was) && isBeginning(is) && kinds.test(was) && kinds.test(is) ? 'block' : 'replace';
}

/** That a block becomes another kind, and what else changes at its beginning. */
function kindsApart(a: BodyTokens, b: BodyTokens, gaps: readonly Gap[]): Gap[] {
  return gaps.flatMap((gap) => {
    const { from, to, start, end } = gap;
    const [first, rest] = [
      { from, to: from + 1, start, end: start + 1 },
      { from: from + 1, to, start: start + 1, end },
    ];
    const isLonger = to - from > 1 || end - start > 1;
    const isKind = from < to && start < end && doesOf(a, b, first) === 'block';
    return isKind && isLonger && a.tokens[from] !== b.tokens[start]
      ? [first, ...gapsWithin(a, b, rest)]
      : [gap];
  });
}

/** A stretch is found again by what reads there: one of borders alone takes in what follows, up to where something reads. */
function withGround({ body, tokens }: BodyTokens, gaps: readonly Gap[]): Gap[] {
  const grounded: Gap[] = [];
  for (const [index, gap] of gaps.entries()) {
    const isKind =
      gap.to - gap.from === 1 && gap.end - gap.start === 1 && kinds.test(String(tokens[gap.from]));
    const most = gaps[index + 1]?.from ?? tokens.length;
    let by = 0;
    if (gap.from < gap.to && !isKind)
      while (gap.to + by < most && groundText(body, { from: gap.from, to: gap.to + by }) === '') by++;
    grounded.push({ ...gap, to: gap.to + by, end: gap.end + by });
  }
  return grounded;
}

/** The one mark by which two sets differ first, and whether the second has it. */
export function markChanged(
  was: readonly Mark[],
  is: readonly Mark[],
): { mark: MarkName; on: boolean } | null {
  const added = is.find((mark) => !mark.isInSet(was));
  const changed = added ?? was.find((mark) => !mark.isInSet(is));
  return changed ? { mark: changed.type.name as MarkName, on: changed === added } : null;
}

/** Stretches that read the same and differ in marks; borders of blocks have none, and end no stretch. */
function markChanges(a: BodyTokens, b: BodyTokens, gaps: readonly Gap[]): Gap[] {
  const found: Gap[] = [];
  let [i, j] = [0, 0];
  let last: string | null = null;
  const compareUntil = (to: number) => {
    for (; i < to; i++, j++) {
      if (isBorder(a.tokens[i])) continue;
      const changed = markChanged(a.marks[i]!, b.marks[j]!);
      const what = changed && `${changed.mark} ${changed.on}`;
      if (what && what === last) found.push({ ...found.pop()!, to: i + 1, end: j + 1 });
      else if (what) found.push({ from: i, to: i + 1, start: j, end: j + 1 });
      last = what;
    }
  };
  for (const { from, to, end } of gaps) {
    compareUntil(from);
    [i, j, last] = [to, end, null];
  }
  compareUntil(a.tokens.length);
  return found;
}

/** The body after changes that do not overlap, in order; null where one does not fit. */
export function withReplacements(body: Node, replacements: readonly BodyReplacement[]): Node | null {
  let after: Node | null = body;
  for (const replacement of replacements.toReversed()) after = after && replaced(after, replacement);
  return after;
}

/**
 * What makes body `a` into body `b`, in order and apart from each other: all of them give `b`, and each can be made alone. What two
 * states of one document are known to share is never part of a change.
 */
export function changesBetween(a: BodyTokens, b: BodyTokens): readonly BodyChange[] {
  // What was taken out and put in again alike.
  if (a.body.eq(b.body)) return [];
  const gaps = gapsBetween(a, b);
  const marks = markChanges(a, b, gaps);
  const whole = joinInTables(a, b, wholeBlocks(a, b, kindsWithText(a, b, kindsApart(a, b, gaps))));
  const alone = joinUntilAlone(a, b, withGround(a, whole));
  const changeOf = (gap: Gap, does: BodyChange['does']) => ({ ...gap, ...replacementFor(b, gap), does });
  // What was joined takes the marks between with it.
  const free = marks.filter(({ from, to }) => !alone.some((gap) => from < gap.to && gap.from < to));
  const changes = [
    ...alone.map((gap) => changeOf(gap, doesOf(a, b, gap))),
    ...free.map((gap) => changeOf(gap, 'mark')),
  ].sort((one, other) => one.from - other.from || one.to - other.to);
  if (withReplacements(a.body, changes)?.eq(b.body)) return changes;
  // Not told apart: one change for all of it.
  return [changeOf({ from: 0, to: a.tokens.length, start: 0, end: b.tokens.length }, 'replace')];
}

/** The first stretch of a block's text in which nothing else changes, before it is split; null where there is none. */
function untouched(a: BodyTokens, b: BodyTokens, block: number, others: readonly Gap[]): BodyRange | null {
  const end = a.body.resolve(block + 1).end();
  let from = block + 1;
  for (const other of others) {
    if (other.from <= block || other.from >= end) continue;
    if (other.from > from) return { from, to: other.from };
    if (b.tokens.slice(other.start, other.end).some(isBorder)) return null;
    from = Math.max(from, other.to);
  }
  return from < end ? { from, to: end } : null;
}

/** A block that becomes another kind is known by its text: where all of that changes, too, it is one change. */
function kindsWithText(a: BodyTokens, b: BodyTokens, gaps: readonly Gap[]): Gap[] {
  const known: Gap[] = [];
  for (const gap of gaps) {
    const kind = known.at(-1);
    const isAll =
      kind?.to === gap.from && doesOf(a, b, kind) === 'block' && !untouched(a, b, kind.from, gaps);
    if (isAll) known.splice(-1, 1, over(kind, gap));
    else known.push(gap);
  }
  return known;
}

/** A change as a suggestion says it, and the stretch of the first body it is for. */
export function suggestionOf(
  a: BodyTokens,
  b: BodyTokens,
  change: BodyChange,
  changes: readonly BodyChange[],
): { readonly range: BodyRange; readonly change: SuggestedChange } {
  const { from, to, start, slice, does } = change;
  switch (does) {
    case 'mark': {
      const { mark, on } = markChanged(a.marks[from]!, b.marks[start]!)!;
      return { range: { from, to }, change: { do: 'mark', mark, on } };
    }
    case 'block': {
      const { type, attrs } = slice.content.firstChild!;
      const block = type.name as 'paragraph' | 'heading';
      const level = block === 'heading' ? (attrs.level as 3 | 4 | 5) : null;
      // Of an empty block the point in it.
      const range = untouched(a, b, from, changes) ?? { from: to, to };
      return { range, change: { do: 'block', block, level } };
    }
    default:
      return { range: { from, to }, change: { do: 'replace', slice: slice.toJSON() } };
  }
}
