// What somebody cut out of a text and puts in elsewhere: words of a paragraph, or whole paragraphs.

import { bodyRoot } from '@huigao/report-doc';
import * as Y from 'yjs';
import { type Delta, deltaOf, snap, spotAt, tailOf } from './spot';

/** How many whole paragraphs are cut at once, at most. */
const mostBlocks = 2;

export class Clipboard {
  #words: readonly Delta[] | null = null;
  /** Whole paragraphs, in a document of their own: one that lies in none cannot be copied. */
  #blocks = new Y.Doc();

  /** Takes words out of a text, or whole paragraphs; gives whether there was something. */
  cut(doc: Y.Doc, at: number, length: number): boolean {
    return at % 3 === 0 ? this.#cutBlocks(doc, at) : this.#cutWords(doc, at, length);
  }

  /** Puts in what was cut, as often as one likes. */
  paste(doc: Y.Doc, at: number): boolean {
    const blocks = this.#blocks.getXmlFragment(bodyRoot);
    const fragment = doc.getXmlFragment(bodyRoot);
    if (this.#words) {
      const spot = spotAt(doc, at);
      if (!spot) return false;
      const tail = tailOf(deltaOf(spot.text), spot.offset);
      const rest = spot.string.length - spot.offset;
      spot.text.applyDelta([
        ...(spot.offset > 0 ? [{ retain: spot.offset }] : []),
        ...this.#words,
        ...(tail.length > 0 ? [{ retain: rest }] : []),
      ]);
      return true;
    }
    if (blocks.length === 0) return false;
    fragment.insert(at % (fragment.length + 1), copies(blocks.toArray()));
    return true;
  }

  #cutWords(doc: Y.Doc, at: number, length: number): boolean {
    const spot = spotAt(doc, at);
    if (!spot) return false;
    const { text, string, offset } = spot;
    const end = snap(string, Math.min(string.length, offset + length));
    if (end <= offset) return false;
    const after = new Y.Doc().getText();
    after.applyDelta([...tailOf(deltaOf(text), offset)]);
    after.delete(end - offset, string.length - end);
    this.#words = after.toDelta() as Delta[];
    text.delete(offset, end - offset);
    return true;
  }

  #cutBlocks(doc: Y.Doc, at: number): boolean {
    const fragment = doc.getXmlFragment(bodyRoot);
    // A text that has lost all of its paragraphs has nothing to be done to.
    if (fragment.length < 2) return false;
    const index = at % fragment.length;
    const count = Math.min(1 + (at % mostBlocks), fragment.length - index, fragment.length - 1);
    this.#words = null;
    this.#blocks = new Y.Doc();
    this.#blocks.getXmlFragment(bodyRoot).insert(0, copies(fragment.slice(index, index + count)));
    fragment.delete(index, count);
    return true;
  }
}

/** Blocks that can be put in elsewhere. */
export const copies = (blocks: readonly (Y.XmlElement | Y.XmlText | Y.XmlHook)[]) =>
  blocks.map((block) => (block as Y.XmlElement).clone() as Y.XmlElement);
