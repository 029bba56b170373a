// The lines of a source as the importer sees them: trimmed, empty ones left out, each with its number in the file.

import { markdownLine } from './markdown';
import { takeMarkdownNotes } from './markdown-notes';
import { fitsTable } from './table-node';
import { markdownTable, tabbedTable } from './text-table';
import { unreadable } from './unreadable';

/** A stretch of a text, in UTF-16 units. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A paragraph of a source. */
export interface SourceText {
  /** With a mark for each footnote (`source-note.ts`). */
  readonly text: string;
  readonly bold: readonly Span[];
  /** What its footnotes say, in the order of their marks; absent: it has none. */
  readonly notes?: readonly string[];
}

/** A cell of a table as the source has it. */
export interface SourceCell {
  readonly paragraphs: readonly SourceText[];
  readonly colspan: number;
  readonly rowspan: number;
  readonly isHeader: boolean;
}

/** The rows of a table. */
export type SourceTable = readonly (readonly SourceCell[])[];

/** A table as text: a line for each row, cells parted by tabs. */
export const tableText = (table: SourceTable): readonly string[] =>
  table.map((row) => row.map(({ paragraphs }) => paragraphs.map(({ text }) => text).join(' ')).join('\t'));

export interface SourceLine extends SourceText {
  /** Number of the line in the file, from 1. */
  readonly line: number;
  /** Depth of a Markdown heading, 0 for any other line. */
  readonly depth: number;
  /** What its style says it is, of a Word document: the lines of the signature, or what stands above a table. */
  readonly role?: 'signature' | 'date' | 'caption';
  /** A table, whose text `text` is. */
  readonly table?: SourceTable;
  /** Where lines that a page break tore off were joined on: the offset in the text, and the number of the line. */
  readonly joins?: readonly LineJoin[];
}

/** A line of the file that begins inside a paragraph. */
export interface LineJoin {
  readonly at: number;
  readonly line: number;
}

/** Something of the source that the report does not show as it stood there, or that a person should look at. */
export interface NotUnderstood {
  readonly line: number;
  readonly text: string;
  readonly why: Why;
}

/** Texts stand in `messages` under `import.why.` and the word. */
export type Why =
  /** Control characters, lone surrogates and U+FFFD were left out: no text has them, and Word refuses a file that does. */
  | 'unreadable-characters'
  /** Asterisks that a converter left of bold type: they stay as text. */
  | 'markup-residue'
  /** Text before the title now stands after it. */
  | 'before-title'
  /** Text between title and first heading now stands under that heading. */
  | 'before-first-heading'
  /** No heading was found: all text is in one section. */
  | 'no-heading'
  /** The heading's number was not the one its place gives, and is now. */
  | 'number-differs'
  /** A Markdown heading without a number has one now. */
  | 'heading-without-number'
  /** Title and text of a section stood in one paragraph and are two now. */
  | 'run-in-section'
  /** The title fits no section kind of the built-in outline. */
  | 'unknown-section'
  /** Looks like a number of the outline or of a list, but is not in sequence: it stays as typed text. */
  | 'number-kept-as-text'
  /** Attachments stand behind the text, which has no note 附件说明 on them: the report writes one. */
  | 'attachment-note-added'
  /** The date under the signature is written as the standard asks now. */
  | 'date-rewritten'
  /** Deleted under tracking: it is not in the report. */
  | 'tracked-deletion'
  /** Inserted under tracking: it is in the report as if accepted. */
  | 'tracked-insertion'
  /** A note of a heading, of what signs, or one too long for a footnote, is a paragraph behind what refers to it. */
  | 'footnote-as-paragraph'
  /** A note at the end of the document is a footnote now. */
  | 'endnote-as-footnote'
  /** Text of a box stands behind the paragraph that holds the box. */
  | 'text-box-as-paragraph'
  /** A table larger than the report can hold became text, a paragraph for each row. */
  | 'table-as-text'
  | 'image-left-out'
  /** A file or document embedded in the document was not opened. */
  | 'embedded-left-out'
  /** A table of contents is made anew. */
  | 'contents-left-out'
  | 'hidden-text-left-out'
  /** A remark that has no place in the text stands at the section. */
  | 'comment-without-place'
  /** The file's name says that it is something else; it is read as what it is. */
  | 'read-as-word'
  | 'read-as-page'
  | 'read-as-text'
  /** There is more of this; the list was cut. */
  | 'more';

/** Everything that ends a line somewhere: form feeds end pages in texts made from PDF. */
const innerBreaks = /[\v\f\u0085\u2028\u2029]/;

/** The first residue of a line with what stands around it. */
function aroundResidue(text: string): string {
  const at = text.indexOf('**');
  return text.slice(Math.max(at - 10, 0), at + 20);
}

/** A line of the file, or a part of one where something within it ends a line. */
interface Piece {
  readonly line: number;
  readonly text: string;
}

/** What of a text can be read, line by line, empty ones left out. */
function readablePieces(text: string): { pieces: readonly Piece[]; notUnderstood: NotUnderstood[] } {
  const pieces: Piece[] = [];
  const notUnderstood: NotUnderstood[] = [];
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = index + 1;
    const readable = raw.replace(unreadable, '');
    if (readable.length < raw.length)
      notUnderstood.push({ line, text: readable.trim().slice(0, 40), why: 'unreadable-characters' });
    for (const piece of readable.split(innerBreaks))
      if (piece.trim() !== '') pieces.push({ line, text: piece });
  }
  return { pieces, notUnderstood };
}

/** The non-empty lines of a text; a table is one. */
export function sourceLines(
  text: string,
  format: 'plain' | 'markdown',
): { lines: readonly SourceLine[]; notUnderstood: readonly NotUnderstood[] } {
  const { pieces: all, notUnderstood } = readablePieces(text);
  const { rest: pieces, notes } =
    format === 'plain' ? { rest: all, notes: new Map<string, string>() } : takeMarkdownNotes(all);
  const texts = pieces.map((piece) => piece.text);
  const tableAt =
    format === 'plain'
      ? tabbedTable
      : (lines: readonly string[], at: number) => markdownTable(lines, at, notes);
  const lines: SourceLine[] = [];
  for (let at = 0; at < pieces.length; ) {
    const { line } = pieces[at]!;
    const found = tableAt(texts, at);
    if (found && fitsTable(found.table)) {
      const { table } = found;
      lines.push({ line, text: tableText(table).join('\n'), bold: [], depth: 0, table });
      at += found.lines;
      continue;
    }
    const content = texts[at]!.trim();
    const whole = { line, text: content, bold: [], depth: 0 };
    if (format === 'plain' && content.includes('**'))
      notUnderstood.push({ line, text: aroundResidue(content), why: 'markup-residue' });
    if (format === 'plain') lines.push(whole);
    else lines.push(...markdownLine(whole, notes));
    at += 1;
  }
  return { lines, notUnderstood };
}
