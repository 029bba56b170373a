// A block of a section as a reader sees it, with its sentences and the numbers in it, and the way back from a stretch of the shown
// text to positions of the body. Everything the rules look at comes from here.

import {
  type Decimal,
  decimal,
  powerOfTen,
  type RecognisedFigure,
  recogniseFigures,
  shownScale,
} from '@huigao/figures';
import {
  type Block,
  blockText,
  bodyBlocks,
  type FigureId,
  type OutlineEntry,
  type Report,
} from '@huigao/report';
import type { FindingPlace } from '../finding';
import { remembered } from './remembered';
import { longestTerm, plainMarks, type Term, termAtEnd, withoutLink } from './roles';

/** A stretch of a line's text, in UTF-16 units. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A number with what the words before it say, as a text says it by itself. */
interface StatedNumber extends Span {
  readonly figure: RecognisedFigure;
  /** Exact value in the base unit. */
  readonly value: Decimal;
  /** The term right before it, and where that begins. */
  readonly term: Term | null;
  readonly termFrom: number;
  /** From the number before it, or the beginning of the sentence, to its term: what qualifies it. */
  readonly lead: string;
  /** Index of its sentence in the line. */
  readonly sentence: number;
}

/** A number in the text of a report. */
export interface Statement extends StatedNumber {
  readonly line: Line;
  /** The figure whose place shows it; null for a typed number. */
  readonly linked: FigureId | null;
}

/** A block of a section as read, or one of its footnotes. */
export interface Line {
  readonly entry: OutlineEntry;
  /** Index of the line in its section. Footnotes come after all blocks. */
  readonly block: number;
  readonly type: Block['type'];
  /** Whether it is a footnote: all of it stands at one position of the body. */
  readonly isNote: boolean;
  readonly level: number | null;
  /** As shown, computed number included. */
  readonly text: string;
  /** Length of the computed number of a heading. */
  readonly numberLength: number;
  /** Where a computed ordinal stands: `level` as in the schema. */
  readonly ordinals: readonly (Span & { readonly level: number | 'point' })[];
  readonly sentences: readonly Span[];
  readonly statements: readonly Statement[];
  /** The statements of each sentence. */
  readonly inSentence: readonly (readonly Statement[])[];
  /** The block of the nearest heading above in its section, -1 for none. */
  readonly under: number;
  readonly anchor: (from: number, to: number) => FindingPlace;
}

const endings = /[。！？!?\n]/g;

function sentencesOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const match of text.matchAll(endings)) {
    // A closing mark belongs to the sentence it ends: “……。”
    let to = match.index + 1;
    while (to < text.length && /[”’）)]/.test(text[to]!)) to++;
    if (to > from) spans.push({ from, to });
    from = Math.max(from, to);
  }
  if (from < text.length) spans.push({ from, to: text.length });
  return spans;
}

/** How far before a number its term may begin, spaces and link words included. */
const lookBack = longestTerm + 16;

/** The term before `end`, and the offset where it begins. */
function termBefore(text: string, floor: number, end: number): { term: Term; from: number } | null {
  const start = Math.max(floor, end - lookBack);
  const near = text.slice(start, end);
  if (!/\s/.test(near)) return termEnding(near, (at) => start + at);
  const offsets: number[] = [];
  let dense = '';
  for (let index = start; index < end; index++) {
    const sign = text[index]!;
    if (/\s/.test(sign)) continue;
    dense += sign;
    offsets.push(index);
  }
  return termEnding(dense, (at) => offsets[at]!);
}

/** The term that a text without spaces ends with, link words aside. */
function termEnding(dense: string, offset: (at: number) => number): { term: Term; from: number } | null {
  const trimmed = withoutLink(plainMarks(dense));
  const term = termAtEnd(trimmed);
  return term && { term, from: offset(trimmed.length - plainMarks(term.text).length) };
}

/** Places and footnotes stand as their text in the line; `startsAt` has the offset where each run begins. */
function anchorIn(block: Block, starts: readonly number[], entry: OutlineEntry) {
  const runAt = (offset: number) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return (from: number, to: number): FindingPlace => {
    const section = entry.id;
    const [left, right] = [runAt(from), runAt(Math.max(to - 1, from))];
    const [first, last] = [block.runs[left], block.runs[right]];
    if (!first || !last || to <= from) return { section, from: block.pos + 1, to: block.pos + 1 };
    const begin = first.type === 'text' ? first.pos + Math.max(0, from - starts[left]!) : first.pos;
    const end = last.type === 'text' ? last.pos + to - starts[right]! : last.pos + 1;
    return { section, from: begin, to: Math.max(begin, end) };
  };
}

function lineOf(entry: OutlineEntry, block: Block, index: number, under: number): Line {
  const text = blockText(block);
  const starts: number[] = [];
  const ordinals: (Span & { level: number | 'point' })[] = [];
  const places: (Span & { figure: FigureId })[] = [];
  let offset = block.number.length;
  for (const run of block.runs) {
    starts.push(offset);
    const span = { from: offset, to: offset + run.text.length };
    if (run.type === 'place' && run.figure) places.push({ ...span, figure: run.figure });
    if (run.type === 'ordinal') ordinals.push({ ...span, level: run.text.endsWith('是') ? 'point' : 3 });
    offset = span.to;
  }
  const { sentences, stated } = block.number === '' ? readText(text) : textAfter(text, block.number.length);
  const statements: Statement[] = [];
  const inSentence: Statement[][] = sentences.map(() => []);
  const line: Line = {
    entry,
    block: index,
    type: block.type,
    isNote: block.runs.length === 1 && block.runs[0]!.type === 'note',
    level: block.level,
    text,
    numberLength: block.number.length,
    ordinals,
    sentences,
    statements,
    inSentence,
    under,
    anchor: anchorIn(block, starts, entry),
  };
  let place = 0;
  for (const number of stated) {
    while (places[place] && places[place]!.to <= number.from) place++;
    const linked = figureAt(places[place], number.figure);
    const { from, to, figure, value, term, termFrom, lead, sentence } = number;
    const statement = { line, from, to, figure, value, linked, term, termFrom, lead, sentence };
    statements.push(statement);
    inSentence[sentence]?.push(statement);
  }
  return line;
}

/** The figure of a place, if a number stands in it. */
const figureAt = (
  place: (Span & { readonly figure: FigureId }) | undefined,
  { coreFrom, coreTo }: RecognisedFigure,
): FigureId | null => (place && place.from <= coreFrom && place.to >= coreTo ? place.figure : null);

/** What a text says by itself. */
interface ReadText {
  readonly sentences: readonly Span[];
  readonly stated: readonly StatedNumber[];
}

/** @param start - where it begins, after the computed number of a heading */
function textAfter(text: string, start: number): ReadText {
  const sentences = sentencesOf(text);
  const stated: StatedNumber[] = [];
  let sentence = 0;
  let end = 0;
  for (const figure of recogniseFigures(text)) {
    if (figure.from < start) continue;
    while (sentences[sentence] && sentences[sentence]!.to <= figure.from) sentence++;
    const floor = Math.max(end, sentences[sentence]?.from ?? 0);
    const found = termBefore(text, floor, figure.from);
    const termFrom = found?.from ?? figure.from;
    stated.push({
      from: figure.from,
      to: figure.to,
      figure,
      value: decimal(figure.value),
      term: found?.term ?? null,
      termFrom,
      lead: text.slice(Math.max(floor, termFrom - 200), termFrom),
      sentence,
    });
    end = figure.to;
  }
  return { sentences, stated };
}

const readText = remembered((text) => textAfter(text, 0));

/** A block as it is read: its footnotes are lines of their own, and interrupt no sentence. */
function readBlock(block: Block): Block {
  // What is drawn from figures cannot contradict them, and says nothing of its own.
  if (block.live) return { ...block, runs: [] };
  return block.runs.some(({ type }) => type === 'note')
    ? { ...block, runs: block.runs.filter(({ type }) => type !== 'note') }
    : block;
}

/** The footnotes of a block as blocks. */
const notesOf = ({ pos, runs }: Block): readonly Block[] =>
  runs.flatMap((run) =>
    run.note ? [{ type: 'paragraph', level: null, number: '', pos, runs: [{ ...run, text: run.note }] }] : [],
  );

/** The lines of one section, in order; none for a part. */
export function linesOf(report: Report, entry: OutlineEntry): readonly Line[] {
  const body = report.bodies.get(entry.id);
  if (!body) return [];
  const blocks = bodyBlocks(report, body);
  let under = -1;
  return [...blocks.map(readBlock), ...blocks.flatMap(notesOf)].map((block, index) => {
    const line = lineOf(entry, block, index, index < blocks.length ? under : -1);
    if (block.type === 'heading') under = index;
    return line;
  });
}

/** Index of the first span that ends behind an offset; spans are in order and apart. */
export function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.to > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The statements inside a stretch of a line. */
export function statementsWithin({ statements }: Line, { from, to }: Span): readonly Statement[] {
  const first = firstEndingAfter(statements, from);
  const own: Statement[] = [];
  for (let index = first; index < statements.length && statements[index]!.to <= to; index++)
    if (statements[index]!.from >= from) own.push(statements[index]!);
  return own;
}

/** What one in the last printed place of a number is worth, in its base unit. */
export function placeWorth({ figure }: Pick<Statement, 'figure'>): Decimal {
  const { scale, decimals } = figure.format;
  return powerOfTen((shownScale(figure.unit, scale)?.exponent ?? 0) - (decimals ?? 0));
}
