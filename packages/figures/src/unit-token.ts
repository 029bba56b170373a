/** Units as they stand in text, found longest first: 人次 before 人, 个百分点 before 个, 千克 before the multiplier 千. */
import type { Decimal } from './decimal';
import { MEASURE_WORDS } from './measure-words';
import { baseUnit, type Unit, unitFactor } from './unit';

/** A unit in text, in base units. */
export interface UnitToken {
  readonly to: number;
  /** As written: 元, 成, 大方面. */
  readonly text: string;
  /** Base unit: 元, %, 方面. */
  readonly unit: Unit;
  readonly factor: Decimal;
  readonly counted: boolean;
}

interface UnitWord {
  readonly text: string;
  readonly unit: Unit;
  readonly counted: boolean;
  readonly notBefore: readonly string[];
}

const FIXED: readonly UnitWord[] = [
  { text: '元', unit: '元', counted: false, notBefore: ['旦', '宵', '素', '首', '器', '勋'] },
  { text: '圆', unit: '元', counted: false, notBefore: ['满', '形', '桌', '环', '柱'] },
  { text: '角', unit: '角', counted: false, notBefore: ['度', '色', '落', '逐', '形'] },
  { text: '%', unit: '%', counted: false, notBefore: [] },
  { text: '‰', unit: '‰', counted: false, notBefore: [] },
  { text: '个百分点', unit: 'pp', counted: false, notBefore: [] },
  { text: '百分点', unit: 'pp', counted: false, notBefore: [] },
  {
    text: '成',
    unit: '成',
    counted: false,
    notBefore: [...'立员为果效本功就都交长品分年人套熟型片因绩群了', '不变'],
  },
];

const WORDS: readonly UnitWord[] = [...FIXED, ...MEASURE_WORDS].toSorted(
  (a, b) => b.text.length - a.text.length,
);
const BY_TEXT: ReadonlyMap<string, UnitWord> = new Map(WORDS.map((word) => [word.text, word]));
const PATTERN = new RegExp(WORDS.map(wordPattern).join('|'), 'y');

function wordPattern(word: UnitWord): string {
  return word.notBefore.length === 0 ? word.text : `${word.text}(?!${word.notBefore.join('|')})`;
}

/** The unit beginning exactly at `at`, or null. */
export function readUnit(text: string, at: number): UnitToken | null {
  PATTERN.lastIndex = at;
  const found = PATTERN.exec(text)?.[0];
  const word = found === undefined ? undefined : BY_TEXT.get(found);
  if (word === undefined) return null;
  return {
    to: at + word.text.length,
    text: word.text,
    unit: baseUnit(word.unit),
    factor: unitFactor(word.unit),
    counted: word.counted,
  };
}
