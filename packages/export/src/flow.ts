// A report as the sequence of its paragraphs, title and signature included: what every writer walks over.

import { type OrdinalLevel, type Report, type Run, shownSections } from '@huigao/report';
import type { Node } from 'prosemirror-model';

/** One paragraph of the finished document. */
export type FlowParagraph =
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

/** The text of a paragraph, its number included. */
export function flowText(paragraph: FlowParagraph): string {
  switch (paragraph.role) {
    case 'heading':
      return paragraph.number + runsText(paragraph.runs);
    case 'paragraph':
      return runsText(paragraph.runs);
    default:
      return paragraph.text;
  }
}

function leadingOrdinal(body: Node | undefined, [first]: readonly Run[]): OrdinalLevel | null {
  if (!body || first?.type !== 'ordinal') return null;
  return (body.nodeAt(first.pos)?.attrs.level as OrdinalLevel | undefined) ?? null;
}

function body(report: Report): readonly FlowParagraph[] {
  const sections = shownSections(report);
  return sections.flatMap(({ entry, number, blocks }, index): FlowParagraph[] => {
    const { level } = entry;
    const childless = level === 1 && sections[index + 1]?.entry.level !== 2;
    const title: Run = { type: 'text', text: entry.title, bold: false, pos: 0 };
    return [
      { role: 'heading', level, number, runs: [title], childless },
      ...blocks.map((block): FlowParagraph => {
        const { runs } = block;
        if (block.type === 'paragraph')
          return { role: 'paragraph', runs, ordinal: leadingOrdinal(report.bodies.get(entry.id), runs) };
        return { role: 'heading', level: block.level ?? 3, number: block.number, runs, childless: false };
      }),
    ];
  });
}

/** The paragraphs of a report in order. Empty ones are left out: in the finished document distance is layout. */
export function reportFlow(report: Report): readonly FlowParagraph[] {
  const { department, date } = report.signature;
  const flow: FlowParagraph[] = [
    { role: 'title', text: report.title },
    ...body(report),
    { role: 'department', text: department },
    { role: 'date', text: date ? dateText(date) : '' },
  ];
  return flow.filter((paragraph) => flowText(paragraph).trim() !== '');
}
