// Footnotes of a page: links to an element that holds what the note says, and leads back. Pages of ours, of pandoc and of others mark both
// by their roles; Word and WPS by their names.

import { footnoteAttribute } from '@huigao/report';
import { noteText } from '../source-note';
import { type HtmlToken, unescaped } from './html-tokens';

/** What the notes of a page say, by the ids of the elements that hold them. */
export type HtmlNotes = ReadonlyMap<string, string>;

const attributeOf = (attributes: string, name: string): string => {
  const [, quoted, single, bare] =
    new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes) ?? [];
  return unescaped(quoted ?? single ?? bare ?? '');
};

/** `_ftn1` is the link to what Word keeps in an element `ftn1`. */
const wordLink = /^_((?:ftn|edn)\d+)$/;
const wordBack = /^_(?:ftn|edn)ref\d+$/;

/** Most pages have none, and need not be looked at twice. */
export const mayHoldNotes = /doc-noteref|footnote-ref|#_(?:ftn|edn)\d/i;

/** The id of the element that a link to a note leads to; null: it is no such link. */
export function noteOfLink(attributes: string): string | null {
  const href = attributeOf(attributes, 'href');
  if (!href.startsWith('#')) return null;
  const id = href.slice(1);
  const [, word] = wordLink.exec(id) ?? [];
  if (word) return word;
  const isMarked =
    attributeOf(attributes, 'role') === 'doc-noteref' ||
    /\bfootnote-ref\b/.test(attributeOf(attributes, 'class'));
  return isMarked ? id : null;
}

const isBackLink = (attributes: string) =>
  attributeOf(attributes, 'role') === 'doc-backlink' ||
  /\bfootnote-back(?:ref)?\b/.test(attributeOf(attributes, 'class')) ||
  wordBack.test(attributeOf(attributes, 'href').slice(1));

/** The id of an element. */
export const idOf = (attributes: string): string => attributeOf(attributes, 'id');

/** What a mark copied out of one of our own texts says; null: it is none. */
export const ownNote = (attributes: string): string | null =>
  attributes.includes(footnoteAttribute) ? noteText(attributeOf(attributes, footnoteAttribute)) : null;

const paragraphs = /^(?:p|div|br|li)$/;

/** What stands in the element that begins at a token. */
function textFrom(tokens: readonly HtmlToken[], start: number): string {
  const first = tokens[start]!;
  let depth = 0;
  let link = false;
  let text = '';
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.type === 'text') {
      if (!link) text += token.text.replace(/\s+/g, ' ');
      continue;
    }
    if (token.name === 'a') link = token.type === 'open' && isBackLink(token.attributes);
    if (paragraphs.test(token.name)) text += '\n';
    if (first.type === 'open' && token.name === first.name) depth += token.type === 'open' ? 1 : -1;
    if (depth === 0) break;
  }
  return text;
}

/** The notes of a page that its text leads to. */
export function htmlNotes(tokens: readonly HtmlToken[]): HtmlNotes {
  const wanted = new Set<string>();
  for (const token of tokens) {
    const id = token.type === 'open' && token.name === 'a' ? noteOfLink(token.attributes) : null;
    if (id !== null) wanted.add(id);
  }
  const notes = new Map<string, string>();
  if (wanted.size === 0) return notes;
  for (const [at, token] of tokens.entries()) {
    if (token.type !== 'open' || token.name === 'a') continue;
    const id = idOf(token.attributes);
    if (!wanted.has(id) || notes.has(id)) continue;
    const text = noteText(textFrom(tokens, at));
    if (text !== null) notes.set(id, text);
  }
  return notes;
}
