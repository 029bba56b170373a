// What differs between two states of a report, as a reader sees them. Pure and without a clock: the same in page, worker and test.

import { numberOutline } from '../body/numbering';
import { figureText } from '../figure-values';
import type { FigureId, SectionId } from '../ids';
import type { OutlineEntry, Report, SectionStatus } from '../report';
import { type Aligned, alignUnits, type Move, movesAmong } from './align-units';
import { commonPairs } from './common-pairs';
import { compareTokens, type Span, wholeSpans } from './compare-runs';
import { cellOf, type Unit, type UnitBlock, unitsOf } from './units';
import { inWords, type Segmenter } from './words';

/**
 * What happened to a paragraph or a row. `figures`: nobody typed anything, its places show other values; `renumbered`: nor do they, but
 * a heading that came or went gave it another number. `moved-away` and
 * `moved-here` are the two ends of one move; what else changed in it shows at the second.
 */
export type UnitChange =
  | 'same'
  | 'changed'
  | 'figures'
  | 'renumbered'
  | 'added'
  | 'removed'
  | 'moved-away'
  | 'moved-here';

/** One block of a compared unit: a paragraph, a heading, or a paragraph of a cell. */
export interface ComparedBlock {
  readonly type: string;
  readonly level: number | null;
  /** Computed number of a heading, as it is after, and as it was before where that is another one. */
  readonly number: string;
  readonly numberBefore: string | null;
  /** Column of a cell; null outside of tables. */
  readonly column: number | null;
  readonly spans: readonly Span[];
}

export interface ComparedUnit {
  readonly change: UnitChange;
  readonly isRow: boolean;
  readonly blocks: readonly ComparedBlock[];
  /** Common to the two ends of one move; null for all else. */
  readonly move: number | null;
  /** Position of its first block in the section's body before and after; null where it is not there. */
  readonly at: { readonly before: number | null; readonly after: number | null };
}

/** A section is another one by its place when those that stand in both reports stand in another order. */
export interface ComparedSection {
  readonly id: SectionId;
  readonly change: 'both' | 'added' | 'removed';
  readonly kind: OutlineEntry['kind'];
  readonly level: 1 | 2;
  /** Number and title, as they are after where it is there. */
  readonly number: string;
  readonly title: { readonly before: string; readonly after: string };
  readonly status: { readonly before: SectionStatus | null; readonly after: SectionStatus | null };
  readonly hasMoved: boolean;
  readonly units: readonly ComparedUnit[];
  /** Units that somebody changed, those in which only figures did, and those that got another number. */
  readonly typed: number;
  readonly byFigures: number;
  readonly renumbered: number;
}

/** A figure whose value or name is another one; null: it is not there. */
export interface ComparedFigure {
  readonly figure: FigureId;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface Comparison {
  readonly title: { readonly before: string; readonly after: string };
  /** In the order of the report after; what went stands where it stood. */
  readonly sections: readonly ComparedSection[];
  readonly figures: readonly ComparedFigure[];
}

export interface CompareOptions {
  /** Only this section. */
  readonly section?: SectionId;
  /** How text is told into words. */
  readonly segment?: Segmenter;
}

interface Pair {
  readonly before: OutlineEntry | null;
  readonly after: OutlineEntry | null;
}

/** Sections of both outlines by their ids; those that went stand after the one they stood behind. */
function pairsOf(before: Report, after: Report): readonly Pair[] {
  const now = new Map(after.outline.map((entry) => [entry.id, entry]));
  const was = new Map(before.outline.map((entry) => [entry.id, entry]));
  const gone = new Map<SectionId | null, OutlineEntry[]>();
  let behind: SectionId | null = null;
  for (const entry of before.outline) {
    if (now.has(entry.id)) behind = entry.id;
    else gone.set(behind, [...(gone.get(behind) ?? []), entry]);
  }
  const goneBehind = (id: SectionId | null) =>
    (gone.get(id) ?? []).map((entry): Pair => ({ before: entry, after: null }));
  return [
    ...goneBehind(null),
    ...after.outline.flatMap((entry) => [
      { before: was.get(entry.id) ?? null, after: entry },
      ...goneBehind(entry.id),
    ]),
  ];
}

/** Sections that both outlines have and that left the order of the others. */
function movedSections(before: Report, after: Report): ReadonlySet<SectionId> {
  const idsOf = ({ outline }: Report) => outline.map(({ id }) => id);
  const now = idsOf(after);
  const inOrder = new Set(commonPairs(idsOf(before), now).map(([, index]) => index));
  const known = new Set(idsOf(before));
  return new Set(now.filter((id, index) => known.has(id) && !inOrder.has(index)));
}

/** Everything that differs between two reports. */
export function compareReports(before: Report, after: Report, options: CompareOptions = {}): Comparison {
  const segment = options.segment ?? inWords;
  const pairs = pairsOf(before, after).filter(
    ({ before, after }) => !options.section || (after ?? before)!.id === options.section,
  );
  const aligned = pairs.map(({ before: was, after: is }) =>
    alignUnits(was ? unitsOf(before, was, segment) : [], is ? unitsOf(after, is, segment) : []),
  );
  const moves = movesAmong(aligned.flat());
  const moved = movedSections(before, after);
  const numbers = {
    before: numberOutline(before.outline, before.scheme),
    after: numberOutline(after.outline, after.scheme),
  };
  return {
    title: { before: before.title, after: after.title },
    sections: pairs.map((pair, index) => {
      const entry = (pair.after ?? pair.before)!;
      return {
        ...sectionOf(pair, aligned[index]!, moves),
        number: numbers[pair.after ? 'after' : 'before'].get(entry.id) ?? '',
        hasMoved: moved.has(entry.id),
      };
    }),
    figures: comparedFigures(before, after),
  };
}

function sectionOf(
  { before, after }: Pair,
  aligned: readonly Aligned[],
  moves: readonly Move[],
): Omit<ComparedSection, 'number' | 'hasMoved'> {
  const entry = (after ?? before)!;
  const units = aligned.map((one) => comparedUnit(one, moves));
  return {
    id: entry.id,
    change: before && after ? 'both' : after ? 'added' : 'removed',
    kind: entry.kind,
    level: entry.level,
    title: { before: before?.title ?? '', after: after?.title ?? '' },
    status: { before: before?.status ?? null, after: after?.status ?? null },
    units,
    typed: units.filter(({ change }) => isTyped(change)).length,
    byFigures: units.filter(({ change }) => change === 'figures').length,
    renumbered: units.filter(({ change }) => change === 'renumbered').length,
  };
}

/** Whether somebody edited the text. */
const isTyped = (change: UnitChange) => change !== 'same' && change !== 'figures' && change !== 'renumbered';

function comparedUnit({ before, after }: Aligned, moves: readonly Move[]): ComparedUnit {
  const one = (after ?? before)!;
  const found = before && after ? -1 : moves.findIndex((move) => move.before === one || move.after === one);
  const move = moves[found];
  const source = before ?? move?.before ?? null;
  const blocks =
    after && source ? changedBlocks(source, after) : wholeBlocks(one, after ? 'added' : 'removed');
  return {
    change: move ? (after ? 'moved-here' : 'moved-away') : changeOf({ before, after }, blocks),
    isRow: one.isRow,
    blocks,
    move: move ? found : null,
    at: { before: positionOf(before), after: positionOf(after) },
  };
}

const positionOf = (unit: Unit | null) => unit && unit.blocks[0]!.block.pos;

function changeOf({ before, after }: Aligned, blocks: readonly ComparedBlock[]): UnitChange {
  if (!before) return 'added';
  if (!after) return 'removed';
  const ops = new Set(blocks.flatMap(({ spans }) => spans.map(({ op }) => op)));
  if (['added', 'removed', 'format'].some((op) => ops.has(op as Span['op'])) || isRestructured(before, after))
    return 'changed';
  if (ops.has('figure')) return 'figures';
  return blocks.some(({ numberBefore }) => numberBefore !== null) ? 'renumbered' : 'same';
}

/** Whether the words stand in other blocks: a heading of another level, a paragraph that was none. */
const isRestructured = (before: Unit, after: Unit) =>
  before.blocks.some(({ block }, index) => {
    const now = after.blocks[index]?.block;
    return now !== undefined && (now.type !== block.type || now.level !== block.level);
  });

function blockOf({ block }: UnitBlock, spans: readonly Span[], before?: UnitBlock): ComparedBlock {
  const { type, level, number } = block;
  const was = before?.block.number ?? number;
  const numberBefore = was === number ? null : was;
  return { type, level, number, numberBefore, column: cellOf(block)?.column ?? null, spans };
}

const wholeBlocks = ({ blocks }: Unit, op: 'added' | 'removed'): readonly ComparedBlock[] =>
  blocks.map((one) => blockOf(one, wholeSpans(one.tokens, op)));

/** Blocks one by one; a row that got or lost cells keeps those it had in their order. */
function changedBlocks(before: Unit, after: Unit): readonly ComparedBlock[] {
  const compared = after.blocks.map((one, index) =>
    blockOf(one, compareTokens(before.blocks[index]?.tokens ?? [], one.tokens), before.blocks[index]),
  );
  const gone = before.blocks.slice(after.blocks.length);
  return [...compared, ...gone.map((one) => blockOf(one, wholeSpans(one.tokens, 'removed')))];
}

function comparedFigures(before: Report, after: Report): readonly ComparedFigure[] {
  const ids = new Set([...before.figures.keys(), ...after.figures.keys()]);
  const textIn = ({ figures }: Report, id: FigureId) =>
    figures.has(id) ? (figureText(figures, id) ?? '') : null;
  return [...ids].flatMap((figure) => {
    const [was, now] = [textIn(before, figure), textIn(after, figure)];
    if (was === now) return [];
    const { label } = (after.figures.get(figure) ?? before.figures.get(figure))!;
    return [{ figure, label, before: was, after: now }];
  });
}
