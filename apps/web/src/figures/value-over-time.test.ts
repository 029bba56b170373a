import { type Figure, figureFromDefinition, figureId, personId } from '@huigao/report';
import { expect, test } from 'vitest';
import { valueOverTime } from './value-over-time';

const by = personId('p');
const change = (at: number, from: string | null, to: string | null, event?: 'proposed' | 'published') => ({
  by,
  at,
  from,
  to,
  why: '',
  ...(event ? { event } : {}),
});
const money = (id: string, value: string | null, history: Figure['history']): Figure => ({
  ...figureFromDefinition({ id, label: id, group: '', unit: '元', format: '', ...(value ? { value } : {}) }),
  history,
});
const rate = figureFromDefinition({
  id: 'rate',
  label: '执行率',
  group: '',
  unit: '%',
  format: '.2',
  formula: '[b] ÷ [a] × 100',
});
const mapOf = (...figures: readonly Figure[]) => new Map(figures.map((figure) => [figure.id, figure]));
const values = (...figures: readonly Figure[]) =>
  valueOverTime(mapOf(...figures, rate), figureId('rate')).map(({ at, value }) => [at, value]);

test('a rate has a value after each change of what it is computed from, once both are known', () => {
  expect(
    values(
      money('a', '200', [change(1, null, '100'), change(4, '100', '200')]),
      money('b', '90', [change(2, null, '50'), change(3, '50', '90')]),
    ),
  ).toEqual([
    [2, '50'],
    [3, '90'],
    [4, '45'],
  ]);
});

test('what was only proposed, or changed nothing, is no value', () => {
  expect(
    values(
      money('a', '100', [change(1, null, '100')]),
      money('b', '50', [change(2, null, '50'), change(3, '50', '90', 'proposed'), change(4, '50', '50')]),
    ),
  ).toEqual([[2, '50']]);
});

test('an entered figure has its own; one without history none', () => {
  const a = money('a', '2', [change(1, null, '1'), change(2, '1', '2', 'published')]);
  expect(valueOverTime(mapOf(a), a.id).map(({ value }) => value)).toEqual(['1', '2']);
  expect(valueOverTime(mapOf(money('a', '2', [])), a.id)).toEqual([]);
  expect(valueOverTime(mapOf(), a.id)).toEqual([]);
});
