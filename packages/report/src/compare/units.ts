// A section's text as the units that are compared: paragraphs and headings, and of a table its rows.

import type { PlaceAttrs } from '../body/schema';
import { type Block, sectionBlocks } from '../body/text';
import type { SectionId } from '../ids';
import type { OutlineEntry, Report } from '../report';
import { type ComparedRun, type Token, tokensOf } from './compare-runs';
import type { Segmenter } from './words';

/** One block of a unit. */
export interface UnitBlock {
  readonly block: Block;
  readonly tokens: readonly Token[];
}

export interface Unit {
  readonly section: SectionId;
  /** Paragraphs and headings are one block; a row has one for each paragraph of its cells. */
  readonly blocks: readonly UnitBlock[];
  readonly isRow: boolean;
  /** Units of one key say the same with the same figures, whatever those show. */
  readonly key: string;
  /** What it reads, without its number. */
  readonly text: string;
}

/** Where a block stands in a table; absent outside of tables. */
export const cellOf = (block: Block) =>
  (
    block as Block & {
      readonly cell?: { readonly table: number; readonly row: number; readonly column: number };
    }
  ).cell;

/** Rows of one table stand beside each other, so that table and row together tell which one a block is of. */
const rowOf = (block: Block): string | null => {
  const cell = cellOf(block);
  return cell ? `${cell.table} ${cell.row}` : null;
};

function unitOf(section: SectionId, blocks: readonly UnitBlock[]): Unit {
  const isRow = rowOf(blocks[0]!.block) !== null;
  const keys = blocks.map(({ block, tokens }) => {
    const where = cellOf(block) ? `${cellOf(block)!.column}` : `${block.type}${block.level ?? ''}`;
    return `${where}\u0000${tokens.map(({ key }) => key).join('\u0001')}`;
  });
  const text = blocks.map(({ tokens }) => tokens.map((token) => token.text).join('')).join('\t');
  return { section, blocks, isRow, key: keys.join('\u0002'), text };
}

/** The units of a section as it is shown; empty paragraphs say nothing and are left out. */
export function unitsOf(report: Report, entry: OutlineEntry, segment: Segmenter): readonly Unit[] {
  const body = report.bodies.get(entry.id);
  const withFormat = (run: ComparedRun): ComparedRun =>
    run.type === 'place' ? { ...run, format: (body!.nodeAt(run.pos)!.attrs as PlaceAttrs).format } : run;
  const units: Unit[] = [];
  let row: UnitBlock[] = [];
  const flush = () => {
    if (row.length > 0) units.push(unitOf(entry.id, row));
    row = [];
  };
  for (const block of sectionBlocks(report, entry)) {
    const one = { block, tokens: tokensOf(block.runs.map(withFormat), segment) };
    if (row.length > 0 && rowOf(row[0]!.block) !== rowOf(block)) flush();
    if (rowOf(block) !== null) row.push(one);
    else if (one.tokens.length > 0) units.push(unitOf(entry.id, [one]));
  }
  flush();
  return units;
}
