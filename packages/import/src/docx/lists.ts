// Word's numbering: numbers are not in the text but counted from definitions, as Word counts them.

import { hanNumber } from '@huigao/report';
import { readXml, type Xml } from '../xml';
import type { ListPlace } from './styles';

interface Level {
  format: string;
  text: string;
  start: number;
  /** The style that is bound to it. */
  style: string | null;
}

interface ListDefinition {
  readonly abstract: string;
  /** Levels that count anew from here in this list, by level. */
  readonly starts: Map<number, number>;
}

const blankLevel = (): Level => ({ format: 'decimal', text: '', start: 1, style: null });

const financial = '零壹贰叁肆伍陆柒捌玖';
const romans: readonly (readonly [number, string])[] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(count: number): string {
  let left = count;
  return romans
    .map(([value, sign]) => {
      const times = Math.floor(left / value);
      left -= times * value;
      return sign.repeat(times);
    })
    .join('');
}

const letters = (count: number) => String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));

/** Counts beyond this are no numbers of a list, and some forms of them would be long. */
const highest = 9999;

/** A count in a format of Word (ISO 29500-1, 17.18.59); those of other languages read as digits. */
function numeral(format: string, count: number): string {
  if (count < 1 || count > highest) return String(count);
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'ideographDigital':
    case 'taiwaneseCountingThousand':
      return hanNumber(count);
    case 'chineseLegalSimplified':
      return count < 10 ? financial[count]! : String(count);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return count <= 20 ? String.fromCodePoint(0x245f + count) : String(count);
    case 'decimalZero':
      return String(count).padStart(2, '0');
    case 'lowerLetter':
      return letters(count);
    case 'upperLetter':
      return letters(count).toUpperCase();
    case 'lowerRoman':
      return roman(count);
    case 'upperRoman':
      return roman(count).toUpperCase();
    default:
      return String(count);
  }
}

/** The lists of a document, which count as its paragraphs are read in order. */
export class WordLists {
  private readonly abstracts = new Map<string, Level[]>();
  private readonly lists = new Map<string, ListDefinition>();
  private readonly counts = new Map<string, number[]>();
  private readonly begun = new Set<string>();

  constructor(xml: Xml = '<none/>') {
    let levels: Level[] | null = null;
    let level: Level | null = null;
    let list: { id: string; abstract: string; starts: Map<number, number> } | null = null;
    let overridden = 0;
    readXml(xml, {
      open: (name, attributes) => {
        const { val = '', ilvl, abstractNumId, numId } = attributes;
        if (name === 'abstractNum') {
          levels = [];
          this.abstracts.set(abstractNumId ?? '', levels);
        }
        if (name === 'num') list = { id: numId ?? '', abstract: '', starts: new Map() };
        if (name === 'abstractNumId' && list) list.abstract = val;
        if (name === 'lvlOverride') overridden = Number(ilvl);
        if (name === 'startOverride' && list) list.starts.set(overridden, Number(val));
        if (name === 'lvl' && levels && !list) {
          level = blankLevel();
          levels[Number(ilvl) % 9] = level;
        }
        if (!level) return;
        if (name === 'start') level.start = Number(val);
        if (name === 'numFmt') level.format = val;
        if (name === 'lvlText') level.text = val;
        if (name === 'pStyle') level.style = val;
      },
      close: (name) => {
        if (name === 'abstractNum') levels = null;
        if (name === 'lvl') level = null;
        if (name === 'num' && list) {
          this.lists.set(list.id, list);
          list = null;
        }
      },
    });
  }

  /** The number of the next paragraph at this place, `''` where it has none. A style's list is at the level that names the style. */
  next({ list: id, level: named }: ListPlace, style: string | null): string {
    const list = this.lists.get(id);
    const levels = list && this.abstracts.get(list.abstract);
    if (!list || !levels) return '';
    const bound = style === null ? -1 : levels.findIndex((level) => level?.style === style);
    const at = bound >= 0 ? bound : Math.min(Math.max(named, 0), 8);
    const counts = this.counts.get(list.abstract) ?? [];
    this.counts.set(list.abstract, counts);
    const isNew = !this.begun.has(id);
    this.begun.add(id);
    const start = (level: number) =>
      (isNew ? list.starts.get(level) : undefined) ?? levels[level]?.start ?? 1;
    if (isNew) for (const level of list.starts.keys()) counts.length = Math.min(counts.length, level);
    for (let outer = 0; outer < at; outer++) counts[outer] ??= start(outer);
    counts.length = Math.min(counts.length, at + 1);
    counts[at] = counts[at] === undefined ? start(at) : counts[at] + 1;
    const { format, text } = levels[at] ?? blankLevel();
    if (format === 'bullet' || format === 'none') return '';
    return text.replace(/%([1-9])/g, (_, digit: string) => {
      const level = Number(digit) - 1;
      return numeral(levels[level]?.format ?? 'decimal', counts[level] ?? 1);
    });
  }
}
