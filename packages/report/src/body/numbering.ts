// Numbers of headings and points are computed from structure and never typed.

import type { Node } from 'prosemirror-model';
import type { SectionId } from '../ids';
import type { OutlineEntry } from '../report';
import { attachmentLabel } from './attachment';

/**
 * How each level is written, outermost first, each as its first number: `['一、', '（一）', '1.', '（1）']`.
 * 一 stands for Han numerals, 1 for Arabic ones, ① for circled ones.
 */
export type NumberingScheme = readonly string[];

/** GB/T 9704-2012, 7.3.3. */
export const standardScheme: NumberingScheme = ['一、', '（一）', '1.', '（1）'];

/** What an ordinal or heading inside a section counts: a level of the scheme (3 and deeper) or a run of points 一是、二是. */
export type OrdinalLevel = number | 'point';

const hanDigits = '〇一二三四五六七八九';

/** Han numeral of 1…9999, as headings use it: 十, 十一, 二十, 一百零五. */
export function hanNumber(value: number): string {
  const places = ['', '十', '百', '千'];
  let text = '';
  let gap = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      gap = text !== '';
      continue;
    }
    text += (gap ? '零' : '') + hanDigits[digit] + places[place];
    gap = false;
  }
  return text.replace(/^一十/, '十');
}

const circled = (value: number) => (value <= 20 ? String.fromCodePoint(0x245f + value) : `(${value})`);

/** The text of the `count`-th ordinal of a level: `formatOrdinal(standardScheme, 2, 3)` is `（三）`. */
export function formatOrdinal(scheme: NumberingScheme, level: OrdinalLevel, count: number): string {
  if (level === 'point') return `${hanNumber(count)}是`;
  const pattern = scheme[level - 1] ?? scheme.at(-1) ?? '1.';
  return pattern.replace(/[一1①]/, (sign) =>
    sign === '一' ? hanNumber(count) : sign === '1' ? String(count) : circled(count),
  );
}

/** The number of every entry of the outline, by id. That of an attachment is its label with a colon: `附件2：`. */
export function numberOutline(
  outline: readonly OutlineEntry[],
  scheme: NumberingScheme,
): ReadonlyMap<SectionId, string> {
  const numbers = new Map<SectionId, string>();
  const counts = [0, 0];
  const attachments = outline.filter(({ kind }) => kind === 'attachment');
  for (const entry of outline) {
    if (entry.kind === 'attachment') {
      numbers.set(entry.id, `${attachmentLabel(attachments.indexOf(entry), attachments.length)}：`);
      continue;
    }
    if (entry.level === 1) counts[1] = 0;
    counts[entry.level - 1]!++;
    numbers.set(entry.id, formatOrdinal(scheme, entry.level, counts[entry.level - 1]!));
  }
  return numbers;
}

/** A number inside a section: the position of its heading or ordinal node, and its text. */
export interface BodyNumber {
  readonly pos: number;
  readonly level: OrdinalLevel;
  readonly text: string;
}

/** Counts ordinals in document order. */
function counter() {
  const counts: number[] = [];
  let points = 0;
  return (level: OrdinalLevel, restart: boolean): number => {
    if (level === 'point') {
      points = restart ? 1 : points + 1;
      return points;
    }
    const next = restart ? 1 : (counts[level] ?? 0) + 1;
    points = 0;
    counts.length = level;
    counts[level] = next;
    return next;
  };
}

/**
 * The numbers of a section's headings and ordinals, in document order. A number of one level starts anew after any of an
 * outer level; points 一是 start anew after any level, and wherever an ordinal says `restart`. Each cell of a table counts for
 * itself, and the text around a table counts on as if it were not there.
 */
export function numberBody(body: Node, scheme: NumberingScheme): readonly BodyNumber[] {
  const numbers: BodyNumber[] = [];
  const walk = (parent: Node, start: number, count: ReturnType<typeof counter>) => {
    parent.forEach((node, offset) => {
      const pos = start + offset;
      const name = node.type.name;
      if (name === 'heading' || name === 'ordinal') {
        const level = node.attrs.level as OrdinalLevel;
        const text = formatOrdinal(scheme, level, count(level, node.attrs.restart === true));
        numbers.push({ pos, level, text });
      }
      if (!node.isLeaf) walk(node, pos + 1, isCell(node) ? counter() : count);
    });
  };
  walk(body, 0, counter());
  return numbers;
}

const isCell = ({ type }: Node) => type.name === 'tableCell' || type.name === 'tableHeader';
