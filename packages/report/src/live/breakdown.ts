import type { Decimal } from '@huigao/figures';
import type { Figure } from '../report';
import { figureValue } from '../tasks/indicator-outcome';
import {
  amountText,
  groupOf,
  type LiveCell,
  type LiveContent,
  type LiveSource,
  percentText,
  previousOf,
  ratio,
  sum,
} from './live-cells';

/** Groups as the annual self-evaluation form names them. */
const groups = { bySource: '按资金来源', byNature: '按支出性质' } as const;
const heads = { bySource: '资金来源', byNature: '支出性质' } as const;
const titles = { bySource: '按资金来源分的支出情况', byNature: '按支出性质分的支出情况' } as const;

/** Expenditure by source or by nature, or of another group of amounts; with last year's where that is known. */
export function breakdown(source: LiveSource, kind: 'bySource' | 'byNature', of: string): LiveContent {
  const shown = groupOf(source, of || groups[kind], '元');
  const value = ({ id }: Figure) => figureValue(source.figures, id);
  const total = sum(shown.map(value));
  const before = sum(shown.map(previousOf));
  const changeOf = (now: Decimal | null, then: Decimal | null) =>
    percentText(now && then ? ratio(now.minus(then), then) : null);
  const row = (label: LiveCell, now: LiveCell & { value: Decimal | null }, then: Decimal | null) => {
    const { value: amount, ...cell } = now;
    const cells = [label, cell, { text: percentText(ratio(amount, total)) }];
    return before ? [...cells, { text: amountText(then) }, { text: changeOf(amount, then) }] : cells;
  };
  const rows = shown.map((figure) => {
    const amount = value(figure);
    const now = { text: amountText(amount), figure: figure.id, value: amount };
    return row({ text: figure.label }, now, previousOf(figure));
  });
  const sums = row({ text: '合计' }, { text: amountText(total), value: total }, before);
  return {
    title: of === '' ? titles[kind] : `${of}情况`,
    head: [heads[kind], '支出（万元）', '占比（%）', ...(before ? ['上年（万元）', '增减（%）'] : [])],
    rows: shown.length > 0 ? [...rows, sums] : [],
    total: shown.length > 0 ? rows.length : null,
    chart: null,
  };
}
