// Find 查找: where a report says something, over all sections, as a reader sees it. A text is first laid out in strings, so that a
// costly pattern can be looked for elsewhere than where the report is.

import type { Node } from 'prosemirror-model';
import { placeText } from '../figure-values';
import type { SectionId } from '../ids';
import type { Report } from '../report';
import { figuresShownIn } from '../workflow/pins';
import { noteInLine } from './footnote';
import type { PlaceAttrs } from './schema';

/** What is looked for. */
export interface FindQuery {
  readonly text: string;
  readonly matchCase: boolean;
  /** Only where it begins and ends with a word. */
  readonly wholeWords: boolean;
  /** Whether `text` is a regular expression. */
  readonly isPattern: boolean;
}

/** The text of one paragraph, with the position in its section's body of each unit. A place has the text that it shows. */
export interface FindLine {
  readonly section: SectionId;
  readonly text: string;
  readonly positions: readonly number[];
  /** Units of `text` that are no text of the body: shown by places, of notes, or line breaks. */
  readonly fixed: readonly (readonly [from: number, to: number])[];
}

/** A place where it was found, in units of a line. */
export interface LineMatch {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  /** What takes its place, where a replacement was asked for. */
  readonly replacement: string | null;
}

/** Where it was found in a section's body. */
export interface Found {
  readonly section: SectionId;
  readonly from: number;
  readonly to: number;
  /** As it reads. */
  readonly text: string;
  readonly replacement: string | null;
  /** Whether the text there can be replaced: not what a place of a figure shows. */
  readonly isText: boolean;
}

export type FindResult<Value> =
  | { readonly ok: true; readonly found: readonly Value[]; readonly isCut: boolean }
  | { readonly ok: false; readonly code: 'bad-pattern'; readonly detail: string };

/** Most places that are looked for: nobody steps through more. */
export const mostFound = 10_000;

/** One textblock as a line; `pos` is where it begins in the body. */
export function lineOf(section: SectionId, block: Node, pos: number, figures: Report['figures']): FindLine {
  let text = '';
  const positions: number[] = [];
  const fixed: [number, number][] = [];
  block.forEach((node, offset) => {
    const at = pos + 1 + offset;
    const isText = node.isText;
    const shown = isText ? node.text! : shownBy(node, figures);
    if (!isText && shown !== '') fixed.push([text.length, text.length + shown.length]);
    for (let unit = 0; unit < shown.length; unit++) positions.push(isText ? at + unit : at);
    text += shown;
  });
  return { section, text, positions, fixed };
}

/** Computed numbers are not looked for: they say nothing of their own. */
function shownBy(node: Node, figures: Report['figures']): string {
  if (node.type.name === 'place') return placeText(figures, node.attrs as PlaceAttrs);
  if (node.type.name === 'footnote') return noteInLine(String(node.attrs.text));
  return node.type.name === 'hardBreak' ? '\n' : '';
}

/** The lines of one section's body. */
export function bodyLines(section: SectionId, body: Node, figures: Report['figures']): readonly FindLine[] {
  const found: FindLine[] = [];
  body.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    found.push(lineOf(section, node, pos, figures));
    return false;
  });
  return found;
}

/** The lines of a report, section by section. */
export function findLines(report: Pick<Report, 'outline' | 'bodies' | 'figures'>): readonly FindLine[] {
  return report.outline.flatMap(({ id, pins }) => {
    const body = report.bodies.get(id);
    return body ? bodyLines(id, body, figuresShownIn(report, pins)) : [];
  });
}

/** Signs that make one character of several: joiners, varied forms, tones of skin, marks above and below. */
const joining = /[\u200d\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}\u{1f3fb}-\u{1f3ff}\u{1f1e6}-\u{1f1ff}\p{M}]/u;
const variations = /^[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]+$/u;

/**
 * Where a match ends so that no character is cut: a Han character is found in whatever form it has, with the sign of its form; a part of
 * an emoji is not found. Null: it would cut one.
 */
function wholeEnd(text: string): (from: number, to: number) => number | null {
  if (!joining.test(text)) return (_from, to) => to;
  const starts = new Set([text.length]);
  for (const { index } of new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text))
    starts.add(index);
  return (from, to) => {
    if (!starts.has(from)) return null;
    let end = to;
    while (!starts.has(end)) end++;
    return end === to || variations.test(text.slice(to, end)) ? end : null;
  };
}

const special = /[.*+?^${}()|[\]\\/]/g;

/** Words of Latin letters and digits end where the next character is none; Han words where the segmenter says so. */
function edges(text: string): (at: number) => boolean {
  const ends = new Set([0, text.length]);
  for (const { index, segment } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)) {
    ends.add(index);
    ends.add(index + segment.length);
  }
  return (at) => ends.has(at);
}

/** The replacement with `$1`, `$&`, `$<name>` filled in, as in `String.prototype.replace`; plain words as they are. */
function filled(
  match: RegExpExecArray,
  pattern: RegExp,
  replacement: string,
  { isPattern }: FindQuery,
): string {
  if (!isPattern) return replacement;
  const sticky = new RegExp(pattern.source, `${pattern.flags.replace('g', '')}y`);
  sticky.lastIndex = match.index;
  const { input } = match;
  const replaced = input.replace(sticky, replacement);
  return replaced.slice(match.index, replaced.length - (input.length - match.index - match[0].length));
}

/**
 * Looks for something in lines of text.
 * @param replacement - what is to take its place, or null; with a pattern `$1` and the like stand for its groups
 * @returns matches in order; `bad-pattern` where the regular expression is none
 */
export function findInLines(
  texts: readonly string[],
  query: FindQuery,
  replacement: string | null = null,
): FindResult<LineMatch> {
  if (query.text === '') return { ok: true, found: [], isCut: false };
  let pattern: RegExp;
  try {
    const source = query.isPattern ? query.text : query.text.replace(special, '\\$&');
    pattern = new RegExp(source, query.matchCase ? 'gu' : 'giu');
  } catch (error) {
    return { ok: false, code: 'bad-pattern', detail: error instanceof Error ? error.message : '' };
  }
  const found: LineMatch[] = [];
  for (const [line, text] of texts.entries()) {
    const endOf = wholeEnd(text);
    const isEdge = query.wholeWords ? edges(text) : () => true;
    for (const match of text.matchAll(pattern)) {
      const from = match.index;
      const to = endOf(from, from + match[0].length);
      if (to === null || from === to || !isEdge(from) || !isEdge(to)) continue;
      if (found.length === mostFound) return { ok: true, found, isCut: true };
      const instead = replacement === null ? null : filled(match, pattern, replacement, query);
      found.push({ line, from, to, replacement: instead });
    }
  }
  return { ok: true, found, isCut: false };
}

/** Where matches of lines stand in their sections. */
export function foundInReport(lines: readonly FindLine[], matches: readonly LineMatch[]): readonly Found[] {
  return matches.map(({ line, from, to, replacement }) => {
    const { section, text, positions, fixed } = lines[line]!;
    return {
      section,
      from: positions[from]!,
      // All units of a place stand where the place does, which is one long.
      to: positions[to - 1]! + 1,
      text: text.slice(from, to),
      replacement,
      isText: !fixed.some(([start, stop]) => start < to && stop > from),
    };
  });
}
