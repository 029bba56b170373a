// A report as the sequence of its paragraphs and tables, title and signature included: what every writer walks over.

import {
  type Block,
  blockText,
  linesOfBlocks,
  type OrdinalLevel,
  type Report,
  type Run,
  type ShownSection,
  type ShownTable,
  shownSections,
  withTables,
} from '@huigao/report';
import type { Node } from 'prosemirror-model';

/** A table of the finished document. */
export type FlowTable = Omit<ShownTable, 'type'> & { readonly role: 'table' };

/** One paragraph of the finished document, or a table. */
export type FlowParagraph =
  | FlowTable
  /** The caption 表题 of the table that follows. */
  | { readonly role: 'caption'; readonly runs: readonly Run[] }
  | { readonly role: 'title' | 'department' | 'date'; readonly text: string }
  | {
      readonly role: 'heading';
      /** Level of the numbering scheme, from 1. */
      readonly level: number;
      readonly number: string;
      readonly runs: readonly Run[];
      /** For a first-level heading: whether no second-level heading stands below it. */
      readonly childless: boolean;
    }
  | {
      readonly role: 'paragraph';
      readonly runs: readonly Run[];
      /** What the number it begins with counts, null when it begins with none. */
      readonly ordinal: OrdinalLevel | null;
    };

/** `2024-03-05` as GB/T 9704-2012, 7.3.5.4 writes it: `2024年3月5日`. */
export function dateText(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** The text of runs. */
export const runsText = (runs: readonly Run[]) => runs.map(({ text }) => text).join('');

/** The text of a paragraph, its number included; a table is a line for each row, its cells parted by tabs. */
export function flowText(paragraph: FlowParagraph): string {
  switch (paragraph.role) {
    case 'heading':
      return paragraph.number + runsText(paragraph.runs);
    case 'paragraph':
    case 'caption':
      return runsText(paragraph.runs);
    case 'table':
      return tableLines(paragraph).join('\n');
    default:
      return paragraph.text;
  }
}

function leadingOrdinal(body: Node | undefined, [first]: readonly Run[]): OrdinalLevel | null {
  if (!body || first?.type !== 'ordinal') return null;
  return (body.nodeAt(first.pos)?.attrs.level as OrdinalLevel | undefined) ?? null;
}

const tableLines = ({ rows }: FlowTable) =>
  linesOfBlocks(
    rows.flatMap((row) =>
      row.flatMap(({ blocks, ...cell }) =>
        blocks.map((block) => ({ block: { cell }, text: blockText(block) })),
      ),
    ),
  );

function flowBlock(report: Report, { entry }: ShownSection, block: Block | ShownTable): FlowParagraph {
  if (block.type === 'table') {
    const { type: _, ...table } = block;
    return { role: 'table', ...table };
  }
  const { runs, type } = block;
  switch (type) {
    case 'heading':
      return { role: 'heading', level: block.level ?? 3, number: block.number, runs, childless: false };
    case 'caption':
      return { role: 'caption', runs };
    case 'paragraph':
      return { role: 'paragraph', runs, ordinal: leadingOrdinal(report.bodies.get(entry.id), runs) };
  }
}

function body(report: Report): readonly FlowParagraph[] {
  const sections = shownSections(report);
  return sections.flatMap((section, index): FlowParagraph[] => {
    const { entry, number } = section;
    const { level } = entry;
    const childless = level === 1 && sections[index + 1]?.entry.level !== 2;
    const title: Run = { type: 'text', text: entry.title, bold: false, pos: 0 };
    return [
      { role: 'heading', level, number, runs: [title], childless },
      ...withTables(section.blocks).map((block) => flowBlock(report, section, block)),
    ];
  });
}

/** The paragraphs and tables of a report in order. Empty ones are left out: in the finished document distance is layout. */
export function reportFlow(report: Report): readonly FlowParagraph[] {
  const { department, date } = report.signature;
  const flow: FlowParagraph[] = [
    { role: 'title', text: report.title },
    ...body(report),
    { role: 'department', text: department },
    { role: 'date', text: date ? dateText(date) : '' },
  ];
  return flow.filter((paragraph) => paragraph.role === 'table' || flowText(paragraph).trim() !== '');
}
