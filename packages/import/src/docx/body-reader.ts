// The body of a Word document as its paragraphs and tables in reading order. Paragraphs are as they were before what was changed under
// tracking, which is kept beside them; in tables and text boxes it is taken as accepted. Fields are their results; nothing is loaded
// from anywhere.

import { noteMark } from '../source-note';
import { unreadable } from '../unreadable';
import type { Attributes, XmlHandlers } from '../xml';
import type { WordLists } from './lists';
import { ParagraphBuilder } from './paragraph-builder';
import { isOn, type Style } from './styles';
import { deletions, insertions, type Tracked, Tracking, trackedBy } from './tracked';
import { asFootnote, type NoteKind, type WordNotes } from './word-notes';

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
    | 'endnote-as-footnote'
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
  'sectPrChange',
  'tblPrChange',
  'trPrChange',
  'tcPrChange',
  'numberingChange',
]);

const noRun = () => ({
  isBold: null as boolean | null,
  isHidden: false,
  style: null as string | null,
  /** Bold before it was changed; null: it was not. */
  wasBold: null as boolean | null,
  changedBy: null as Tracked | null,
});

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
  private run = noRun();
  private readonly tracking = new Tracking();
  /** Depth of the properties as they were before a change; 0: not in any. */
  private before = 0;
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
    private readonly notes: WordNotes,
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
    const isChange = deletions.has(name) || insertions.has(name);
    if (isChange && this.isTracked) {
      this.tracking.begin(name, attributes);
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
      if (this.properties < this.before) this.before = 0;
      return;
    }
    if ((deletions.has(name) || insertions.has(name)) && this.tracking.end()) return;
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

  /** Whether changes are kept: not in tables and boxes. */
  private get isTracked(): boolean {
    return this.tables.length === 0 && this.boxes === 0;
  }

  private endSkipped(name: string): void {
    if (deletions.has(name)) this.notice('tracked-deletion', this.deletedText);
    if (name === 'sdtContent') this.notice('contents-left-out', this.deletedText, { isEmptyTold: true });
    if (name === 'sdtContent') this.isContents = false;
    this.deletedText = '';
  }

  /** In `pPr` and `rPr`. */
  private readProperty(name: string, attributes: Attributes): void {
    const { val } = attributes;
    this.properties++;
    if (this.isOfTable) {
      this.readTableProperty(name, val);
      return;
    }
    const paragraph = this.paragraphs.at(-1);
    if (this.before > 0 || name === 'rPrChange' || name === 'pPrChange') {
      this.readBefore(name, attributes, paragraph);
      return;
    }
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
    if (deletions.has(name) || insertions.has(name)) this.readMark(name, attributes, paragraph);
  }

  /** The mark at the end of a paragraph was put in or taken out. */
  private readMark(name: string, attributes: Attributes, paragraph: ParagraphBuilder): void {
    if (!this.isTracked) {
      if (deletions.has(name)) this.unended = paragraph;
      return;
    }
    const by = trackedBy(attributes);
    // Put in and taken out again: it was never there.
    paragraph.mark = insertions.has(name) || paragraph.mark ? { is: 'put', by } : { is: 'take', by };
  }

  /** Properties as they were before a change. */
  private readBefore(name: string, attributes: Attributes, paragraph: ParagraphBuilder | undefined): void {
    if (!this.isTracked) {
      this.before ||= this.properties;
      return;
    }
    const { val } = attributes;
    if (this.before === 0) {
      this.before = this.properties;
      if (name === 'rPrChange' && this.isRun)
        Object.assign(this.run, { wasBold: false, changedBy: trackedBy(attributes) });
      if (name === 'pPrChange' && paragraph)
        paragraph.turned = { by: trackedBy(attributes), style: paragraph.style };
      if (name === 'pPrChange' && paragraph) paragraph.style = null;
      return;
    }
    if (name === 'b' && this.isRun) this.run.wasBold = isOn(val);
    if (name === 'pStyle' && paragraph?.turned) paragraph.style = val ?? null;
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
        this.run = noRun();
        break;
      case 't':
      case 'delText':
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
        this.refer('footnote', attributes.id ?? '');
        break;
      case 'endnoteReference':
        this.refer('endnote', attributes.id ?? '');
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
        this.endUnended();
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

  /** Puts the mark of a note into the text. */
  private refer(kind: NoteKind, id: string): void {
    const written = this.notes.written(kind, id);
    if (written === '') return;
    const note = asFootnote(written);
    if (note !== null && kind === 'endnote') this.notice('endnote-as-footnote', note);
    if (note === null) this.paragraphs.at(-1)?.longNotes.push(written);
    else this.add(noteMark, note);
  }

  /** @param note - what the note says whose mark the text is */
  private add(text: string, note: string | null = null): void {
    const paragraph = this.paragraphs.at(-1);
    if (!paragraph) return;
    if (this.run.isHidden) {
      this.hiddenText += note ?? text;
      return;
    }
    this.characters += (note ?? text).length;
    if (this.characters > mostCharacters) throw new TooMuch(`more than ${mostCharacters} characters`);
    const byStyle = this.run.style === null ? undefined : this.styles.get(this.run.style)?.bold;
    const bold = note === null && (this.run.isBold ?? byStyle ?? false);
    const change = this.tracking.now;
    if (change === 'both') return;
    if (change?.is === 'put') paragraph.put(text, bold, change.by, note);
    else this.addKept(paragraph, text, bold, note);
    if (this.inserted > 0) this.insertedText += text;
  }

  /** A text that stood there before what was changed. */
  private addKept(paragraph: ParagraphBuilder, text: string, bold: boolean, note: string | null): void {
    const from = paragraph.text.length;
    const { wasBold, changedBy } = note === null ? this.run : noRun();
    const change = this.tracking.now;
    paragraph.add(text, wasBold ?? bold);
    if (note !== null) paragraph.notes.push(note);
    const stretch = { from, to: paragraph.text.length };
    if (change !== 'both' && change?.is === 'take')
      paragraph.changes.push({ do: 'take', by: change.by, ...stretch });
    else if (changedBy && wasBold !== null && wasBold !== bold)
      paragraph.changes.push({ do: 'bold', by: changedBy, on: bold, ...stretch });
  }

  private startParagraph(): void {
    if (++this.count > mostParagraphs) throw new TooMuch(`more than ${mostParagraphs} paragraphs`);
    const goesOn = this.paragraphs.length === 0 ? this.unended : null;
    this.unended = null;
    // A mark gives the paragraph that it ends its look: what stood before a mark that was put in had that of the next.
    if (goesOn?.mark) goesOn.begin();
    this.paragraphs.push(goesOn ?? new ParagraphBuilder());
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (!paragraph) return;
    if (paragraph.mark?.is === 'put') {
      const { by } = paragraph.mark;
      paragraph.changes.push({ do: 'part', by, at: paragraph.text.length, style: paragraph.style });
      this.unended = paragraph;
    }
    if (paragraph === this.unended) return;
    if (paragraph.mark) paragraph.changes.push({ do: 'join', by: paragraph.mark.by });
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

  /** A paragraph that nothing comes to go on in. */
  private endUnended(): void {
    if (this.unended && this.paragraphs.length === 0)
      this.blocks.push({ type: 'paragraph', paragraph: this.unended, isBoxed: false });
    this.unended = null;
  }

  /** Call when all is read. */
  finish(): void {
    this.endUnended();
    this.unbox();
  }

  private notice(why: WordNotice['why'], text: string, { isEmptyTold = false } = {}): void {
    if ((text.trim() === '' && !isEmptyTold) || this.notices.length >= mostNotices) return;
    this.notices.push({ after: this.blocks.length, text: text.slice(0, 60), why });
  }
}
