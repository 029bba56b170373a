// The body of a Word document as its paragraphs and tables in reading order. What was deleted under tracking is not in it, what was
// inserted is; fields are their results; nothing is loaded from anywhere.

import { unreadable } from '../source-line';
import type { Attributes, XmlHandlers } from '../xml';
import type { WordLists } from './lists';
import { ParagraphBuilder } from './paragraph-builder';
import { isOn, type Style } from './styles';

/** A cell while it is being read; one that goes on from above is merged when the table ends. */
export interface WordCell {
  readonly paragraphs: ParagraphBuilder[];
  colspan: number;
  goesOn: boolean;
}

export interface WordRow {
  readonly cells: WordCell[];
  isHeader: boolean;
}

export type WordBlock =
  | { readonly type: 'paragraph'; readonly paragraph: ParagraphBuilder; readonly isBoxed: boolean }
  | { readonly type: 'table'; readonly rows: readonly WordRow[] };

/** What of a document is not in its text as it stood. `after`: the number of blocks before it. */
export interface WordNotice {
  readonly after: number;
  readonly text: string;
  readonly why:
    | 'tracked-insertion'
    | 'tracked-deletion'
    | 'image-left-out'
    | 'embedded-left-out'
    | 'contents-left-out'
    | 'hidden-text-left-out'
    | 'unreadable-characters';
}

/** Thrown when a document has more of something than any report. */
export class TooMuch extends Error {}

const mostParagraphs = 50_000;
const mostElements = 2_000_000;
const mostCharacters = 500_000;
const mostNotices = 2000;

/** Elements whose content is no text of the document. */
const leftOut = new Set([
  'Fallback',
  'instrText',
  'delInstrText',
  'rt',
  'sdtPr',
  'sectPr',
  'tblPr',
  'tblGrid',
  'rPrChange',
  'pPrChange',
  'sectPrChange',
  'tblPrChange',
  'trPrChange',
  'tcPrChange',
  'numberingChange',
]);

const deletions = new Set(['del', 'moveFrom']);
const insertions = new Set(['ins', 'moveTo']);

interface OpenTable {
  readonly rows: WordRow[];
  /** The cell that is open. */
  cell: WordCell | null;
}

/** Reads events of `document.xml` (see `readXml`). */
export class BodyReader implements XmlHandlers {
  readonly blocks: WordBlock[] = [];
  readonly notices: WordNotice[] = [];
  /** Paragraphs that are open: a text box stands inside of one. */
  private readonly paragraphs: ParagraphBuilder[] = [];
  private readonly tables: OpenTable[] = [];
  /** Paragraphs of text boxes, until the paragraph that holds them ends. */
  private boxed: ParagraphBuilder[] = [];
  private boxes = 0;
  private skipped = 0;
  private inserted = 0;
  private isContents = false;
  private properties = 0;
  private isOfTable = false;
  private isRun = false;
  private isText = false;
  private run = { isBold: null as boolean | null, isHidden: false, style: null as string | null };
  private insertedText = '';
  private deletedText = '';
  private hiddenText = '';
  /** A paragraph whose end was deleted: what follows goes on in it. */
  private unended: ParagraphBuilder | null = null;
  private elements = 0;
  private count = 0;
  private characters = 0;

  constructor(
    private readonly styles: ReadonlyMap<string, Style>,
    private readonly lists: WordLists,
  ) {}

  readonly open = (name: string, attributes: Attributes): void => {
    if (++this.elements > mostElements) throw new TooMuch(`${this.elements} elements`);
    if (this.skipped > 0) {
      this.skipped++;
      this.isText = name === 'delText' || name === 't';
      if (name === 'docPartGallery') this.isContents = attributes.val === 'Table of Contents';
      return;
    }
    if (leftOut.has(name)) {
      this.skipped = 1;
      return;
    }
    if (this.properties > 0) {
      this.readProperty(name, attributes);
      return;
    }
    if (deletions.has(name) || (name === 'sdtContent' && this.isContents)) {
      this.skipped = 1;
      return;
    }
    if (insertions.has(name)) this.inserted++;
    else this.readElement(name, attributes);
  };

  readonly text = (text: string): void => {
    if (!this.isText) return;
    if (this.skipped > 0) {
      this.deletedText += text;
      return;
    }
    // A line of the file is no line of the text.
    const readable = text.replace(/[\r\n]/g, ' ').replace(unreadable, '');
    if (readable.length < text.length) this.notice('unreadable-characters', readable, { isEmptyTold: true });
    this.add(readable);
  };

  readonly close = (name: string): void => {
    if (name === 't' || name === 'delText') this.isText = false;
    if (this.skipped > 0) {
      this.skipped--;
      if (this.skipped === 0) this.endSkipped(name);
      return;
    }
    if (this.properties > 0) {
      this.properties--;
      return;
    }
    switch (name) {
      case 'ins':
      case 'moveTo':
        if (this.inserted > 0) this.inserted--;
        if (this.inserted === 0) {
          this.notice('tracked-insertion', this.insertedText);
          this.insertedText = '';
        }
        break;
      case 'r':
        this.isRun = false;
        break;
      case 'p':
        this.endParagraph();
        break;
      case 'txbxContent':
        this.boxes--;
        break;
      case 'tbl':
        this.endTable();
        break;
    }
  };

  private endSkipped(name: string): void {
    if (deletions.has(name)) this.notice('tracked-deletion', this.deletedText);
    if (name === 'sdtContent') this.notice('contents-left-out', this.deletedText, { isEmptyTold: true });
    if (name === 'sdtContent') this.isContents = false;
    this.deletedText = '';
  }

  /** In `pPr` and `rPr`. */
  private readProperty(name: string, { val }: Attributes): void {
    this.properties++;
    if (this.isOfTable) {
      this.readTableProperty(name, val);
      return;
    }
    const paragraph = this.paragraphs.at(-1);
    if (this.isRun) {
      if (name === 'b') this.run.isBold = isOn(val);
      if (name === 'vanish') this.run.isHidden = isOn(val);
      if (name === 'rStyle') this.run.style = val ?? null;
      return;
    }
    if (!paragraph) return;
    if (name === 'pStyle') paragraph.style = val ?? null;
    if (name === 'outlineLvl') paragraph.outlineLevel = Number(val);
    if (name === 'numId') paragraph.list = val ?? null;
    if (name === 'ilvl') paragraph.listLevel = Number(val);
    // The mark at its end was deleted.
    if (name === 'del' || name === 'moveFrom') this.unended = paragraph;
  }

  private readTableProperty(name: string, val: string | undefined): void {
    const table = this.tables.at(-1);
    if (name === 'tblHeader' && isOn(val)) table!.rows.at(-1)!.isHeader = true;
    if (!table?.cell) return;
    if (name === 'gridSpan') table.cell.colspan = Math.min(Math.max(Number(val) || 1, 1), 1000);
    // Merged with the cell above; the first of them says `restart`.
    if (name === 'vMerge') table.cell.goesOn = val !== 'restart';
  }

  private readElement(name: string, attributes: Attributes): void {
    const paragraph = this.paragraphs.at(-1);
    switch (name) {
      case 'p':
        this.startParagraph();
        break;
      case 'pPr':
      case 'rPr':
        this.properties = 1;
        this.isOfTable = false;
        break;
      case 'trPr':
      case 'tcPr':
        this.properties = 1;
        this.isOfTable = this.tables.length > 0;
        break;
      case 'r':
        this.isRun = true;
        this.run = { isBold: null, isHidden: false, style: null };
        break;
      case 't':
        this.isText = true;
        break;
      case 'tab':
        if (this.isRun) this.add('\t');
        break;
      case 'br':
        if (attributes.type === undefined || attributes.type === 'textWrapping') this.add('\n');
        break;
      case 'cr':
        this.add('\n');
        break;
      case 'noBreakHyphen':
        this.add('\u2011');
        break;
      case 'commentRangeStart':
        paragraph?.marks.push({ comment: attributes.id ?? '', side: 'from', at: paragraph.text.length });
        break;
      case 'commentRangeEnd':
        paragraph?.marks.push({ comment: attributes.id ?? '', side: 'to', at: paragraph.text.length });
        break;
      case 'footnoteReference':
        paragraph?.notes.push({ kind: 'footnote', id: attributes.id ?? '' });
        break;
      case 'endnoteReference':
        paragraph?.notes.push({ kind: 'endnote', id: attributes.id ?? '' });
        break;
      default:
        this.readOther(name, attributes);
    }
  }

  private readOther(name: string, attributes: Attributes): void {
    switch (name) {
      case 'txbxContent':
        this.boxes++;
        break;
      case 'tbl':
        this.tables.push({ rows: [], cell: null });
        break;
      case 'tr':
        this.tables.at(-1)?.rows.push({ cells: [], isHeader: false });
        break;
      case 'tc':
        this.startCell();
        break;
      case 'blip':
      case 'imagedata':
        this.notice('image-left-out', '', { isEmptyTold: true });
        break;
      case 'altChunk':
      case 'subDoc':
      case 'OLEObject':
        this.notice('embedded-left-out', attributes.id ?? '', { isEmptyTold: true });
        break;
    }
  }

  private add(text: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (!paragraph) return;
    if (this.run.isHidden) {
      this.hiddenText += text;
      return;
    }
    this.characters += text.length;
    if (this.characters > mostCharacters) throw new TooMuch(`more than ${mostCharacters} characters`);
    const byStyle = this.run.style === null ? undefined : this.styles.get(this.run.style)?.bold;
    paragraph.add(text, this.run.isBold ?? byStyle ?? false);
    if (this.inserted > 0) this.insertedText += text;
  }

  private startParagraph(): void {
    if (++this.count > mostParagraphs) throw new TooMuch(`more than ${mostParagraphs} paragraphs`);
    const goesOn = this.paragraphs.length === 0 ? this.unended : null;
    this.unended = null;
    this.paragraphs.push(goesOn ?? new ParagraphBuilder());
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (!paragraph || paragraph === this.unended) return;
    if (this.hiddenText !== '') this.notice('hidden-text-left-out', this.hiddenText);
    this.hiddenText = '';
    const style = paragraph.style === null ? '' : (this.styles.get(paragraph.style)?.name ?? '');
    // A chart of ours: its words are drawn, and drawn anew by the report.
    if (style === 'chart text') return;
    if (style === 'chart') this.notice('image-left-out', '', { isEmptyTold: true });
    if (/^toc [1-9]$/.test(style)) {
      this.notice('contents-left-out', paragraph.text);
      return;
    }
    paragraph.number = this.numberOf(paragraph);
    const cell = this.tables.at(-1)?.cell;
    if (this.boxes > 0) this.boxed.push(paragraph);
    else if (cell) cell.paragraphs.push(paragraph);
    else this.blocks.push({ type: 'paragraph', paragraph, isBoxed: false });
    if (this.paragraphs.length === 0) this.unbox();
  }

  /** Paragraphs of text boxes stand after the paragraph that holds them. */
  private unbox(): void {
    for (const paragraph of this.boxed) this.blocks.push({ type: 'paragraph', paragraph, isBoxed: true });
    this.boxed = [];
  }

  private numberOf(paragraph: ParagraphBuilder): string {
    const style = paragraph.style === null ? undefined : this.styles.get(paragraph.style);
    const own = paragraph.ownList();
    if (own === 'none') return '';
    if (own) return this.lists.next(own, null);
    return style?.list ? this.lists.next(style.list, paragraph.style) : '';
  }

  private startCell(): void {
    const table = this.tables.at(-1);
    if (!table) return;
    table.cell = { paragraphs: [], colspan: 1, goesOn: false };
    table.rows.at(-1)?.cells.push(table.cell);
  }

  private endTable(): void {
    const table = this.tables.pop();
    if (!table || table.rows.length === 0) return;
    const outer = this.tables.at(-1)?.cell;
    // A table in a cell is paragraphs of that cell.
    if (outer)
      for (const { cells } of table.rows) outer.paragraphs.push(...cells.flatMap((cell) => cell.paragraphs));
    else this.blocks.push({ type: 'table', rows: table.rows });
  }

  /** Call when all is read. */
  finish(): void {
    if (this.unended) this.blocks.push({ type: 'paragraph', paragraph: this.unended, isBoxed: false });
    this.unbox();
  }

  private notice(why: WordNotice['why'], text: string, { isEmptyTold = false } = {}): void {
    if ((text.trim() === '' && !isEmptyTold) || this.notices.length >= mostNotices) return;
    this.notices.push({ after: this.blocks.length, text: text.slice(0, 60), why });
  }
}
