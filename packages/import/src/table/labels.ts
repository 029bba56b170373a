// Names of figures as tables write them, and which figure is meant. Words are domain data.

import { normaliseWidth } from '@huigao/figures';
import { type Figure, type FigureId, isInUse, type Report } from '@huigao/report';

/** A name to compare: without spaces, numbering, 其中：, a unit in parentheses and marks. */
function plainName(text: string): string {
  return normaliseWidth(text)
    .replace(/\s/g, '')
    .replace(/^(?:其中[::]?|[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d+[.、])+/u, '')
    .replace(/[((](?:单位[::])?[^()]*(?:元|%|人|个|件|项|次)[))]$/u, '')
    .replace(/[,，、::·“”"'()（）《》—-]/g, '')
    .toLocaleLowerCase();
}

/** What a column says when it only says that here are the values. */
const valueColumn =
  /^(?:数|金额|数额|数值|值|数量|数据|本年|本年数|当年|当年数|本期|本期数|决算|决算数|支出决算|支出决算数|(?:全年)?执行数|预算完成数|(?:全年)?实际(?:支出|数|值)?|实际完成(?:数|值)?|完成(?:数|值|情况)|合计|小计|年度指标值)$/;

/** Rows that speak of the whole: their column alone names the figure. */
const totalRow = /^(?:合计|总计|小计|年度资金总额|部门整体支出|总额)$/;

/** Columns that hold no figures: numbers of rows, codes, points of a scale. */
export const isCountingColumn = (name: string): boolean =>
  /^(?:序号|编号|行次|栏次|代码|科目代码|科目编码|功能分类科目编码|分值|权重|公式|依据|备注|报告中写作)$/.test(
    name,
  );

/** Words that name another period than the year of the report. */
const otherPeriod = /上年|去年|前年|年初|上期|同期/;

/** Money of the year that is named for where it came from. */
const carriedOver = /(?:年初|上年)(?:结转|结余)/;

/** Words that name the year before, and what goes with them: 上年决算数, 上年同期, 去年执行数. */
const lastYear = /(?:上一?年度?|去年)(?!结转|结余|年末|年初)(?:同期|同口径)?/g;

/** Whether a name speaks of the year before the report's. */
export function isPreviousPeriod(name: string, year: number | null): boolean {
  const plain = normaliseWidth(name).replace(/\s/g, '');
  const years = [...plain.matchAll(/(?:19|20|21)\d\d(?=年)/g)].map(([one]) => Number(one));
  return (
    plain.match(lastYear) !== null ||
    (year !== null && years.length > 0 && years.every((one) => one === year - 1))
  );
}

/** A name without the words for the year before. */
export const withoutPeriod = (name: string): string =>
  normaliseWidth(name).replace(/\s/g, '').replace(lastYear, '');

/** Whether a name speaks of another year than the report's. */
export function isOtherPeriod(name: string, year: number | null): boolean {
  if (otherPeriod.test(name) && !carriedOver.test(name)) return true;
  const years = [...name.matchAll(/(?:19|20|21)\d\d(?=年)/g)].map(([one]) => Number(one));
  return year !== null && years.length > 0 && !years.includes(year);
}

const withoutYear = (name: string) => name.replace(/(?:19|20|21)\d\d年度?/g, '');

/** The names a cell may go by, the surest first. */
export function cellNames(row: string, column: string): readonly string[] {
  const [rowName, columnName] = [row, column].map((name) => withoutYear(plainName(name))) as [string, string];
  const names = [`${rowName}${columnName}`, `${columnName}${rowName}`];
  if (columnName === '' || valueColumn.test(columnName)) names.push(rowName);
  // Of the whole, 执行率 is the 预算执行率, while every task has an 执行率 of its own.
  if (rowName === '' || totalRow.test(rowName)) names.push(columnName, `预算${columnName}`);
  return [...new Set(names)].filter((name) => name !== '');
}

/** Which figure a name means: null where none or several do. */
export type NamedFigures = (names: readonly string[]) => Figure | null;

/** Every name by which the figures of a report go, labels before labels with groups before other words. */
export function namedFigures(figures: Report['figures']): NamedFigures {
  const used = [...figures.values()].filter(isInUse);
  const byName = new Map<string, FigureId>();
  const layers: readonly ((figure: Figure) => readonly string[])[] = [
    ({ label }) => [label],
    ({ label, group }) => [`${group}${label}`],
    ({ aliases }) => aliases,
  ];
  for (const layer of layers) addUnique(byName, used, layer);
  return (names) => {
    const id = names.map((name) => byName.get(name)).find((found) => found !== undefined);
    return id === undefined ? null : (figures.get(id) ?? null);
  };
}

function addUnique(
  byName: Map<string, FigureId>,
  figures: readonly Figure[],
  namesOf: (figure: Figure) => readonly string[],
): void {
  const owners = new Map<string, Set<FigureId>>();
  for (const figure of figures)
    for (const name of namesOf(figure).map(plainName))
      owners.set(name, (owners.get(name) ?? new Set()).add(figure.id));
  for (const [name, ids] of owners)
    if (ids.size === 1 && name !== '' && !byName.has(name)) byName.set(name, [...ids][0]!);
}

/** A unit as a table writes it beside or above its numbers: （万元）, 单位：万元, 计量单位 人次. */
const unitWord =
  /(万亿元|千万元|百万元|亿元|万元|千元|元|%|个百分点|人次|场次|[人名件项个次家期条户支座篇份])/u;

/** The unit in the parentheses of a heading, or after 单位：; empty where it says none. */
export function unitIn(text: string): string {
  const plain = normaliseWidth(text).replace(/\s/g, '');
  const said = /(?:金额)?单位[::]?([^,，;；]+)/.exec(plain)?.[1] ?? /\(([^()]*)\)/.exec(plain)?.[1] ?? '';
  const unit = unitWord.exec(said)?.[1] ?? '';
  return said.replace('单位', '') === unit || said.startsWith(unit) ? unit : '';
}

/** Whether a whole cell is a unit: a column 计量单位. */
export function unitCell(text: string): string {
  const plain = normaliseWidth(text).replace(/\s/g, '');
  return plain !== '' && unitWord.exec(plain)?.[0] === plain ? plain : '';
}
