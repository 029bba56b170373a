// A body as a row of tokens, one for each of its positions, so that two bodies can be compared as two texts are. What Yjs knows of the
// characters is kept beside them: which of them are the same in two states of a document, whatever they read.

import { bodySchema } from '@huigao/report';
import type { Mark, Node } from 'prosemirror-model';
import * as Y from 'yjs';
import { bodyRoot, readBody } from '../body';

/**
 * What stands at a position: the UTF-16 unit of a character, `=…` what has no inside, `<…` the beginning of a block, `>` its end.
 * Ends are all alike: which block one ends is told by its beginning.
 */
type Token = number | string;

export interface BodyTokens {
  readonly body: Node;
  readonly tokens: readonly Token[];
  /** The same number in two states of a document: the same character or atom. 0: beginnings and ends, which are only alike. */
  readonly ids: readonly number[];
  readonly marks: readonly (readonly Mark[])[];
}

export const isBorder = (token: Token | undefined): boolean => typeof token === 'string' && token[0] !== '=';
export const isBeginning = (token: Token | undefined): token is string =>
  typeof token === 'string' && token[0] === '<';
export const isEnd = (token: Token | undefined): boolean => token === '>';

/** Clocks beyond this give ids of another client; tokens are the same only if they also read the same. */
const clocks = 2 ** 21;

function idsOf(root: Y.XmlFragment): number[] {
  const ids: number[] = [];
  const walk = (parent: Y.XmlFragment | Y.XmlText) => {
    for (let item = parent._start; item; item = item.right) {
      if (item.deleted || !item.countable) continue;
      const { content, id, length } = item;
      const first = id.client * clocks + id.clock;
      if (content instanceof Y.ContentType) add(content.type, first);
      else for (let unit = 0; unit < length; unit++) ids.push(first + unit);
    }
  };
  const add = (type: unknown, id: number) => {
    if (type instanceof Y.XmlText) walk(type);
    if (!(type instanceof Y.XmlElement)) return;
    const isLeaf = bodySchema.nodes[type.nodeName as 'place']?.isLeaf === true;
    ids.push(isLeaf ? id : 0);
    if (isLeaf) return;
    walk(type);
    ids.push(0);
  };
  walk(root);
  return ids;
}

const none: readonly Mark[] = [];

/** The tokens of a body that lies in no document: nothing in it is known to be the same as elsewhere. */
export function tokensOf(body: Node, ids?: readonly number[]): BodyTokens {
  const tokens: Token[] = [];
  const marks: (readonly Mark[])[] = [];
  const put = (token: Token, of = none) => {
    tokens.push(token);
    marks.push(of);
  };
  const add = (node: Node) => {
    if (node.isText) {
      const text = node.text!;
      for (let unit = 0; unit < text.length; unit++) put(text.charCodeAt(unit), node.marks);
      return;
    }
    const name = `${node.type.name}${JSON.stringify(node.attrs)}`;
    if (node.isLeaf) {
      put(`=${name}`, node.marks);
      return;
    }
    put(`<${name}`);
    node.forEach(add);
    put('>');
  };
  body.forEach(add);
  return { body, tokens, ids: ids ?? tokens.map(() => 0), marks };
}

/** The tokens of a section's text; null where it cannot be read. */
export function readTokens(doc: Y.Doc): BodyTokens | null {
  const read = readBody(doc);
  if (!read.ok) return null;
  const ids = idsOf(doc.getXmlFragment(bodyRoot));
  // Both count as ProseMirror does.
  return ids.length === read.body.content.size ? tokensOf(read.body, ids) : tokensOf(read.body);
}
