// What reaches over the border of two sections: a selection from a place in one to a place in the next, taken out or typed over,
// paragraphs that are carried from one to the other, and words replaced in both. Each section's part is a transaction in its own document,
// and one may be left.

import { bodyRoot } from '@huigao/report-doc';
import * as Y from 'yjs';
import { copies } from './clipboard';
import { element } from './edits';
import { deltaOf, spotAt } from './spot';

/** A place in one of the two blocks at an edge: more would empty the texts before anything else is done to them. */
function spotNear(doc: Y.Doc, edge: 'start' | 'end', at: number) {
  const { length } = doc.getXmlFragment(bodyRoot);
  if (length === 0) return null;
  const index = Math.min(at % 2, length - 1);
  return spotAt(doc, (edge === 'start' ? index : length - 1 - index) + length * (at >> 1));
}

/** Takes out all from a place to the end; gives whether there was something. */
function takeRest(doc: Y.Doc, at: number): boolean {
  const spot = spotNear(doc, 'end', at);
  if (!spot) return false;
  const { fragment, block, blockIndex, text, textIndex, string, offset } = spot;
  fragment.delete(blockIndex + 1, fragment.length - blockIndex - 1);
  block.delete(textIndex + 1, block.length - textIndex - 1);
  text.delete(offset, string.length - offset);
  return true;
}

/** Takes out all from the beginning to a place. */
function takeBeginning(doc: Y.Doc, at: number): boolean {
  const spot = spotNear(doc, 'start', at);
  if (!spot) return false;
  const { fragment, block, blockIndex, text, textIndex, offset } = spot;
  text.delete(0, offset);
  block.delete(0, textIndex);
  fragment.delete(0, blockIndex);
  return true;
}

/** The documents of two sections, the first one first; null where one may not write. */
export type TwoDocs = readonly [Y.Doc | null, Y.Doc | null];

/**
 * Takes out what lies between a place in each of two sections, and types over it.
 * @param edit - does something to a document as one step
 * @returns the documents that were changed
 */
export function takeOutAcross(
  [first, second]: TwoDocs,
  { at, text }: { readonly at: number; readonly text: string },
  edit: (doc: Y.Doc, change: () => boolean) => boolean,
): readonly Y.Doc[] {
  const changed: Y.Doc[] = [];
  if (first && edit(first, () => takeRest(first, at))) changed.push(first);
  if (second && edit(second, () => takeBeginning(second, at >> 3))) changed.push(second);
  const [target] = changed;
  // What is typed over it goes in where the first part was.
  if (target && text !== '') {
    edit(target, () => {
      const spot = spotAt(target, target === first ? target.getXmlFragment(bodyRoot).length - 1 : 0);
      spot?.text.insert(target === first ? spot.string.length : 0, text);
      return spot !== null;
    });
    changed.push(target);
  }
  return changed;
}

/** Puts a block of one section into another, and takes it out where it was. @returns the documents that were changed */
export function carryAcross(
  [from, to]: TwoDocs,
  at: number,
  edit: (doc: Y.Doc, change: () => boolean) => boolean,
): readonly Y.Doc[] {
  const source = from?.getXmlFragment(bodyRoot);
  const target = to?.getXmlFragment(bodyRoot);
  if (!from || !to || !source || !target || source.length === 0) return [];
  const index = at % source.length;
  const carried = source.slice(index, index + 1);
  edit(to, () => {
    target.insert((at >> 2) % (target.length + 1), copies(carried));
    return true;
  });
  edit(from, () => {
    source.delete(index);
    // There is always a paragraph to write in.
    if (source.length === 0) source.insert(0, [element('paragraph')]);
    return true;
  });
  return [to, from];
}

/** All runs of letters of a text, also in its tables. */
const textsOf = (parent: Y.XmlFragment): readonly Y.XmlText[] =>
  parent
    .toArray()
    .flatMap((child) => (child instanceof Y.XmlText ? [child] : textsOf(child as Y.XmlElement)));

/** So many in one run: words that hold the letter themselves would otherwise grow without end. */
const mostReplaced = 3;

/** Where a letter stands in a run: none is half of another. */
function placesOf(text: Y.XmlText, letter: string): readonly number[] {
  const string = deltaOf(text)
    .map(({ insert }) => insert)
    .join('');
  const found = [...string.matchAll(new RegExp(letter, 'gu'))].map(({ index }) => index);
  return found.slice(0, mostReplaced);
}

/** Puts words in place of a letter wherever it stands in both sections. @returns the documents that were changed */
export function replaceAcross(
  docs: TwoDocs,
  { letter, text }: { readonly letter: string; readonly text: string },
  edit: (doc: Y.Doc, change: () => boolean) => boolean,
): readonly Y.Doc[] {
  return docs.filter((doc) => {
    if (!doc) return false;
    const texts = textsOf(doc.getXmlFragment(bodyRoot)).filter((one) => placesOf(one, letter).length > 0);
    if (texts.length === 0) return false;
    return edit(doc, () => {
      // From the end, so that places before it stay.
      for (const one of texts)
        for (const place of placesOf(one, letter).toReversed()) {
          one.delete(place, letter.length);
          one.insert(place, text);
        }
      return true;
    });
  }) as readonly Y.Doc[];
}
