import { expect, test } from 'vitest';
import { computeFigures } from './compute';
import { formulaFaultSpan } from './formula-fault';

const others = [
  { id: 'a', value: '5' },
  { id: 'zero', value: '0' },
  { id: 'back', formula: '[own] + 1' },
  { id: 'empty' },
];

/** The stretch of the formula that is named as the cause. */
function cause(formula: string): string | null {
  const values = computeFigures([...others, { id: 'own', formula }]);
  const own = values.get('own')!;
  if (own.ok) return '';
  const span = formulaFaultSpan(formula, own, (id) => {
    const value = values.get(id);
    return value?.ok ? value.value : null;
  });
  return span && formula.slice(span.from, span.to);
}

test.each([
  ['[a] ÷ 2', ''],
  ['1 + [a] ÷ [zero] × 100', '[zero]'],
  ['[a] ÷ ([a] − 5)', '([a] − 5)'],
  ['[a] ÷ (1 ÷ [zero])', '[zero]'],
  ['IF([zero] = 0, [a] ÷ −[zero], 1 ÷ [zero])', '−[zero]'],
  ['SUM([a], [nobody] × 2)', '[nobody]'],
  ['[a] + [empty]', '[empty]'],
  ['[a] − [back]', '[back]'],
  ['2 × [own]', '[own]'],
  ['[a] + 5 6', '6'],
  [Array.from({ length: 8 }, () => '1000000000').join(' × '), null],
])('in %s the cause is %s', (formula, stretch) => {
  expect(cause(formula)).toBe(stretch);
});
