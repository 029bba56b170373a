// The body of a Word document as its paragraphs and tables in reading order. Paragraphs are as they were before what was changed under
// tracking, which is kept beside them; in tables and text boxes it is taken as accepted. Fields are their results; nothing is loaded
// from anywhere.

import { noteMark } from '../source-note';
import { unreadable } from '../unreadable';
import type { Attributes, XmlHandlers } from '../xml';
import type { WordLists } from './lists';
import { OpenTables } from './open-tables';
import { ParagraphBuilder } from './paragraph-builder';
import { PassedOver } from './passed-over';
import { type Described, PropertyReader } from './property-reader';
import { RunReader } from './run-reader';
import type { Style } from './styles';
import { deletions, insertions } from './tracked';
import { TooMuch, type WordBlock, type WordNotice } from './word-blocks';
import { asFootnote, type NoteKind, type WordNotes } from './word-notes';

const mostParagraphs = 50_000;
const mostElements = 2_000_000;
const mostNotices = 2000;

/** Reads events of `document.xml` (see `readXml`). */
export class BodyReader implements XmlHandlers {
  readonly blocks: WordBlock[] = [];
  readonly notices: WordNotice[] = [];
  /** Paragraphs that are open: a text box stands inside of one. */
  private readonly paragraphs: ParagraphBuilder[] = [];
  private readonly tables = new OpenTables();
  private readonly properties: PropertyReader;
  private readonly runs: RunReader;
  /** Paragraphs of text boxes, until the paragraph that holds them ends. */
  private boxed: ParagraphBuilder[] = [];
  private boxes = 0;
  private readonly passedOver = new PassedOver((...told) => this.notice(...told));
  private inserted = 0;
  private isRun = false;
  private isText = false;
  private insertedText = '';
  /** A paragraph whose end was deleted: what follows goes on in it. */
  private unended: ParagraphBuilder | null = null;
  private elements = 0;
  private count = 0;

  constructor(
    private readonly styles: ReadonlyMap<string, Style>,
    private readonly lists: WordLists,
    private readonly notes: WordNotes,
  ) {
    this.properties = new PropertyReader(this.tables, this.described);
    this.runs = new RunReader(styles);
  }

  readonly open = (name: string, attributes: Attributes): void => {
    if (++this.elements > mostElements) throw new TooMuch(`${this.elements} elements`);
    if (this.passedOver.opens(name, attributes)) return;
    if (this.properties.isOpen) {
      this.properties.open(name, attributes);
      return;
    }
    const isChange = deletions.has(name) || insertions.has(name);
    if (isChange && this.isTracked) {
      this.runs.tracking.begin(name, attributes);
      return;
    }
    if (this.passedOver.begins(name)) return;
    if (insertions.has(name)) this.inserted++;
    else this.readElement(name, attributes);
  };

  readonly text = (text: string): void => {
    if (this.passedOver.takes(text) || !this.isText) return;
    // A line of the file is no line of the text.
    const readable = text.replace(/[\r\n]/g, ' ').replace(unreadable, '');
    if (readable.length < text.length) this.notice('unreadable-characters', readable, { isEmptyTold: true });
    this.add(readable);
  };

  readonly close = (name: string): void => {
    if (this.passedOver.closes(name)) return;
    if (name === 't' || name === 'delText') this.isText = false;
    if (this.properties.isOpen) {
      this.properties.close();
      return;
    }
    if ((deletions.has(name) || insertions.has(name)) && this.runs.tracking.end()) return;
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
    return !this.tables.isAny && this.boxes === 0;
  }

  /** What the properties that are open are of. */
  private readonly described: Described = {
    paragraph: () => this.paragraphs.at(-1),
    run: () => (this.isRun ? this.runs.now : null),
    isTracked: () => this.isTracked,
    goesOn: (paragraph) => {
      this.unended = paragraph;
    },
  };

  private readElement(name: string, attributes: Attributes): void {
    const paragraph = this.paragraphs.at(-1);
    switch (name) {
      case 'p':
        this.startParagraph();
        break;
      case 'pPr':
      case 'rPr':
      case 'trPr':
      case 'tcPr':
        this.properties.begin(name);
        break;
      case 'r':
        this.isRun = true;
        this.runs.begin();
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
        this.tables.begin();
        break;
      case 'tr':
        this.tables.beginRow();
        break;
      case 'tc':
        this.tables.beginCell();
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
    if (paragraph && this.runs.add(paragraph, text, note) && this.inserted > 0) this.insertedText += text;
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
    const hidden = this.runs.takeHidden();
    if (hidden !== '') this.notice('hidden-text-left-out', hidden);
    const style = paragraph.style === null ? '' : (this.styles.get(paragraph.style)?.name ?? '');
    // A chart of ours: its words are drawn, and drawn anew by the report.
    if (style === 'chart text') return;
    if (style === 'chart') this.notice('image-left-out', '', { isEmptyTold: true });
    if (/^toc [1-9]$/.test(style)) {
      this.notice('contents-left-out', paragraph.text);
      return;
    }
    paragraph.number = this.numberOf(paragraph);
    const { cell } = this.tables;
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

  private endTable(): void {
    const rows = this.tables.end();
    if (rows) this.blocks.push({ type: 'table', rows });
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
