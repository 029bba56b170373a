// Numbers as sources write them: 一、（一） 1. 1、（1） ① 1) and the points 一是.

import { hanNumber } from '@huigao/report';
import { noteMark, withoutMarks } from './source-note';

/** Kinds of markers, whatever their punctuation. */
export type MarkerFamily =
  | 'han'
  | 'hanBrackets'
  | 'digit'
  | 'digitBrackets'
  | 'digitBracket'
  | 'circled'
  | 'point'
  /** 第一部分, 第二章. */
  | 'part';

/** A number read from a text. */
export interface Marker {
  readonly family: MarkerFamily;
  /** How a level with this marker is written, as its first number: `（一）`. What a numbering scheme holds. */
  readonly pattern: string;
  readonly value: number;
  /** As it stands in the source. */
  readonly text: string;
}

/** No heading or list of these reports counts further. */
const highest = 199;
const hanValues = new Map(Array.from({ length: highest }, (_, index) => [hanNumber(index + 1), index + 1]));

const han = '[一二三四五六七八九十百零]{1,5}';
/** `1.` before a digit is a decimal, unless the digits are a year: `1.2023 年底` is the first item, about 2023. */
const afterDigits = '(?:[、．]|\\.(?!\\d)|\\.(?=(?:19|20)\\d\\d\\s*年))';
/** One group each, around the numeral. */
const patterns: readonly (readonly [MarkerFamily, string])[] = [
  ['han', `(${han})[、．.]`],
  ['hanBrackets', `[（(](${han})[）)]`],
  ['digit', `(\\d{1,2})${afterDigits}`],
  ['digitBrackets', '[（(](\\d{1,2})[）)]'],
  ['digitBracket', '(\\d{1,2})[）)]'],
  ['circled', '([①-⑳])'],
  ['point', `(${han})是`],
];
const source = patterns.map(([, pattern]) => pattern).join('|');

const anywhere = new RegExp(source, 'g');
const atStart = new RegExp(`^(?:${source})`);

function markerOf(match: RegExpMatchArray): Marker | null {
  const group = match.findIndex((text, index) => index > 0 && text !== undefined);
  const [family] = patterns[group - 1]!;
  const numeral = match[group]!;
  const isHan = family === 'han' || family === 'hanBrackets' || family === 'point';
  const value =
    family === 'circled'
      ? numeral.codePointAt(0)! - 0x245f
      : isHan
        ? hanValues.get(numeral)
        : Number(numeral);
  // `01` is no number of a list, and would not be written again with its zero.
  if (!value || (!isHan && family !== 'circled' && String(value) !== numeral)) return null;
  const first = family === 'circled' ? '①' : isHan ? '一' : '1';
  return { family, pattern: match[0].replace(numeral, first), value, text: match[0] };
}

/** The marker a text begins with, or null. */
export function leadingMarker(text: string): Marker | null {
  const match = atStart.exec(text);
  return match && markerOf(match);
}

const part = new RegExp(`^第(${han})(?:部分|章|篇)[\\s、：:]*`);

/** The number of a part a text begins with, or null. Few reports have parts above 一、, so it is asked for apart. */
export function partMarker(text: string): Marker | null {
  const [whole, numeral] = part.exec(text) ?? [];
  const value = numeral && hanValues.get(numeral);
  return whole && value
    ? { family: 'part', pattern: whole.replace(numeral, '一'), value, text: whole }
    : null;
}

/** After these a list item or run-in heading may begin within a paragraph; asterisks are what a converter left of bold type. */
const itemStart = /[。；;：:！!？?”"）)》*]/;
/** A point 二是 may also follow a comma. */
const pointStart = /[。；;：:！!？?”"）)》*，,、]/;

/** Spaces between the end of a sentence and a marker; more is layout. */
const widestGap = 8;

/** Spaces, and footnotes of the sentence that ends. */
const isGap = (sign: string) => sign === noteMark || /\s/.test(sign);

function mayBegin(text: string, at: number, family: MarkerFamily): boolean {
  let before = at - 1;
  while (before >= 0 && at - before <= widestGap && isGap(text[before]!)) before--;
  if (before < 0) return true;
  return (family === 'point' ? pointStart : itemStart).test(text[before]!);
}

/** Every marker in a paragraph that stands where an item, a run-in heading or a point may begin. */
export function markersIn(text: string): readonly { readonly at: number; readonly marker: Marker }[] {
  const found: { at: number; marker: Marker }[] = [];
  for (const match of text.matchAll(anywhere)) {
    const marker = markerOf(match);
    if (marker && mayBegin(text, match.index, marker.family)) found.push({ at: match.index, marker });
  }
  return found;
}

/** Longest title of a heading; published ones reach 40 characters. */
const longestHeading = 50;

/** Whether what follows a marker reads as a heading on its own line: short, one sentence at most, nothing hanging over. */
export function readsAsHeading(afterMarker: string): boolean {
  const title = withoutMarks(afterMarker).trim();
  if (title === '' || title.length > longestHeading) return false;
  return !/[。！？；：:;!?]./.test(title) && !/[，、；,;！？]$/.test(title);
}
