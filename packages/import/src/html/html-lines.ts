// A page as the lines the importer works with: blocks are paragraphs, h1 is the title, h2 the first level of headings. What is hidden, and what a word processor adds for itself, is left out.

import {
  type NotUnderstood,
  type SourceCell,
  type SourceLine,
  type SourceText,
  type Span,
  tableText,
} from '../source-line';
import { noteMark } from '../source-note';
import { fitsTable } from '../table-node';
import { unreadable } from '../unreadable';
import { type HtmlNotes, htmlNotes, idOf, mayHoldNotes, noteOfLink, ownNote } from './html-notes';
import { type HtmlToken, htmlTokens } from './html-tokens';

/** Elements that begin and end a paragraph. */
const blocks = new Set(
  'address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

const empty = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/;

const hidden =
  /\bhidden\b|display\s*:\s*none|mso-hide\s*:\s*all|mso-element\s*:\s*(?:comment|footnote-separator)/i;
const boldStyle = /font-weight\s*:\s*(?:bold|[6-9]00)/i;
const lightStyle = /font-weight\s*:\s*(?:normal|[1-4]00)/i;

interface OpenElement {
  readonly name: string;
  readonly isHidden: boolean;
  /** Taken out under tracking: what stands instead of it is the text. */
  readonly isTaken: boolean;
  readonly isBold: boolean;
  readonly depth: number;
}

interface OpenCell extends Omit<SourceCell, 'paragraphs'> {
  readonly paragraphs: SourceText[];
}

const spanIn = (attributes: string, name: string) =>
  Math.max(Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,4})`, 'i').exec(attributes)?.[1] ?? 1), 1);

/** Most elements open at once; what is nested deeper counts as not nested. */
const deepest = 200;
const mostLines = 50_000;

class PageReader {
  readonly lines: SourceLine[] = [];
  readonly notUnderstood: NotUnderstood[] = [];
  private readonly open: OpenElement[] = [];
  private text = '';
  private taken = '';
  private bold: { from: number; to: number }[] = [];
  private depth = 0;
  /** The table that is open, if any; one within a cell is paragraphs of that cell. */
  private table: OpenCell[][] | null = null;
  private tables = 0;
  private cell: OpenCell | null = null;
  private isPreformatted = 0;
  private notes: string[] = [];

  constructor(private readonly known: HtmlNotes) {}

  read(token: HtmlToken): void {
    if (token.type === 'text') this.add(token.text);
    else if (token.type === 'open') this.enter(token.name, token.attributes);
    else this.leave(token.name);
  }

  finish(): readonly SourceLine[] {
    this.tellTaken();
    this.endParagraph();
    if (this.tables > 0) this.tables = 1;
    this.leaveTable();
    return this.lines;
  }

  private get now(): OpenElement {
    return this.open.at(-1) ?? { name: '', isHidden: false, isTaken: false, isBold: false, depth: 0 };
  }

  private enter(name: string, attributes: string): void {
    if (name === 'br') {
      this.add('\n', { isBreak: true });
      return;
    }
    if (name === 'img') this.note('', 'image-left-out');
    if (blocks.has(name)) this.endBlock(name);
    if (empty.test(name) || attributes.endsWith('/')) return;
    const outer = this.now;
    const heading = /^h([1-6])$/.exec(name);
    const isBold =
      boldStyle.test(attributes) ||
      ((outer.isBold || name === 'b' || name === 'strong') && !lightStyle.test(attributes));
    const element = {
      name,
      isHidden: outer.isHidden || hidden.test(attributes) || this.isNote(name, attributes, outer),
      isTaken: outer.isTaken || name === 'del',
      isBold,
      depth: heading ? Number(heading[1]) : outer.depth,
    };
    if (this.open.length < deepest) this.open.push(element);
    this.enterTable(name, attributes);
    if (name === 'pre') this.isPreformatted++;
  }

  /** Whether an element is a note, which stands where it is referred to, or the mark of one, which is put in here. */
  private isNote(name: string, attributes: string, { isHidden, isTaken }: OpenElement): boolean {
    if (isHidden) return false;
    const own = name === 'span' ? ownNote(attributes) : null;
    const link = name === 'a' ? noteOfLink(attributes) : null;
    const note = own ?? (link === null ? undefined : this.known.get(link));
    if (note === undefined) return this.known.size > 0 && this.known.has(idOf(attributes));
    if (!isTaken) {
      this.text += noteMark;
      this.notes.push(note);
    }
    return true;
  }

  private leave(name: string): void {
    const at = this.open.findLastIndex((element) => element.name === name);
    if (blocks.has(name)) this.endBlock(name);
    if (at >= 0) this.open.length = at;
    if (name === 'del') this.tellTaken();
    if (name === 'table') this.leaveTable();
    if (name === 'pre') this.isPreformatted = Math.max(0, this.isPreformatted - 1);
  }

  private add(text: string, { isBreak = false } = {}): void {
    const { isHidden, isTaken, isBold, depth } = this.now;
    if (isHidden) return;
    if (isTaken) {
      this.taken += text;
      return;
    }
    const readable = isBreak
      ? text
      : text.replace(/[\n\r]/g, this.isPreformatted > 0 ? '\v' : ' ').replace(unreadable, '');
    const dense = isBreak || this.isPreformatted > 0 ? readable : readable.replace(/[ \t\f\r\n]+/g, ' ');
    // Spaces between tags are layout.
    const added = /^[ ]$/.test(dense) && /(?:^|\s)$/.test(this.text) ? '' : dense;
    if (added === '') return;
    const from = this.text.length;
    this.text += added.replaceAll('\v', '\n');
    this.depth = Math.max(this.depth, depth);
    if (isBold && depth === 0) this.bold.push({ from, to: this.text.length });
  }

  private tellTaken(): void {
    const text = this.taken.replace(/\s+/g, ' ').trim();
    if (text !== '') this.note(text.slice(0, 60), 'tracked-deletion');
    this.taken = '';
  }

  private enterTable(name: string, attributes: string): void {
    if (name === 'table' && this.tables++ === 0) this.table = [];
    if (this.tables !== 1 || !this.table) return;
    if (name === 'tr') this.table.push([]);
    if (name !== 'td' && name !== 'th') return;
    this.cell = {
      paragraphs: [],
      colspan: spanIn(attributes, 'colspan'),
      rowspan: spanIn(attributes, 'rowspan'),
      isHeader: name === 'th',
    };
    if (this.table.length === 0) this.table.push([]);
    this.table.at(-1)!.push(this.cell);
  }

  /** End tags of rows and cells may be missing: what begins ends what was open. */
  private endBlock(name: string): void {
    this.endParagraph();
    if (this.tables === 1 && /^(?:t[dhr]|tbody|thead|tfoot)$/.test(name)) this.cell = null;
  }

  private leaveTable(): void {
    this.tables = Math.max(0, this.tables - 1);
    if (this.tables > 0 || !this.table) return;
    const rows = this.table.filter((row) => row.length > 0);
    this.table = null;
    this.cell = null;
    const lines = tableText(rows);
    if (lines.every((text) => text.trim() === '')) return;
    if (fitsTable(rows)) {
      this.push({ text: lines.join('\n'), bold: [], depth: 0, table: rows });
      return;
    }
    this.note(lines[0]!.slice(0, 60), 'table-as-text');
    for (const text of lines) this.push({ text, bold: [], depth: 0 });
  }

  private endParagraph(): void {
    const start = this.text.length - this.text.trimStart().length;
    const kept = this.text.trim();
    const bold: Span[] = this.bold
      .map(({ from, to }) => ({ from: Math.max(from - start, 0), to: Math.min(to - start, kept.length) }))
      .filter(({ from, to }) => to > from);
    const paragraph = { text: kept, bold, ...(this.notes.length > 0 ? { notes: this.notes } : {}) };
    if (this.cell) {
      if (kept !== '') this.cell.paragraphs.push(paragraph);
    } else this.push({ ...paragraph, depth: this.depth });
    this.reset();
  }

  private reset(): void {
    this.text = '';
    this.bold = [];
    this.notes = [];
    this.depth = 0;
  }

  private push(line: Omit<SourceLine, 'line'>): void {
    if (line.text.trim() === '' || this.lines.length >= mostLines) return;
    this.lines.push({ line: this.lines.length + 1, ...line });
  }

  private note(text: string, why: NotUnderstood['why']): void {
    this.notUnderstood.push({ line: this.lines.length + 1, text, why });
  }
}

/** The lines of a page. */
export function htmlLines(html: string): {
  readonly lines: readonly SourceLine[];
  readonly notUnderstood: readonly NotUnderstood[];
} {
  const reader = new PageReader(mayHoldNotes.test(html) ? htmlNotes([...htmlTokens(html)]) : new Map());
  for (const token of htmlTokens(html)) reader.read(token);
  return { lines: reader.finish(), notUnderstood: reader.notUnderstood };
}
