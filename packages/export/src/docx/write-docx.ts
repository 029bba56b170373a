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
  TextRun,
} from 'docx';
import { dateText, type FlowParagraph, reportFlow } from '../flow';
import { finishPackage } from './finish-package';
import { signatureIndents } from './signature';
import { documentDefaults, hanHint, headingStyle, linePitch, page, paragraphStyles } from './typography';
import { headingLevels, listLevels, listReference, WordCounter } from './word-numbering';

/** Characters that XML 1.0 cannot hold; Word calls a file with one of them damaged. */
const notXml = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;

const textRun = (text: string, bold: boolean) =>
  new TextRun({ text: text.replace(notXml, ''), font: hanHint, ...(bold ? { bold } : {}) });

/** Runs of Word from runs of the report; neighbours of equal weight are one. */
function wordRuns(runs: readonly Run[]): readonly ParagraphChild[] {
  const children: ParagraphChild[] = [];
  let text = '';
  let weight = false;
  const flush = () => {
    if (text !== '') children.push(textRun(text, weight));
    text = '';
  };
  for (const run of runs) {
    if (run.type === 'break' || run.bold !== weight) flush();
    weight = run.bold;
    if (run.type === 'break') children.push(new TextRun({ break: 1 }));
    else text += run.text;
  }
  flush();
  return children;
}

class BodyWriter {
  private readonly counter: WordCounter;
  private skipsSecond = false;
  private readonly indents: ReturnType<typeof signatureIndents>;

  constructor(report: Report) {
    this.counter = new WordCounter(report.scheme);
    const { department, date } = report.signature;
    this.indents = signatureIndents(department, date ? dateText(date) : '');
  }

  paragraph(paragraph: FlowParagraph): Paragraph {
    switch (paragraph.role) {
      case 'title':
        return new Paragraph({ style: 'Title', children: [textRun(paragraph.text, false)] });
      case 'heading':
        return this.heading(paragraph);
      case 'paragraph':
        return this.text(paragraph);
      case 'department':
        return this.signed('Signature', paragraph.text, this.indents.department);
      case 'date':
        return this.signed('Date', paragraph.text, this.indents.date);
    }
  }

  private heading({
    level,
    number,
    runs,
    childless,
  }: FlowParagraph & { readonly role: 'heading' }): Paragraph {
    if (level === 1) this.skipsSecond = childless;
    const style = `Heading${Math.min(level, headingLevels)}`;
    if (this.counter.take(level, number, { skipsSecond: this.skipsSecond }))
      return new Paragraph({ style, children: wordRuns(runs) });
    const typed: Run = { type: 'ordinal', text: number, bold: false, pos: 0 };
    return new Paragraph({ style, numbering: false, children: wordRuns([typed, ...runs]) });
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
        children: wordRuns(others),
      });
    return new Paragraph({ style: 'BodyText', children: wordRuns(runs) });
  }

  private signed(style: string, text: string, left: number): Paragraph {
    return new Paragraph({ style, indent: { left, firstLine: 0 }, children: [textRun(text, false)] });
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

/** The bytes of a report as .docx in the plain layout of GB/T 9704-2012, without red head and colophon. */
export async function writeDocx(report: Report): Promise<Uint8Array> {
  const writer = new BodyWriter(report);
  const headings = Array.from({ length: headingLevels }, (_, index) =>
    headingStyle(index + 1, listReference),
  );
  const document = new Document({
    title: report.title.replace(notXml, ''),
    creator: report.signature.department.replace(notXml, ''),
    lastModifiedBy: report.signature.department.replace(notXml, ''),
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: documentDefaults }, paragraphStyles: paragraphStyles(headings) },
    numbering: { config: [{ reference: listReference, levels: listLevels(report.scheme) }] },
    sections: [
      {
        properties: { page, grid: { type: DocumentGridType.LINES, linePitch } },
        footers: { default: pageNumber('right'), even: pageNumber('left') },
        children: reportFlow(report).map((paragraph) => writer.paragraph(paragraph)),
      },
    ],
  });
  return finishPackage(await Packer.pack(document, 'uint8array'));
}
