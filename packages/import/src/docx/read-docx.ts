// Bytes of a .docx to the lines the importer works with, and to the remarks in it. Of the package only the parts named here are read;
// links, pictures, macros and embedded files are never opened.

import type { ImportRefusal } from '../decode';
import { type NotUnderstood, type SourceLine, tableText, unreadable, type Why } from '../source-line';
import { fitsTable } from '../table-node';
import { readXml, type Xml, XmlFault } from '../xml';
import { type ZipParts, zipParts } from '../zip';
import { BodyReader, TooMuch, type WordBlock, type WordRow } from './body-reader';
import { readComments, type WordComment } from './comments';
import { WordLists } from './lists';
import { type ParagraphBuilder, shiftOf } from './paragraph-builder';
import { readStyles, type Style } from './styles';
import { sourceTable } from './word-table';

/** A place in a line of the source. */
export interface LinePlace {
  readonly line: number;
  readonly at: number;
}

/** A remark and where it stands; no place: the document does not say. */
export interface PlacedComment extends WordComment {
  readonly from: LinePlace | null;
  readonly to: LinePlace | null;
}

export interface WordSource {
  readonly ok: true;
  readonly lines: readonly SourceLine[];
  readonly notUnderstood: readonly NotUnderstood[];
  readonly comments: readonly PlacedComment[];
}

const limits = { maxFileBytes: 20 * 1024 * 1024, maxContentBytes: 32 * 1024 * 1024, maxParts: 5000 };
const wanted =
  /^word\/(?:document|styles|numbering|comments|commentsExtended|footnotes|endnotes)\d*\.xml$|^_rels\/\.rels$/;

const refuse = (code: ImportRefusal['code'], detail: string): ImportRefusal => ({ ok: false, code, detail });

/** Path of the document in its package: `word/document.xml` wherever the package does not say otherwise. */
function documentPath(parts: ReadonlyMap<string, Xml>): string {
  let path = 'word/document.xml';
  readXml(parts.get('_rels/.rels') ?? '<none/>', {
    open(name, { Type = '', Target = '' }) {
      if (name === 'Relationship' && Type.endsWith('/officeDocument')) path = Target.replace(/^\//, '');
    },
  });
  return path;
}

/** Notes at the foot or the end, by id: the text of each. Separators are notes too, without text. */
function readNotes(xml: Xml = '<none/>'): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  let id: string | null = null;
  let isText = false;
  let deleted = 0;
  readXml(xml, {
    open(name, attributes) {
      if (name === 'footnote' || name === 'endnote') id = attributes.id ?? null;
      if (name === 'del' || deleted > 0) deleted++;
      isText = name === 't' && deleted === 0;
    },
    text(text) {
      if (isText && id !== null) notes.set(id, (notes.get(id) ?? '') + text);
    },
    close(name) {
      isText = false;
      if (deleted > 0) deleted--;
      if (name === 'footnote' || name === 'endnote') id = null;
    },
  });
  return notes;
}

class LineWriter {
  readonly lines: SourceLine[] = [];
  readonly notUnderstood: NotUnderstood[] = [];
  readonly places = new Map<string, { from: LinePlace | null; to: LinePlace | null }>();

  constructor(
    private readonly styles: ReadonlyMap<string, Style>,
    private readonly notes: Readonly<Record<'footnote' | 'endnote', ReadonlyMap<string, string>>>,
  ) {}

  write(block: WordBlock): void {
    if (block.type === 'table') this.table(block.rows);
    else this.paragraph(block.paragraph, block.isBoxed);
  }

  /** The number the next line gets. */
  get next(): number {
    return this.lines.length + 1;
  }

  private add(text: string, more: Partial<SourceLine> = {}): void {
    if (text.trim() !== '') this.lines.push({ bold: [], depth: 0, ...more, line: this.next, text });
  }

  private note(text: string, why: Why): void {
    this.notUnderstood.push({ line: this.next, text, why });
  }

  private paragraph(paragraph: ParagraphBuilder, isBoxed: boolean): void {
    const { marks, notes, number } = paragraph;
    const shift = shiftOf(number, paragraph.text);
    if (isBoxed && shift.text !== '') this.note(shift.text.slice(0, 60), 'text-box-as-paragraph');
    for (const { comment, side, at } of marks) {
      const place = this.places.get(comment) ?? { from: null, to: null };
      this.places.set(comment, place);
      place[side] = { line: this.next, at: shift.move(at) };
    }
    const role = this.roleOf(paragraph);
    this.add(shift.text, {
      bold: shift.spans(paragraph.bold),
      depth: this.depthOf(paragraph),
      ...(role ? { role } : {}),
    });
    for (const { kind, id } of notes) {
      const text = (this.notes[kind].get(id) ?? '').replace(unreadable, '').trim();
      if (text !== '') this.note(text.slice(0, 60), 'footnote-as-paragraph');
      this.add(text);
    }
  }

  private styleOf({ style }: ParagraphBuilder): Style | undefined {
    return style === null ? undefined : this.styles.get(style);
  }

  /** 1 for the title, 2 for the first level of headings, 0 for text. */
  private depthOf(paragraph: ParagraphBuilder): number {
    const style = this.styleOf(paragraph);
    if (style?.name === 'title' || style?.name === '标题') return 1;
    const level = paragraph.outlineLevel ?? style?.outlineLevel ?? null;
    return level === null || level > 8 || level < 0 ? 0 : level + 2;
  }

  private roleOf(paragraph: ParagraphBuilder): SourceLine['role'] {
    const name = this.styleOf(paragraph)?.name;
    return name === 'signature' || name === 'date' || name === 'caption' ? name : undefined;
  }

  private table(rows: readonly WordRow[]): void {
    for (const { cells } of rows)
      for (const { paragraphs } of cells)
        for (const { marks } of paragraphs)
          for (const { comment } of marks)
            this.places.set(comment, { from: { line: this.next, at: 0 }, to: null });
    const table = sourceTable(
      rows,
      (paragraph) => this.styleOf(paragraph)?.name.startsWith('table head') === true,
    );
    if (fitsTable(table)) {
      this.add(tableText(table).join('\n'), { table });
      return;
    }
    this.note(tableText(table)[0]!.slice(0, 60), 'table-as-text');
    for (const text of tableText(table)) this.add(text);
  }
}

/** A title without a style of its own: the only heading of the outermost level, unnumbered, above all others. */
function withTitle(lines: readonly SourceLine[]): readonly SourceLine[] {
  if (lines.some(({ depth }) => depth === 1)) return lines;
  const headings = lines.filter(({ depth }) => depth > 0);
  const [first, ...others] = headings;
  if (!first || others.length === 0 || others.some(({ depth }) => depth <= first.depth)) return lines;
  return lines.map((line) => (line === first ? { ...line, depth: 1 } : line));
}

function read(parts: ReadonlyMap<string, Xml>, progress: (part: number) => void): WordSource | ImportRefusal {
  const document = parts.get(documentPath(parts));
  if (document === undefined) return refuse('not-a-document', 'no document');
  const styles = readStyles(parts.get('word/styles.xml'));
  const body = new BodyReader(styles, new WordLists(parts.get('word/numbering.xml')));
  readXml(document, body, progress);
  body.finish();
  const notes = {
    footnote: readNotes(parts.get('word/footnotes.xml')),
    endnote: readNotes(parts.get('word/endnotes.xml')),
  };
  const writer = new LineWriter(styles, notes);
  let told = 0;
  const tell = (until: number) => {
    for (; told < body.notices.length && body.notices[told]!.after <= until; told++) {
      const { text, why } = body.notices[told]!;
      writer.notUnderstood.push({ line: writer.next, text, why });
    }
  };
  for (const [index, block] of body.blocks.entries()) {
    tell(index);
    writer.write(block);
  }
  tell(Infinity);
  if (writer.lines.length === 0) return refuse('empty', '');
  const comments = readComments(parts.get('word/comments.xml'), parts.get('word/commentsExtended.xml'));
  return {
    ok: true,
    lines: withTitle(writer.lines),
    notUnderstood: writer.notUnderstood,
    comments: comments.map((comment) => ({
      ...comment,
      from: null,
      to: null,
      ...writer.places.get(comment.id),
    })),
  };
}

/** What zip packages are refused for. */
const refusalOf = ({ code, detail }: Extract<ZipParts, { readonly ok: false }>) =>
  refuse(code === 'too-large' ? 'too-large' : 'not-a-document', detail);

/** Reads a Word document, or says why it cannot be read. */
export function readDocx(
  bytes: Uint8Array,
  progress: (part: number) => void = () => {},
): WordSource | ImportRefusal {
  const unpacked = zipParts(bytes, wanted, limits);
  if (!unpacked.ok) return refusalOf(unpacked);
  try {
    return read(unpacked.parts, progress);
  } catch (error) {
    if (error instanceof TooMuch) return refuse('too-large', error.message);
    if (error instanceof XmlFault) return refuse('not-a-document', error.message.slice(0, 200));
    throw error;
  }
}
