// Comments of a Word document: who said what when, which answers which, and which are settled.

import { readXml, type Xml } from '../xml';

/** A remark as Word keeps it. */
export interface WordComment {
  readonly id: string;
  readonly author: string;
  /** Epoch ms, or null. */
  readonly at: number | null;
  readonly text: string;
  /** The remark it answers, or null. */
  readonly answers: string | null;
  readonly isSettled: boolean;
}

/** Most remarks that are read, and characters of one. */
const mostComments = 5000;
const longestComment = 5000;

interface Extended {
  readonly parent: string | null;
  readonly isDone: boolean;
}

/** What `commentsExtended.xml` says of a remark, by the id of its last paragraph. */
function extended(xml: Xml): ReadonlyMap<string, Extended> {
  const known = new Map<string, Extended>();
  readXml(xml, {
    open(name, { paraId, paraIdParent, done }) {
      if (name === 'commentEx' && paraId)
        known.set(paraId, { parent: paraIdParent ?? null, isDone: done === '1' });
    },
  });
  return known;
}

interface Open {
  readonly id: string;
  readonly author: string;
  readonly at: number | null;
  text: string;
  paragraphs: string[];
}

/** Reads the remarks in their order. */
export function readComments(xml: Xml = '<none/>', extendedXml: Xml = '<none/>'): readonly WordComment[] {
  const found: Open[] = [];
  let open: Open | null = null;
  let isText = false;
  readXml(xml, {
    open(name, { id = '', author = '', date, paraId }) {
      if (name === 'comment') {
        const at = Date.parse(date ?? '');
        open = {
          id,
          author: author.slice(0, 200),
          at: Number.isNaN(at) ? null : at,
          text: '',
          paragraphs: [],
        };
        if (found.length < mostComments) found.push(open);
      }
      if (name === 'p' && open) {
        if (open.text !== '') open.text += '\n';
        if (paraId) open.paragraphs.push(paraId);
      }
      if (name === 'br' && open) open.text += '\n';
      isText = name === 't';
    },
    text(text) {
      if (isText && open) open.text += text;
    },
    close(name) {
      if (name === 't') isText = false;
      if (name === 'comment') open = null;
    },
  });
  const more = extended(extendedXml);
  const byParagraph = new Map(
    found.flatMap(({ id, paragraphs }) => paragraphs.map((paragraph) => [paragraph, id])),
  );
  return found.map(({ id, author, at, text, paragraphs }) => {
    const said = paragraphs.map((paragraph) => more.get(paragraph)).find((one) => one !== undefined);
    return {
      id,
      author,
      at,
      text: text.trim().slice(0, longestComment),
      answers: (said?.parent && byParagraph.get(said.parent)) ?? null,
      isSettled: said?.isDone ?? false,
    };
  });
}
