// Word's own numbering: one multilevel list made from the report's scheme, and what Word would count with it.

import { formatOrdinal, type NumberingScheme } from '@huigao/report';
import { type ILevelsOptions, LevelFormat, LevelSuffix } from 'docx';
import { levelFont } from '../grid';
import { fonts, indent } from './typography';

/** Name of the list within the document. */
export const listReference = 'outline';

/** Word's lists have nine levels; the built-in styles Heading 1… number the first five here. */
export const headingLevels = 5;

const formats = {
  一: LevelFormat.CHINESE_COUNTING_THOUSAND,
  '1': LevelFormat.DECIMAL,
  '①': LevelFormat.DECIMAL_ENCLOSED_CIRCLE_CHINESE,
} as const;

/** The sign in a level's pattern that stands for its count. */
const countSign = /[一1①]/;

/** Word's definition of every level of a scheme. A level that the scheme does not have is written like its last, as in the report. */
export function listLevels(scheme: NumberingScheme): readonly ILevelsOptions[] {
  return Array.from({ length: headingLevels }, (_, index) => {
    const level = index + 1;
    const pattern = scheme[index] ?? scheme.at(-1) ?? '1.';
    const sign = countSign.exec(pattern)?.[0] as keyof typeof formats | undefined;
    return {
      level: index,
      format: sign ? formats[sign] : LevelFormat.NONE,
      text: pattern.replace(countSign, `%${level}`),
      start: 1,
      suffix: LevelSuffix.NOTHING,
      style: { style: `Heading${level}`, run: { font: fonts(levelFont(level)) }, paragraph: { indent } },
    };
  });
}

/**
 * Counts numbered paragraphs as Word does, to tell whether Word's number for the next one would be the report's. It differs
 * where numbers stand in the middle of paragraphs, which Word cannot count, or where a list starts anew; and Word and other
 * programs disagree on a level whose outer level was left out. There the number is written as text.
 */
export class WordCounter {
  private readonly counts: number[] = [];

  constructor(private readonly scheme: NumberingScheme) {}

  /**
   * Whether a paragraph of this level may leave its number to Word, counted if so.
   * @param skipsSecond - the section stands on the first level, so that no second level will come
   */
  take(level: number, number: string, { skipsSecond }: { readonly skipsSecond: boolean }): boolean {
    if (level > headingLevels) return false;
    const outer = level === 3 && skipsSecond ? 1 : level - 1;
    if (outer > 0 && !this.counts[outer]) return false;
    const next = (this.counts[level] ?? 0) + 1;
    if (formatOrdinal(this.scheme, level, next) !== number) return false;
    this.counts.length = level;
    this.counts[level] = next;
    return true;
  }
}
