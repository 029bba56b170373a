import { expect, test } from 'vitest';
import { computeFigures, type FigureDefinition } from './compute';
import { decimalText } from './decimal';

function computed(definitions: Iterable<FigureDefinition>): Readonly<Record<string, string>> {
  const entries = [...computeFigures(definitions)].map(([id, figure]) => [
    id,
    figure.ok ? decimalText(figure.value) : `${figure.code}: ${figure.detail}`,
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}

test('formulas over figures defined before and after', () => {
  expect(
    computed([
      { id: 'coverage', formula: 'ROUND([tasks] ÷ [project] × 100, 2)' },
      { id: 'tasks', formula: 'SUM([task1], [task2], [task3])' },
      { id: 'task1', value: '529500' },
      { id: 'task2', value: '46800' },
      { id: 'task3', value: '98100' },
      { id: 'project', value: '3317300' },
    ]),
  ).toEqual({
    coverage: '20.33',
    tasks: '674400',
    task1: '529500',
    task2: '46800',
    task3: '98100',
    project: '3317300',
  });
});

test('every member of a cycle is refused as such; what needs one has no value', () => {
  expect(
    computed([
      { id: 'a', formula: '[b] + 1' },
      { id: 'b', formula: '[c] + 1' },
      { id: 'c', formula: '[a] + 1' },
      { id: 'self', formula: '[self]' },
      { id: 'after', formula: '[a] × 2' },
      { id: 'between', formula: '[a] + [x]' },
      { id: 'x', formula: '[y]' },
      { id: 'y', formula: '[x] + [between]' },
      { id: 'fine', value: '1' },
    ]),
  ).toEqual({
    a: 'cycle: a b c',
    b: 'cycle: a b c',
    c: 'cycle: a b c',
    self: 'cycle: self',
    after: 'no-value: a',
    between: 'cycle: between x y',
    x: 'cycle: between x y',
    y: 'cycle: between x y',
    fine: '1',
  });
});

test('each cause carries its own code, what follows from it names it', () => {
  expect(
    computed([
      { id: 'empty' },
      { id: 'blank', value: '' },
      { id: 'odd', value: '2,118.90' },
      { id: 'needsEmpty', formula: '1 + [empty]' },
      { id: 'unknown', formula: '[nobody] + 1' },
      { id: 'zero', value: '0.00' },
      { id: 'rate', formula: '5 ÷ [zero]' },
      { id: 'bad', formula: '1 +' },
      { id: 'needsBad', formula: '[bad] + [rate]' },
      { id: 'both', value: '7', formula: '1 + 1' },
      { id: 'entered', value: '7', formula: ' ' },
      { id: 'constructor', value: '3' },
    ]),
  ).toEqual({
    empty: 'no-value: empty',
    blank: 'no-value: blank',
    odd: 'no-value: odd',
    needsEmpty: 'no-value: empty',
    unknown: 'unknown-figure: nobody',
    zero: '0',
    rate: 'divide-by-zero: ',
    bad: 'bad-formula: unclosed 3',
    needsBad: 'no-value: bad',
    both: '2',
    entered: '7',
    constructor: '3',
  });
});

test('a third of a figure times three is the figure again', () => {
  expect(
    computed([
      { id: 'whole', value: '10' },
      { id: 'third', formula: '[whole] ÷ 3' },
      { id: 'again', formula: '[third] × 3' },
    ]),
  ).toMatchObject({ third: `3.${'3'.repeat(30)}`, again: '10' });
});

test('a chain of 20,000 figures neither overflows the stack nor grows its numbers', () => {
  const chain = Array.from({ length: 20_000 }, (_, at) => ({
    id: `f${at}`,
    ...(at === 0 ? { value: '1.01' } : { formula: `[f${at - 1}] × 1.01 − [f${at - 1}] × 0.01` }),
  }));
  expect(computed(chain.toReversed()).f19999).toBe('1.01');
});

test('squaring on and on is refused, not computed', () => {
  const squares = Array.from({ length: 300 }, (_, at) => ({
    id: `f${at}`,
    ...(at === 0 ? { value: '9.99' } : { formula: `[f${at - 1}] × [f${at - 1}]` }),
  }));
  const figures = computed(squares);
  expect(figures.f6).toBe('too-large: ');
  expect(figures.f299).toBe('no-value: f298');
});
