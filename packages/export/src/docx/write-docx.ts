// A report as a Word document. Headings and numbered paragraphs are numbered by Word itself wherever its count is the report's.

import type { HouseTemplate, Report, Run, SectionId } from '@huigao/report';
import { Document, type ISectionOptions, Paragraph, type ParagraphChild, type Table } from 'docx';
import { noteIndents } from '../attachment-note';
import { dateText, type FlowHeading, type FlowParagraph, reportFlow } from '../flow';
import { type FormalTexts, formalTexts, type Layout } from '../layout';
import { pageTurns } from '../page-turns';
import { signatureIndents } from '../signature';
import { finishPackage, packageParts } from './finish-package';
import { colophon, formalStyles, redHead } from './formal';
import { type PageSetup, pageSetup } from './page-setup';
import { noReview, type Review, reviewed, styleBefore } from './revisions/review';
import type { SuggestionRanges } from './revisions/revised-report';
import type { SectionRevisions } from './revisions/word-revisions';
import { documentDefaults, headingStyle, linePitch, paragraphStyles, titleIndent } from './typography';
import { chartStyles, wordChart } from './word-chart';
import type { Mark } from './word-comments';
import { noteStyle } from './word-notes';
import { headingLevels, listLevels, listReference, WordCounter } from './word-numbering';
import { wordPages } from './word-pages';
import { textRun, wordRuns } from './word-runs';
import { tableStyles, wordTable } from './word-table';
import { xmlText } from './xml-text';

/** How a document is dressed beside its text. */
interface Dress {
  readonly formal: FormalTexts | null;
  readonly setup: PageSetup;
  /** Where titles break is the house's matter when it has a page of its own. */
  readonly breaksTitles: boolean;
}

class BodyWriter {
  private readonly counter: WordCounter;
  private skipsSecond = false;
  private charts = 0;
  private marks: readonly Mark[] = [];
  private revisions: SectionRevisions | null = null;
  /** Position of the paragraph before in the section; null: none. */
  private before: number | null = null;
  private readonly indents: ReturnType<typeof signatureIndents>;

  constructor(
    report: Report,
    private readonly dress: Dress,
    private readonly review: Review,
  ) {
    this.counter = new WordCounter(report.scheme);
    const { department, date } = report.signature;
    this.indents = signatureIndents(department, date ? dateText(date) : '', dress.setup.areaPt.width);
  }

  /** What stands on pages of one direction. */
  page(paragraphs: readonly FlowParagraph[], isLandscape: boolean, onWritten: () => void): Written {
    const { width, height } = this.dress.setup.areaPt;
    const areaPt = isLandscape ? height : width;
    return paragraphs.map((paragraph, index) => {
      onWritten();
      // A change of direction begins a page already.
      if (paragraph.role === 'attachment') return this.attachment(paragraph.text, index > 0);
      if (paragraph.role === 'table') {
        this.before = null;
        const inside = { runs: (runs: readonly Run[]) => this.runs(runs), revisions: this.revisions };
        return wordTable(paragraph, inside, areaPt);
      }
      return this.paragraph(paragraph);
    });
  }

  private attachment(label: string, pageBreakBefore: boolean): Paragraph {
    return new Paragraph({ style: 'Attachment', pageBreakBefore, children: [textRun(label, false)] });
  }

  private paragraph(paragraph: Exclude<FlowParagraph, { readonly role: 'attachment' | 'table' }>): Paragraph {
    switch (paragraph.role) {
      case 'title':
        return this.title(paragraph.text);
      case 'heading':
        return this.heading(paragraph);
      case 'paragraph':
        return this.text(paragraph);
      case 'caption':
        return new Paragraph({
          style: 'Caption',
          ...this.end(paragraph),
          children: this.runs(paragraph.runs),
        });
      case 'chart':
        return wordChart(paragraph, ++this.charts);
      case 'attachmentNote':
        return this.attachmentNote(paragraph);
      case 'attachmentTitle':
        return new Paragraph({
          style: 'AttachmentTitle',
          ...this.titleIndent(paragraph.text),
          children: this.headingRuns(paragraph.section, [textRun(paragraph.text, false)]),
        });
      case 'department':
        return this.signed('Signature', paragraph.text, this.indents.department);
      case 'date':
        return this.signed('Date', paragraph.text, this.indents.date);
    }
  }

  private titleIndent(text: string) {
    return this.dress.breaksTitles ? { indent: titleIndent(text) } : {};
  }

  private title(text: string): Paragraph {
    return new Paragraph({
      style: 'Title',
      ...this.titleIndent(text),
      // Two blank lines below the red rule (7.3.1).
      ...(this.dress.formal ? { spacing: { before: 2 * linePitch } } : {}),
      children: [textRun(text, false)],
    });
  }

  private runs(runs: readonly Run[], start?: number): readonly ParagraphChild[] {
    return wordRuns(runs, this.marks, this.revisions, start);
  }

  /** What becomes of the mark of a paragraph. */
  private end({ pos }: { readonly pos: number }) {
    this.before = pos;
    return this.revisions?.paragraph(pos, styleBefore) ?? {};
  }

  /** The title of a section is none of its text: what stands on the whole section stands around it. */
  private headingRuns(section: SectionId, runs: readonly ParagraphChild[]): readonly ParagraphChild[] {
    const { comments, revisionsIn } = this.review;
    this.revisions = revisionsIn(section);
    this.before = null;
    const borders = this.revisions?.borders.map((pos): Mark => ({ pos, children: [] })) ?? [];
    this.marks = [...comments.marksIn(section), ...borders].sort((a, b) => a.pos - b.pos);
    const { before, after } = comments.around(section);
    return [...before, ...runs, ...after];
  }

  private heading(heading: FlowHeading): Paragraph {
    const { level, number, childless, section, runs } = heading;
    const end = section === null ? this.end(heading) : {};
    const children = section === null ? this.runs(runs) : this.headingRuns(section, wordRuns(runs));
    if (level === 1) this.skipsSecond = childless;
    const style = `Heading${Math.min(level, headingLevels)}`;
    if (this.counter.take(level, number, { skipsSecond: this.skipsSecond }))
      return new Paragraph({ style, ...end, children });
    return new Paragraph({
      style,
      ...end,
      numbering: false,
      children: [textRun(number, false), ...children],
    });
  }

  private text({ runs, pos, ordinal }: FlowParagraph & { readonly role: 'paragraph' }): Paragraph {
    const [first, ...others] = runs;
    const { skipsSecond, before } = this;
    const end = this.end({ pos });
    if (
      first &&
      this.revisions?.isListed(pos, before) !== false &&
      typeof ordinal === 'number' &&
      !first.bold &&
      this.counter.take(ordinal, first.text, { skipsSecond })
    )
      return new Paragraph({
        style: 'BodyText',
        ...end,
        numbering: { reference: listReference, level: ordinal - 1 },
        children: this.runs(others, first.pos),
      });
    return new Paragraph({ style: 'BodyText', ...end, children: this.runs(runs) });
  }

  /** One blank line above the first (7.3.4). */
  private attachmentNote({ text, isFirst }: FlowParagraph & { readonly role: 'attachmentNote' }): Paragraph {
    const { left, hanging } = noteIndents(text, isFirst);
    return new Paragraph({
      style: 'AttachmentNote',
      indent: { left: (left + hanging) * 20, hanging: hanging * 20 },
      ...(isFirst ? { spacing: { before: linePitch } } : {}),
      children: [textRun(text, false)],
    });
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

type Written = readonly (Paragraph | Table)[];

/** Paragraphs after which one is told again. */
const toldEvery = 200;
/** Making paragraphs takes about half of the time, packing them most of the rest. */
const partOfWriting = 0.5;
const partOfPacking = 0.9;

/** The text by the direction of its pages; the colophon stands at the foot of the last one, which is upright. */
function sectionsOf(
  report: Report,
  dress: Dress,
  review: Review,
  progress: (part: number) => void,
): readonly ISectionOptions[] {
  const { formal, setup } = dress;
  const writer = new BodyWriter(report, dress, review);
  const flow = reportFlow(report);
  let count = 0;
  const onWritten = () => {
    count += 1;
    if (count % toldEvery === 0) progress(count / flow.length);
  };
  const written: { isLandscape: boolean; children: Written }[] = pageTurns(flow).map(
    ({ isLandscape, paragraphs }) => ({
      isLandscape,
      children: writer.page(paragraphs, isLandscape, onWritten),
    }),
  );
  if (formal) {
    const [first, last] = [written[0]!, written.at(-1)!];
    first.children = [...redHead(formal), ...first.children];
    if (last.isLandscape) written.push({ isLandscape: false, children: colophon(formal) });
    else last.children = [...last.children, ...colophon(formal)];
  }
  return written.map(({ isLandscape, children }, index) => ({
    ...wordPages(setup, { isLandscape, isFirst: index === 0 }),
    children,
  }));
}

/**
 * The bytes of a report as .docx in the layout of GB/T 9704-2012.
 * @param suggestions - in a copy for review, which has the comment threads as Word comments and the open suggestions as revisions:
 *   where those stand whose place is known; null: a clean copy
 */
export async function writeDocx(
  clean: Report,
  layout: Layout,
  {
    suggestions = null,
    house = null,
    progress = () => {},
  }: {
    readonly suggestions?: SuggestionRanges | null;
    readonly house?: HouseTemplate | null;
    readonly progress?: (part: number) => void;
  } = {},
): Promise<Uint8Array> {
  const { report, review } = suggestions ? reviewed(clean, suggestions) : { report: clean, review: noReview };
  const { comments } = review;
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
      default: { document: documentDefaults, footnoteText: noteStyle },
      paragraphStyles: [
        ...paragraphStyles(headings),
        ...tableStyles,
        ...chartStyles,
        ...(formal ? formalStyles : []),
      ],
    },
    numbering: { config: [{ reference: listReference, levels: listLevels(report.scheme) }] },
    sections: sectionsOf(
      report,
      { formal, setup: pageSetup(house), breaksTitles: house === null },
      review,
      (part) => progress(part * partOfWriting),
    ),
  });
  progress(partOfWriting);
  const parts = packageParts(document);
  progress(partOfPacking);
  return finishPackage(parts, house);
}
