// A report as pages for Typst: what stands on them is data for the one source of template.ts.

import {
  cellAlignment,
  chartTextSize,
  type HouseTemplate,
  type Report,
  type Run,
  textAboveNotes,
} from '@huigao/report';
import { noteIndents } from '../attachment-note';
import { dateText, type FlowParagraph, type FlowTable, reportFlow } from '../flow';
import { bodySizePt, condensedPt, type HanFont, levelFont, noteSizePt, titleSizePt } from '../grid';
import { type FormalTexts, formalTexts, type Layout, markSizePt } from '../layout';
import { type PageTurn, pageTurns } from '../page-turns';
import { signatureIndents } from '../signature';
import { filledRows, headRows, tableLayout } from '../table-grid';
import { titleLines } from '../text-width';
import { dataPath, template } from './template';
import { type TypstPaper, typstPaper } from './typst-paper';

/** What a face is set in: families in order of preference, and a weight. */
export interface Dress {
  readonly fonts: readonly (string | { readonly name: string; readonly covers: string })[];
  readonly weight: number;
}

/** The dress of every face the standard names, and of what is bold. */
export type Wardrobe = Readonly<Record<HanFont | 'bold', Dress>>;

/** A source for the compiler, and the data it reads. */
export interface TypstPages {
  readonly source: string;
  readonly dataPath: string;
  /** JSON. */
  readonly data: string;
}

/** Footnotes are set at the foot; those without words have no mark. */
const stretches = (runs: readonly Run[]) =>
  runs
    .filter(({ type, text }) => type !== 'note' || text !== '')
    .map(({ type, text, bold, note }) => (type === 'note' ? { note } : { text, bold }));

function table(flow: FlowTable, widthPt: number): object {
  const { sizePt, shares } = tableLayout(flow, widthPt);
  return {
    role: 'table',
    size: sizePt,
    shares,
    heads: headRows(flow),
    cells: filledRows(flow)
      .flat()
      .map(({ blocks, row, column, colspan, rowspan, header }) => ({
        row,
        column,
        colspan,
        rowspan,
        header,
        align: cellAlignment(blocks.map(textAboveNotes).join(' '), { header }),
        paragraphs: blocks.map(({ runs }) => stretches(runs)),
      })),
  };
}

interface Turn {
  readonly landscape: boolean;
  readonly parts: readonly object[];
}

class PartWriter {
  private readonly indents: ReturnType<typeof signatureIndents>;
  private placed = 0;

  constructor(
    report: Report,
    /** Blank lines between the red rule and the title (7.3.1). */
    private readonly aboveTitle: number,
    private readonly areaPt: TypstPaper['areaPt'],
  ) {
    const { department, date } = report.signature;
    this.indents = signatureIndents(department, date ? dateText(date) : '', areaPt.width);
  }

  /** What stands on pages of one direction. */
  turn({ isLandscape, paragraphs }: PageTurn): Turn {
    const parts = paragraphs.map((paragraph, index) => {
      // A change of direction begins a page already.
      if (paragraph.role === 'attachment')
        return { role: 'attachment', text: paragraph.text, breaks: index > 0 };
      if (paragraph.role === 'table')
        return table(paragraph, isLandscape ? this.areaPt.height : this.areaPt.width);
      return this.part(paragraph);
    });
    return { landscape: isLandscape, parts };
  }

  private part(paragraph: Exclude<FlowParagraph, { readonly role: 'attachment' | 'table' }>): object {
    switch (paragraph.role) {
      case 'title':
        return {
          role: 'title',
          above: this.aboveTitle,
          lines: titleLines(paragraph.text, this.areaPt.width / titleSizePt),
        };
      case 'attachmentNote': {
        const { text, isFirst } = paragraph;
        return { role: 'note', text, above: isFirst ? 1 : 0, ...noteIndents(text, isFirst) };
      }
      case 'attachmentTitle':
        return { role: 'attachedTitle', lines: titleLines(paragraph.text, this.areaPt.width / titleSizePt) };
      case 'heading': {
        const { level, number, runs } = paragraph;
        return { role: 'heading', level, number, runs: stretches(runs) };
      }
      case 'paragraph':
        return { role: 'paragraph', runs: stretches(paragraph.runs) };
      case 'caption':
        return { role: 'caption', runs: stretches(paragraph.runs) };
      case 'chart':
        return { role: 'chart', ...paragraph.drawing, textSize: chartTextSize, alt: paragraph.description };
      case 'department':
        return this.signed(paragraph.text, this.indents.department);
      case 'date':
        return this.signed(paragraph.text, this.indents.date);
    }
  }

  /** One blank line above the signature (7.3.5.2). */
  private signed(text: string, leftTwips: number): object {
    const above = this.placed++ === 0 ? 1 : 0;
    return { role: 'placed', text, above, left: leftTwips / 20, sticky: above > 0 };
  }
}

/** Red head above the first, colophon below the last, which stands upright. */
function dressed(turns: readonly Turn[], formal: FormalTexts, widthPt: number): readonly Turn[] {
  const head = {
    role: 'head',
    mark: formal.mark,
    size: markSizePt(formal.mark, widthPt),
    number: formal.number,
  };
  return [
    { landscape: false, parts: [head] },
    ...turns,
    { landscape: false, parts: [{ role: 'colophon', ...formal }] },
  ];
}

/** The pages of a report. The same report gives the same pages. */
export function typstPages(
  report: Report,
  {
    layout,
    wardrobe,
    date,
    house,
  }: { layout: Layout; wardrobe: Wardrobe; date: string | null; house: HouseTemplate | null },
): TypstPages {
  const formal = formalTexts(report, layout);
  const paper = typstPaper(house);
  const writer = new PartWriter(report, formal ? 2 : 0, paper.areaPt);
  const turns = pageTurns(reportFlow(report)).map((turn) => writer.turn(turn));
  const data = {
    title: report.title,
    author: report.signature.department,
    date: date?.split('-').map(Number) ?? null,
    ...paper,
    size: bodySizePt,
    noteSize: noteSizePt,
    condensed: condensedPt,
    faces: wardrobe,
    levels: [1, 2, 3].map(levelFont),
    turns: formal ? dressed(turns, formal, paper.areaPt.width) : turns,
  };
  return { source: template, dataPath, data: JSON.stringify(data) };
}
