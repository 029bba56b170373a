// A report as the sequence of its paragraphs and tables, title and signature included: what every writer walks over.

import {
  attachmentLabel,
  attachmentNote,
  attachmentNoteStart,
  type Block,
  blockText,
  chartDescription,
  type Drawing,
  drawChart,
  figuresShownIn,
  type LiveBlockAttrs,
  linesOfBlocks,
  liveContent,
  liveSource,
  type OrdinalLevel,
  type Report,
  type Run,
  type SectionId,
  type ShownSection,
  type ShownTable,
  shownSections,
  withTables,
} from '@huigao/report';
import type { Node } from 'prosemirror-model';

/** A table of the finished document. */
export type FlowTable = Omit<ShownTable, 'type'> & { readonly role: 'table' };

/** A chart of the finished document: a picture, and what it says in words. */
export interface FlowChart {
  readonly role: 'chart';
  readonly title: string;
  readonly drawing: Drawing;
  /** For whoever cannot see it. */
  readonly description: string;
  /** The same as a table, for formats without pictures. */
  readonly table: FlowTable;
}

/** A heading of the finished document. */
export interface FlowHeading {
  readonly role: 'heading';
  /** Level of the numbering scheme, from 1. */
  readonly level: number;
  readonly number: string;
  readonly runs: readonly Run[];
  /** For a first-level heading: whether no second-level heading stands below it. */
  readonly childless: boolean;
  /** The entry of the outline it is the title of; null within a text. */
  readonly section: SectionId | null;
  /** Position in the section's body; of a section's title 0. */
  readonly pos: number;
}

/** One paragraph of the finished document, a table or a chart. */
export type FlowParagraph =
  | FlowTable
  | FlowChart
  /** The caption 表题 of the table that follows. */
  | { readonly role: 'caption'; readonly runs: readonly Run[]; readonly pos: number }
  | { readonly role: 'title' | 'department' | 'date'; readonly text: string }
  /** A line of the note 附件说明 between text and signature (7.3.4); the first begins with 附件：. */
  | { readonly role: 'attachmentNote'; readonly text: string; readonly isFirst: boolean }
  /** 附件1, at the top of a page of its own (7.3.7). */
  | { readonly role: 'attachment'; readonly text: string }
  | { readonly role: 'attachmentTitle'; readonly text: string; readonly section: SectionId }
  | FlowHeading
  | {
      readonly role: 'paragraph';
      readonly runs: readonly Run[];
      readonly pos: number;
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

/** Runs without footnotes. */
export const withoutNotes = (runs: readonly Run[]) => runs.filter(({ type }) => type !== 'note');

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
    case 'chart':
      return flowText(paragraph.table);
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

/** A table of a text, or what a live block gives: a chart where it is of one. */
function flowTable(
  report: Report,
  { entry }: ShownSection,
  { type: _, ...shown }: ShownTable,
): FlowParagraph {
  const table: FlowTable = { role: 'table', ...shown };
  const attrs = shown.live && (report.bodies.get(entry.id)?.nodeAt(shown.pos)?.attrs as LiveBlockAttrs);
  if (!attrs) return table;
  const figures = figuresShownIn(report, entry.pins);
  const pinned = entry.pins && new Set(Object.keys(entry.pins));
  const { chart, title } = liveContent(liveSource({ ...report, figures, pinned }), attrs);
  if (!chart) return table;
  return {
    role: 'chart',
    title,
    drawing: drawChart(chart),
    description: chartDescription(title, chart),
    table,
  };
}

function flowBlock(report: Report, section: ShownSection, block: Block | ShownTable): FlowParagraph {
  if (block.type === 'table') return flowTable(report, section, block);
  const { entry } = section;
  const { runs, type, pos } = block;
  switch (type) {
    case 'heading':
      return {
        role: 'heading',
        level: block.level ?? 3,
        number: block.number,
        runs,
        childless: false,
        section: null,
        pos,
      };
    case 'caption':
      return { role: 'caption', runs, pos };
    case 'paragraph':
      return { role: 'paragraph', runs, pos, ordinal: leadingOrdinal(report.bodies.get(entry.id), runs) };
  }
}

function body(report: Report, sections: readonly ShownSection[]): readonly FlowParagraph[] {
  return sections.flatMap((section, index): FlowParagraph[] => {
    const { entry, number } = section;
    const { level } = entry;
    const childless = level === 1 && sections[index + 1]?.entry.level !== 2;
    const title: Run = { type: 'text', text: entry.title, bold: false, pos: 0 };
    return [
      { role: 'heading', level, number, runs: [title], childless, section: entry.id, pos: 0 },
      ...withTables(section.blocks).map((block) => flowBlock(report, section, block)),
    ];
  });
}

/** Whether the author typed the note. */
const hasNote = (sections: readonly ShownSection[]) =>
  sections.some(({ blocks }) => blocks.some((block) => attachmentNoteStart.test(blockText(block))));

/** The note on what is attached; none where the text has one. */
function noteFlow(
  sections: readonly ShownSection[],
  attachments: readonly ShownSection[],
): readonly FlowParagraph[] {
  if (hasNote(sections)) return [];
  const titles = attachments.map(({ entry }) => entry.title);
  return attachmentNote(titles).map((text, index) => ({
    role: 'attachmentNote',
    text,
    isFirst: index === 0,
  }));
}

function attachmentBody(report: Report, attachments: readonly ShownSection[]): readonly FlowParagraph[] {
  return attachments.flatMap((section, index): readonly FlowParagraph[] => [
    { role: 'attachment', text: attachmentLabel(index, attachments.length) },
    { role: 'attachmentTitle', text: section.entry.title, section: section.entry.id },
    ...withTables(section.blocks).map((block) => flowBlock(report, section, block)),
  ]);
}

/** The paragraphs and tables of a report in order. Empty ones are left out: in the finished document distance is layout. */
export function reportFlow(report: Report): readonly FlowParagraph[] {
  const { department, date } = report.signature;
  const shown = shownSections(report);
  const attachments = shown.filter(({ entry }) => entry.kind === 'attachment');
  const sections = shown.filter(({ entry }) => entry.kind !== 'attachment');
  const flow: FlowParagraph[] = [
    { role: 'title', text: report.title },
    ...body(report, sections),
    ...noteFlow(sections, attachments),
    { role: 'department', text: department },
    { role: 'date', text: date ? dateText(date) : '' },
    ...attachmentBody(report, attachments),
  ];
  return flow.filter((paragraph) => paragraph.role === 'table' || flowText(paragraph).trim() !== '');
}
