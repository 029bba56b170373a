// The text of a report as a reader sees it: numbers computed, places shown. Exports, digests and checks read it from here.

import type { Node } from 'prosemirror-model';
import { placeText, resolveFigure } from '../figure-values';
import { type FigureId, figureId, type SectionId } from '../ids';
import { liveBlocks } from '../live/live-blocks';
import type { BodyRange } from '../remarks/quote';
import { maybeSection, type OutlineEntry, type Report } from '../report';
import { figuresShownIn } from '../workflow/pins';
import { type FootnoteAttrs, noteInLine } from './footnote';
import type { LiveKind } from './live-block-kinds';
import { type BodyNumber, numberBody, numberOutline } from './numbering';
import type { PlaceAttrs } from './schema';
import { type CellPlace, placedCells } from './table-nodes';

/** A stretch of a paragraph with one origin; the runs of a paragraph, joined, are its text. */
export interface Run {
  readonly type: 'text' | 'ordinal' | 'place' | 'break' | 'note';
  /** Of a footnote: as it reads within a line. */
  readonly text: string;
  readonly bold: boolean;
  /** Position in the section's body of the character or node the run begins with. */
  readonly pos: number;
  readonly figure?: FigureId;
  /** What a footnote says. */
  readonly note?: string;
}

/** One block of a section as shown. A table is a block for each paragraph of its cells, and one for each cell without any. */
export interface Block {
  /** `caption`: the caption 表题 of the table that follows. */
  readonly type: 'paragraph' | 'heading' | 'caption';
  /** Level of the scheme, for headings. */
  readonly level: number | null;
  /** Computed number of a heading, `''` for paragraphs. */
  readonly number: string;
  /** Position of the block in the section's body. */
  readonly pos: number;
  readonly runs: readonly Run[];
  /** Where it stands in a table; absent outside of tables. */
  readonly cell?: CellPlace;
  /** Of a live block: what that is of. Its position, and that of its run, is the block's. */
  readonly live?: LiveKind;
}

/** The text of a block, its number included. A hard break is a line feed, a footnote stands where it is referred to. */
export function blockText(block: Block): string {
  return block.number + block.runs.map((run) => run.text).join('');
}

/** The text of a block without what its footnotes say. */
export const textAboveNotes = ({ number, runs }: Block): string =>
  number + runs.map(({ type, text }) => (type === 'note' ? '' : text)).join('');

/** The figure a place speaks of; the id it was written with where nobody knows it. */
const meant = (figures: Report['figures'], id: string): FigureId =>
  resolveFigure(figures, figureId(id))?.id ?? figureId(id);

/** What a text needs of its report to be shown. */
type Showing = Pick<Report, 'figures' | 'scheme'> &
  Partial<Pick<Report, 'tasks' | 'indicators'>> & {
    /** Figures an agreed section was agreed with. */
    readonly pinned?: ReadonlySet<string> | null;
  };

function inlineRun(report: Showing, node: Node, pos: number, numbers: ReadonlyMap<number, BodyNumber>): Run {
  const bold = node.marks.some((mark) => mark.type.name === 'bold');
  switch (node.type.name) {
    case 'text':
      return { type: 'text', text: node.text ?? '', bold, pos };
    case 'ordinal':
      return { type: 'ordinal', text: numbers.get(pos)?.text ?? '', bold, pos };
    case 'place': {
      const attrs = node.attrs as PlaceAttrs;
      return {
        type: 'place',
        text: placeText(report.figures, attrs),
        bold,
        pos,
        figure: meant(report.figures, attrs.figure),
      };
    }
    case 'footnote': {
      const { text: note } = node.attrs as FootnoteAttrs;
      return { type: 'note', text: noteInLine(note), bold: false, pos, note };
    }
    default:
      return { type: 'break', text: '\n', bold, pos };
  }
}

/** The blocks of a body as shown with these figures (`figuresShownIn` gives those of a section). */
export function bodyBlocks(report: Showing, body: Node): readonly Block[] {
  const numbers = new Map(numberBody(body, report.scheme).map((number) => [number.pos, number]));
  const blocks: Block[] = [];
  const add = (node: Node, pos: number, cell?: CellPlace) => {
    const runs: Run[] = [];
    node.forEach((child, offset) => {
      runs.push(inlineRun(report, child, pos + 1 + offset, numbers));
    });
    const type = blockTypes[node.type.name] ?? 'paragraph';
    const level = type === 'heading' ? (node.attrs.level as number) : null;
    const number = numbers.get(pos)?.text ?? '';
    blocks.push({ type, level, number, pos, runs, ...(cell ? { cell } : {}) });
  };
  body.forEach((node, pos) => {
    if (node.type.name === 'table') {
      for (const { node: cell, pos: start, place } of placedCells(node, pos)) {
        if (cell.childCount === 0) add(cell, start, place);
        cell.forEach((paragraph, offset) => {
          add(paragraph, start + 1 + offset, place);
        });
      }
    } else if (node.type.name === 'liveBlock') blocks.push(...liveBlocks(report, node, pos));
    else if (node.isTextblock) add(node, pos);
  });
  return blocks;
}

const blockTypes: Readonly<Record<string, Block['type']>> = { heading: 'heading', caption: 'caption' };

/** The blocks of a section's text as shown: an agreed one with the values it was agreed on. */
export function sectionBlocks(report: Report, { id, pins }: OutlineEntry): readonly Block[] {
  const body = report.bodies.get(id);
  if (!body) return [];
  const pinned = pins && new Set(Object.keys(pins));
  return bodyBlocks({ ...report, figures: figuresShownIn(report, pins), pinned }, body);
}

/** An outline entry as shown, with its number and its blocks (none for a part). */
export interface ShownSection {
  readonly entry: OutlineEntry;
  readonly number: string;
  readonly blocks: readonly Block[];
}

/** The whole report in reading order: what every export walks over. */
export function shownSections(report: Report): readonly ShownSection[] {
  const numbers = numberOutline(report.outline, report.scheme);
  return report.outline.map((entry) => ({
    entry,
    number: numbers.get(entry.id) ?? '',
    blocks: sectionBlocks(report, entry),
  }));
}

/** A stretch of a section as a reader sees it, blocks on lines of their own. */
export function shownText(report: Report, id: SectionId, range: BodyRange): string {
  const entry = maybeSection(report, id);
  return entry ? shownIn(sectionBlocks(report, entry), range) : '';
}

/** A stretch of a section as a reader sees it, of the section's blocks. */
export function shownIn(blocks: readonly Block[], { from, to }: BodyRange): string {
  const within = blocks.map((block) => ({
    block,
    text: block.runs
      .filter(({ pos, text, type }) => pos < to && pos + (type === 'text' ? text.length : 1) > from)
      .map(({ pos, text, type }) => (type === 'text' ? text.slice(Math.max(0, from - pos), to - pos) : text))
      .join(''),
  }));
  const lines = linesOfBlocks(within.filter(({ text }) => text !== ''));
  // A stretch of a row begins with its first cell.
  return lines.map((line) => line.replace(/^\t+/, '')).join('\n');
}

/** A block with what is to be read of it. */
interface ReadBlock {
  readonly block: Pick<Block, 'cell'>;
  readonly text: string;
}

/** The texts of one row of a table by column; several paragraphs of a cell are parted by a space, as are lines within one. */
function rowLine(row: readonly ReadBlock[]): string {
  const columns: string[] = [];
  for (const { block, text } of row) {
    const at = block.cell!.column;
    const before = columns[at];
    columns[at] = (before ? `${before} ` : '') + text.replaceAll('\n', ' ');
  }
  return Array.from(columns, (text) => text ?? '').join('\t');
}

/** Blocks as lines: one each, and one for each row of a table, its cells parted by tabs, as spreadsheets write them. */
export function linesOfBlocks(blocks: readonly ReadBlock[]): readonly string[] {
  const lines: string[] = [];
  let row: ReadBlock[] = [];
  const flush = () => {
    if (row.length > 0) lines.push(rowLine(row));
    row = [];
  };
  for (const read of blocks) {
    const { cell } = read.block;
    const last = row[0]?.block.cell;
    if (!cell || last?.table !== cell.table || last.row !== cell.row) flush();
    if (cell) row.push(read);
    else lines.push(read.text);
  }
  flush();
  return lines;
}

/** The paragraphs of one section as plain text, headings included, a row of a table as one; empty ones are left out. */
export function sectionParagraphs(report: Report, id: SectionId): readonly string[] {
  const entry = maybeSection(report, id);
  if (!entry) return [];
  const blocks = sectionBlocks(report, entry).map((block) => ({ block, text: blockText(block) }));
  return linesOfBlocks(blocks).filter((text) => text.trim() !== '');
}

/** Every place of every figure, in reading order; places of a merged figure are those of the other. */
export function placesByFigure(report: Report): ReadonlyMap<FigureId, readonly PlaceRef[]> {
  const places = new Map<FigureId, PlaceRef[]>();
  for (const entry of report.outline) {
    report.bodies.get(entry.id)?.descendants((node, pos) => {
      if (node.type.name !== 'place') return;
      const figure = meant(report.figures, node.attrs.figure as string);
      const list = places.get(figure) ?? [];
      list.push({ section: entry.id, pos });
      places.set(figure, list);
    });
  }
  return places;
}

/** Where a place stands. */
export interface PlaceRef {
  readonly section: SectionId;
  readonly pos: number;
}

/** How long a section's text is. */
export interface SectionCount {
  /** White space not counted. */
  readonly characters: number;
  /** As word processors count 字数: a Han character or mark is one, a word or number of others is one. */
  readonly words: number;
}

/** Letters, digits and marks of words that are parted by spaces. */
const isOfLatinWord = (code: number) => (code >= 0x21 && code <= 0x7e) || (code >= 0xa1 && code <= 0x2ff);

const isSpace = (text: string, at: number, code: number) =>
  code <= 0x20 ||
  code === 0xa0 ||
  ((code <= 0x3000 ? code >= 0x1680 : code === 0xfeff) && /\s/.test(text[at]!));

/** Counts a text, in one pass: a long report is counted again and again while it is written. */
function countText(text: string): SectionCount {
  let [characters, words, isInWord] = [0, 0, false];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isSecondHalf = code >= 0xdc00 && code <= 0xdfff && /[\ud800-\udbff]/.test(text[at - 1] ?? '');
    if (isSecondHalf) continue;
    if (isSpace(text, at, code)) {
      isInWord = false;
      continue;
    }
    const isLatin = isOfLatinWord(code);
    characters++;
    if (!isLatin || !isInWord) words++;
    isInWord = isLatin;
  }
  return { characters, words };
}

/** Counts a section's text as shown, without its title: what places show and computed numbers are of it. */
export function countSection(report: Report, entry: OutlineEntry): SectionCount {
  let [characters, words] = [0, 0];
  for (const block of sectionBlocks(report, entry)) {
    const count = countText(blockText(block));
    characters += count.characters;
    words += count.words;
  }
  return { characters, words };
}

/** Number of characters 字数 of all sections as shown, white space not counted. */
export function countCharacters(report: Report): number {
  let count = 0;
  for (const { blocks } of shownSections(report))
    for (const block of blocks) count += countText(blockText(block)).characters;
  return count;
}
