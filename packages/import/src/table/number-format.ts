// What a spreadsheet's number format says of a cell: a percentage, a date, a unit that it shows. ECMA-376 part 1, 18.8.30 and .31.

/** How numbers of a format are to be read. */
export type NumberKind = 'number' | 'percent' | 'date';

export interface NumberMeaning {
  readonly kind: NumberKind;
  /** 万元 of `0.00"万元"`; absent where it shows none. */
  readonly unit?: string;
}

/** Built-in formats that are percentages, and those that are dates, the East Asian ones included. */
const percentIds: ReadonlySet<number> = new Set([9, 10]);
const dateIds: readonly (readonly [from: number, to: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

const units = /(万亿元|千万元|百万元|亿元|万元|千元|元|个百分点|[人名件项个次家期条户]次?)/u;

/** The meaning of a built-in format. */
export function builtInMeaning(id: number): NumberMeaning {
  if (percentIds.has(id)) return { kind: 'percent', unit: '%' };
  return { kind: dateIds.some(([from, to]) => from <= id && id <= to) ? 'date' : 'number' };
}

/** The meaning of a format code: only its first section counts, that of numbers above zero. */
export function meaningOf(code: string): NumberMeaning {
  const section = code.split(';')[0]!;
  const shown = [...section.matchAll(/"([^"]*)"/g)].map((match) => match[1]).join('');
  const bare = section.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  if (bare.includes('%')) return { kind: 'percent', unit: '%' };
  if (/[ymdhse年月日]/i.test(bare.replace(/general/i, '').replace(/e[+-]/i, ''))) return { kind: 'date' };
  const unit = units.exec(shown)?.[0];
  return unit ? { kind: 'number', unit } : { kind: 'number' };
}
