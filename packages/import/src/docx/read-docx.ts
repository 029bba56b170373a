// Bytes of a .docx to the lines the importer works with, and to the remarks in it. Of the package only the parts named here are read;
// links, pictures, macros and embedded files are never opened.

import type { ImportRefusal } from '../decode';
import type { SourceLine } from '../source-line';
import { readXml, type Xml, XmlFault } from '../xml';
import { type ZipParts, zipParts } from '../zip';
import { BodyReader } from './body-reader';
import { readComments } from './comments';
import { LineWriter } from './line-writer';
import { WordLists } from './lists';
import { readStyles } from './styles';
import { TooMuch } from './word-blocks';
import { wordNotes } from './word-notes';
import type { WordSource } from './word-source';

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
  const notes = wordNotes(parts.get('word/footnotes.xml'), parts.get('word/endnotes.xml'));
  const body = new BodyReader(styles, new WordLists(parts.get('word/numbering.xml')), notes);
  readXml(document, body, progress);
  body.finish();
  const writer = new LineWriter(styles);
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
    changes: writer.changes,
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
