// The house style of spacing and punctuation 整理, rule by rule. Each changes as few characters as it can, and leaves alone what is not
// Chinese prose: numbers, times, codes, addresses, English sentences. Source: GB/T 15834-2011 (punctuation), GB/T 15835-2011
// (numerals), GB/T 9704-2012 (numbers of levels).

import type { LineDraft } from './line-draft';
import { isNamePoint } from './name-point';
import { tidyBrackets, tidyQuotes } from './tidy-pairs';
import { type TidyRule, tidyRules } from './tidy-rule';
import { hanLetter, isHanish, prose, proseEnd } from './tidy-signs';

export interface TidyLineOptions {
  /** Whether it stands in a table, where words are spaced to be of one width (合　计). */
  readonly isCell: boolean;
}

type Draft = LineDraft<TidyRule>;

/** Makes one change of each match that `edit` answers with words for. */
function each(
  draft: Draft,
  rule: TidyRule,
  pattern: RegExp,
  edit: (match: RegExpMatchArray, text: string) => string | null,
): void {
  const { text } = draft;
  for (const match of text.matchAll(pattern)) {
    const words = edit(match, text);
    if (words === null || words === match[0]) continue;
    draft.change(rule, [{ from: match.index!, to: match.index! + match[0].length, text: words }]);
  }
  draft.settle();
}

const fullWidth =
  /[０-９Ａ-Ｚａ-ｚ％](?:[０-９Ａ-Ｚａ-ｚ％]|．(?=[0-9０-９]))*|(?<=[0-9])(?<!^\s*\d{1,2})．(?=[0-9０-９])/gu;
const halfWidth = (words: string) =>
  words.replace(/[！-～]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));

const bracketMarker = /^(\s*)[（(](\d{1,2}|[一二三四五六七八九十]{1,3})[）)]([、.．]?)(?=\s*[^\s\d])/u;
const hanMarker = /^(\s*[一二三四五六七八九十]{1,3})[.．,，](?![一二三四五六七八九十])(?=\s*\p{Script=Han})/u;
const digitMarker = /^(\s*\d{1,2})[、．](?=\s*[^\s\d])/u;

/** The forms of numbers of levels: 一、（一）1.（1）. */
function tidyMarkers(draft: Draft): void {
  if (!hanLetter.test(draft.text)) return;
  const bracket = draft.text.match(bracketMarker);
  if (bracket) {
    const [{ length }, before, , after] = bracket as unknown as [string, string, string, string];
    const close = length - after.length - 1;
    draft.change('markers', [
      { from: before.length, to: before.length + 1, text: '（' },
      { from: close, to: close + 1, text: '）' },
      ...(after === '' ? [] : [{ from: length - 1, to: length, text: '' }]),
    ]);
    draft.settle();
  }
  for (const [pattern, sign] of [
    [hanMarker, '、'],
    [digitMarker, '.'],
  ] as const) {
    const found = draft.text.match(pattern);
    if (!found) continue;
    const at = found[1]!.length;
    draft.change('markers', [{ from: at, to: at + 1, text: sign }]);
    draft.settle();
  }
}

const around = ({ 0: { length }, index }: RegExpMatchArray, text: string) => ({
  before: text.slice(0, index),
  after: text.slice(index! + length),
});

const touchesProse = (match: RegExpMatchArray, text: string) => {
  const { before, after } = around(match, text);
  return isHanish(before, 'end') || isHanish(after, 'start');
};

/** …… and ——, each two characters wide. */
function tidyDashes(draft: Draft): void {
  each(draft, 'dashes', /\.{3,}|。{3,}|·{3,}|…+/gu, (match, text) =>
    touchesProse(match, text) ? '……' : null,
  );
  each(draft, 'dashes', /-{2,}|－{2,}|─{2,}|–{2,}|—{3,}/gu, (match, text) =>
    touchesProse(match, text) ? '——' : null,
  );
}

const wideMarks: Readonly<Record<string, string>> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '?': '？',
  '!': '！',
};

/** Whether a mark between these is one of a Chinese sentence. */
function isOfProse(sign: string, before: string, after: string, text: string): boolean {
  // :) and != are signs of their own.
  if (before === '' || /[,:;?!]$/.test(before) || /^[,:;?!]/.test(after)) return false;
  if (isHanish(before, 'end')) return true;
  if (!/[A-Za-z0-9%‰℃）】》”)"]$/u.test(before)) return false;
  if (isHanish(after, 'start')) return true;
  return after === '' && sign !== ':' && hanLetter.test(text);
}

/** So many characters since the last mark make a sentence that a point can end, where the next word follows without a space. */
const leastSentence = 5;

/** A full stop is also a point of a number, of a name, a file's ending, a marker: it must end something. */
function isFullStop(point: string, before: string, after: string): boolean {
  if (/^[A-Za-z0-9.]/.test(after) || /^\s*[一二三四五六七八九十\d]*$/u.test(before)) return false;
  // 张三.李四 may be anything.
  const clause = /[^，。、；：！？,.;:!?\s]*$/u.exec(before)![0];
  if (point === '.' && hanLetter.test(after.slice(0, 2)) && [...clause].length < leastSentence) return false;
  if (isHanish(before, 'end')) return true;
  if (!/[\d%‰]$/.test(before) || !hanLetter.test(before)) return false;
  return after === '' || (/[%‰]$/.test(before) && isHanish(after, 'start'));
}

function tidyMarks(draft: Draft): void {
  each(draft, 'marks', /[ \u00a0]*(([,:;?!])\2*)[ \u00a0]*/gu, (match, text) => {
    const { before, after } = around(match, text);
    const [, marks, sign] = match as unknown as [string, string, string];
    return isOfProse(sign, before, after, text) ? wideMarks[sign]!.repeat(marks.length) : null;
  });
  each(draft, 'marks', /[ \u00a0]*\.[ \u00a0]*/gu, (match, text) => {
    const { before, after } = around(match, text);
    if (match[0] === '.' && isNamePoint(before, after)) return '·';
    return isFullStop(match[0], before, after) ? '。' : null;
  });
}

function tidyDoubled(draft: Draft): void {
  each(draft, 'doubled', /([，、；：！？])\1+/gu, (match) => match[1]!);
  each(draft, 'doubled', /(?<!。)。。(?!。)/gu, () => '。');
  each(draft, 'doubled', /[，、；：]+(?=。)/gu, () => '');
}

const blank = '[ \\t\\u00a0\\u2000-\\u200a\\u202f\\u205f\\u3000]+';
/** Marks of Chinese text only; “ ” … — stand in English, too. */
const marksOnly = '[，。、；：？！（）《》〈〉「」『』【】〔〕]';
const unseen = /[\u200b\ufeff\u00ad\u2060]+/gu;
const besideMark = new RegExp(`(?<=${marksOnly})${blank}(?=\\S)|(?<=\\S)${blank}(?=${marksOnly})`, 'gu');
const betweenHan = new RegExp(`(?<=${proseEnd})${blank}(?=${prose})`, 'gu');
const betweenWords = /(?<=[!-~])[ \u00a0]{2,}(?=[!-~])/gu;
const mixed = new RegExp(
  `(?<=${hanLetter.source}[\\u{fe00}-\\u{fe0f}\\u{e0100}-\\u{e01ef}]?)${blank}(?=[A-Za-z0-9+−±≥≤≈<>=¥￥$-])|(?<=[A-Za-z0-9%‰℃])${blank}(?=${hanLetter.source})`,
  'gu',
);

/** A date that is still to be filled in keeps its room: 年  月  日. */
const isRoomForDate = (before: string, after: string) =>
  /年$/.test(before) ? /^月/.test(after) : /月$/.test(before) && /^日/.test(after);

function tidySpaces(draft: Draft, { isCell }: TidyLineOptions): void {
  each(draft, 'spaces', unseen, () => '');
  each(draft, 'spaces', besideMark, () => '');
  each(draft, 'spaces', betweenHan, (match, text) => {
    const { before, after } = around(match, text);
    return isCell || isRoomForDate(before, after) ? null : '';
  });
  each(draft, 'spaces', betweenWords, () => ' ');
}

const byRule: Readonly<Record<Exclude<TidyRule, 'empty'>, (draft: Draft, options: TidyLineOptions) => void>> =
  {
    width: (draft) => each(draft, 'width', fullWidth, ([words]) => halfWidth(words)),
    markers: tidyMarkers,
    dashes: tidyDashes,
    marks: tidyMarks,
    brackets: tidyBrackets,
    quotes: tidyQuotes,
    doubled: tidyDoubled,
    spaces: tidySpaces,
    mixed: (draft) => each(draft, 'mixed', mixed, () => ''),
    ends: (draft) => each(draft, 'ends', new RegExp(`(?<=^|\\n)${blank}|${blank}(?=\\n|$)`, 'gu'), () => ''),
  };

/** Applies rules to a line, in their order. */
export function tidyLine(draft: Draft, rules: ReadonlySet<TidyRule>, options: TidyLineOptions): void {
  for (const rule of tidyRules) if (rule !== 'empty' && rules.has(rule)) byRule[rule](draft, options);
}
