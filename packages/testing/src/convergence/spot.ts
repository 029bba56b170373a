// Where in a text something is done that a number chooses.

import { bodyRoot } from '@huigao/report-doc';
import * as Y from 'yjs';

export interface Delta {
  readonly insert: unknown;
  readonly attributes?: Record<string, unknown>;
}

export const deltaOf = (text: Y.XmlText) => text.toDelta() as Delta[];
const stringOf = (text: Y.XmlText) =>
  deltaOf(text)
    .map(({ insert }) => insert)
    .join('');

export interface Spot {
  readonly fragment: Y.XmlFragment;
  readonly block: Y.XmlElement;
  readonly blockIndex: number;
  readonly text: Y.XmlText;
  readonly textIndex: number;
  readonly string: string;
  readonly offset: number;
}

/** Before a character, never inside one. */
export function snap(string: string, offset: number): number {
  const unit = string.charCodeAt(offset);
  return offset > 0 && unit >= 0xdc00 && unit <= 0xdfff ? offset - 1 : offset;
}

/** A place in a text chosen by a number, or null when there is no text. */
export function spotAt(doc: Y.Doc, at: number): Spot | null {
  const fragment = doc.getXmlFragment(bodyRoot);
  if (fragment.length === 0) return null;
  const blockIndex = at % fragment.length;
  const block = fragment.get(blockIndex) as Y.XmlElement;
  const texts = block.toArray().flatMap((child, index) => (child instanceof Y.XmlText ? [index] : []));
  if (texts.length === 0) return null;
  const textIndex = texts[at % texts.length]!;
  const text = block.get(textIndex) as Y.XmlText;
  const string = stringOf(text);
  return {
    fragment,
    block,
    blockIndex,
    text,
    textIndex,
    string,
    offset: snap(string, at % (string.length + 1)),
  };
}

/** What of a text stands from a place on. */
export function tailOf(delta: readonly Delta[], offset: number): readonly Delta[] {
  const tail: Delta[] = [];
  let passed = 0;
  for (const { insert, attributes } of delta) {
    const string = String(insert);
    const from = Math.max(0, offset - passed);
    passed += string.length;
    if (from >= string.length) continue;
    tail.push({ insert: string.slice(from), ...(attributes ? { attributes } : {}) });
  }
  return tail;
}
