// A report as a Word document. Headings and numbered paragraphs are numbered by Word itself wherever its count is the report's.

import type { Report, Run } from '@huigao/report';
import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  type Table,
  TextRun,
} from 'docx';
import { dateText, type FlowHeading, type FlowParagraph, reportFlow } from '../flow';
import { type FormalTexts, formalTexts, type Layout } from '../layout';
import { signatureIndents } from '../signature';
import { finishPackage } from './finish-package';
import { colophon, formalStyles, redHead } from './formal';
import {
  documentDefaults,
  hanHint,
  headingStyle,
  linePitch,
  page,
  paragraphStyles,
  titleIndent,
} from './typography';
import { chartStyles, wordChart } from './word-chart';
import { type Mark, noComments, type WordComments, wordComments } from './word-comments';
import { headingLevels, listLevels, listReference, WordCounter } from './word-numbering';
import { textRun, wordRuns } from './word-runs';
import { tableStyles, wordTable } from './word-table';
import { xmlText } from './xml-text';

class BodyWriter {
  private readonly counter: WordCounter;
  private skipsSecond = false;
  private charts = 0;
  private marks: readonly Mark[] = [];
  private readonly indents: ReturnType<typeof signatureIndents>;

  constructor(
    report: Report,
    private readonly formal: FormalTexts | null,
    private readonly comments: WordComments,
  ) {
    this.counter = new WordCounter(report.scheme);
    const { department, date } = report.signature;
    this.indents = signatureIndents(department, date ? dateText(date) : '');
  }

  paragraph(paragraph: FlowParagraph): Paragraph | Table {
    switch (paragraph.role) {
      case 'title':
        return this.title(paragraph.text);
      case 'heading':
        return this.heading(paragraph);
      case 'paragraph':
        return this.text(paragraph);
      case 'caption':
        return new Paragraph({ style: 'Caption', children: this.runs(paragraph.runs) });
      case 'table':
        return wordTable(paragraph, (runs) => this.runs(runs));
      case 'chart':
        return wordChart(paragraph, ++this.charts);
      case 'department':
        return this.signed('Signature', paragraph.text, this.indents.department);
      case 'date':
        return this.signed('Date', paragraph.text, this.indents.date);
    }
  }

  private title(text: string): Paragraph {
    return new Paragraph({
      style: 'Title',
      indent: titleIndent(text),
      // Two blank lines below the red rule (7.3.1).
      ...(this.formal ? { spacing: { before: 2 * linePitch } } : {}),
      children: [textRun(text, false)],
    });
  }

  private runs(runs: readonly Run[]): readonly ParagraphChild[] {
    return wordRuns(runs, this.marks);
  }

  /** The title of a section is none of its text: what stands on the whole section stands around it. */
  private headingRuns({ section, runs }: Pick<FlowHeading, 'section' | 'runs'>): readonly ParagraphChild[] {
    if (section === null) return this.runs(runs);
    this.marks = this.comments.marksIn(section);
    const { before, after } = this.comments.around(section);
    return [...before, ...wordRuns(runs), ...after];
  }

  private heading(heading: FlowHeading): Paragraph {
    const { level, number, childless } = heading;
    const children = this.headingRuns(heading);
    if (level === 1) this.skipsSecond = childless;
    const style = `Heading${Math.min(level, headingLevels)}`;
    if (this.counter.take(level, number, { skipsSecond: this.skipsSecond }))
      return new Paragraph({ style, children });
    return new Paragraph({ style, numbering: false, children: [textRun(number, false), ...children] });
  }

  private text({ runs, ordinal }: FlowParagraph & { readonly role: 'paragraph' }): Paragraph {
    const [first, ...others] = runs;
    const { skipsSecond } = this;
    if (
      first &&
      typeof ordinal === 'number' &&
      !first.bold &&
      this.counter.take(ordinal, first.text, { skipsSecond })
    )
      return new Paragraph({
        style: 'BodyText',
        numbering: { reference: listReference, level: ordinal - 1 },
        children: this.runs(others),
      });
    return new Paragraph({ style: 'BodyText', children: this.runs(runs) });
  }

  private signed(style: string, text: string, left: number): Paragraph {
    return new Paragraph({
      style,
      // A face with wider digits may reach into the margin; it must not break the line.
      indent: { left, right: -1200, firstLine: 0 },
      // No gaps between digits and Han signs: the place is counted in characters, and a date has no spaces (7.3.5.4).
      autoSpaceEastAsianText: false,
      children: [textRun(text, false)],
    });
  }
}

/** `— 1 —`, one character from the outer edge of the type area: right on odd pages, left on even ones (7.5). */
function pageNumber(side: 'left' | 'right'): Footer {
  const alignment = side === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT;
  return new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        alignment,
        indent: { [side]: 280 },
        children: [new TextRun({ font: hanHint, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}

function bodyParagraphs(
  report: Report,
  formal: FormalTexts | null,
  comments: WordComments,
): readonly (Paragraph | Table)[] {
  const writer = new BodyWriter(report, formal, comments);
  const paragraphs = reportFlow(report).map((paragraph) => writer.paragraph(paragraph));
  if (!formal) return paragraphs;
  return [...redHead(formal), ...paragraphs, ...colophon(formal)];
}

/**
 * The bytes of a report as .docx in the layout of GB/T 9704-2012.
 * @param copy - a `review` copy has the comment threads as Word comments
 */
export async function writeDocx(
  report: Report,
  layout: Layout,
  copy: 'clean' | 'review' = 'clean',
): Promise<Uint8Array> {
  const comments = copy === 'review' ? wordComments(report) : noComments;
  const formal = formalTexts(report, layout);
  const headings = Array.from({ length: headingLevels }, (_, index) =>
    headingStyle(index + 1, listReference),
  );
  const document = new Document({
    title: xmlText(report.title),
    creator: xmlText(report.signature.department),
    lastModifiedBy: xmlText(report.signature.department),
    ...(comments.options.length > 0 ? { comments: { children: comments.options } } : {}),
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: documentDefaults },
      paragraphStyles: [
        ...paragraphStyles(headings),
        ...tableStyles,
        ...chartStyles,
        ...(formal ? formalStyles : []),
      ],
    },
    numbering: { config: [{ reference: listReference, levels: listLevels(report.scheme) }] },
    sections: [
      {
        properties: { page, grid: { type: DocumentGridType.LINES, linePitch } },
        footers: { default: pageNumber('right'), even: pageNumber('left') },
        children: bodyParagraphs(report, formal, comments),
      },
    ],
  });
  return finishPackage(await Packer.pack(document, 'uint8array'));
}
