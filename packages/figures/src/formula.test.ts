import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimal, decimalText, parseDecimal } from './decimal';
import { type Formula, formulaReferences, formulaText } from './formula';
import { evaluateFormula } from './formula-evaluator';
import { parseFormula } from './formula-parser';

const VALUES: Readonly<Record<string, string>> = {
  'total.budgeted': '21195600',
  'total.executed': '21189000',
  'nature.basic': '17871700',
  'nature.project': '3317300',
  zero: '0',
};

function parsed(text: string): Formula {
  const result = parseFormula(text);
  if (!result.ok) throw new Error(`${result.code} at ${result.position}`);
  return result.formula;
}

function evaluated(text: string): string {
  const result = evaluateFormula(parsed(text), (id) => parseDecimal(VALUES[id] ?? ''));
  return result.ok ? decimalText(result.value) : [result.code, result.detail].join(' ').trim();
}

test.each([
  ['1 + 2 × 3', '7'],
  ['(1 + 2) * 3', '9'],
  ['10 - 4 - 3', '3'],
  ['8 ÷ 4 / 2', '1'],
  ['−2 × −3', '6'],
  ['-(1 + 2)', '-3'],
  ['1 ÷ 3 × 3', '1'],
  ['ROUND(1 ÷ 3 × 1.5, 0)', '1'],
  ['9.9 × 10000', '99000'],
  ['SUM(1, 2, 3.5)', '6.5'],
  ['ROUND(2.675, 2)', '2.68'],
  ['ROUND(1255, -2)', '1300'],
  ['sum（１，２）', '3'],
  ['SUM([nature.basic], [nature.project])', '21189000'],
  ['ROUND([total.executed] ÷ [total.budgeted] × 100, 2)', '99.97'],
  ['PERCENT([total.executed] / [total.budgeted])', '99.968861461812829077733114419974'],
  ['[total.budgeted] − [total.executed]', '6600'],
  ['IF([total.executed] > [total.budgeted], 1, 2)', '2'],
  ['if（[zero]＝0，0，[total.executed] ÷ [zero]）', '0'],
  ['IF(1 ÷ 3 × 3 = 1, 1, 0)', '1'],
  ['IF(2 <> 2, 1, IF(2 >= 2, 5, 6)) × 2', '10'],
  ['IF(2 != 1, 1 + 1, 0) + IF(1 <= 0, 1, 0) − IF(1 < 2, 1, 0)', '1'],
  ['1 ÷ [zero]', 'divide-by-zero'],
  ['IF(1 ÷ [zero] > 0, 1, 2)', 'divide-by-zero'],
  ['[nobody] + 1', 'unknown-figure nobody'],
  [Array.from({ length: 8 }, () => '1000000000').join(' × '), 'too-large'],
])('%s gives %s', (text, value) => {
  expect(evaluated(text)).toBe(value);
});

test.each([
  ['', 'empty', 0],
  ['  ', 'empty', 2],
  ['1 +', 'unclosed', 3],
  ['1 2', 'unexpected', 2],
  ['(1 + 2', 'unclosed', 0],
  ['1 + 2)', 'unexpected', 5],
  ['SUM(1', 'unclosed', 3],
  ['1 + [a', 'unclosed', 4],
  ['1 + []', 'bad-reference', 4],
  ['1.2.3', 'bad-number', 0],
  ['ABS(1)', 'unknown-function', 0],
  ['SUM()', 'bad-arguments', 0],
  ['ROUND(1)', 'bad-arguments', 0],
  ['ROUND(1, [a])', 'bad-arguments', 0],
  ['[a] ÷ [b] × 100%', 'percent-sign', 15],
  ['1 > 2', 'unexpected', 2],
  ['SUM(1 > 2)', 'unexpected', 6],
  ['IF()', 'bad-arguments', 0],
  ['IF([a], 1, 2)', 'no-comparison', 6],
  ['IF(1 > 2, 1)', 'bad-arguments', 0],
  ['IF(1 > 2, 1, 2, 3)', 'bad-arguments', 0],
  ['IF(1 > 2 > 3, 1, 2)', 'unexpected', 9],
  ['IF(1 > 2, 1, 2', 'unclosed', 14],
  ['1 ？ 2', 'unexpected', 2],
  ['('.repeat(200), 'too-deep', 100],
  ['-'.repeat(200), 'too-deep', 100],
  ['1'.repeat(101), 'bad-number', 0],
  [`1${'+1'.repeat(3000)}`, 'too-long', 4000],
  ['1'.repeat(60_000), 'too-long', 50_000],
])('%s is refused: %s at %i', (text, code, position) => {
  expect(parseFormula(text)).toMatchObject({ ok: false, code, position });
});

test('shown with labels', () => {
  const labels: Readonly<Record<string, string>> = {
    'total.executed': '执行数',
    'total.budgeted': '全年预算数',
  };
  const label = (id: string) => labels[id] ?? id;
  expect(formulaText(parsed('[total.executed]/[total.budgeted]*100'), label)).toBe(
    '执行数 ÷ 全年预算数 × 100',
  );
  expect(formulaText(parsed('([a]-([b]-[c]))*-([d]+1)'), label)).toBe('(a − (b − c)) × −(d + 1)');
});

test('references, each once, in the order of use; ids keep their width', () => {
  expect(formulaReferences(parsed('[b] + SUM([a], [b], -[Ａ])'))).toEqual(['b', 'a', 'Ａ']);
});

const { formula: formulas } = fc.letrec<{ formula: Formula }>((tie) => ({
  formula: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({
      type: fc.constant('number' as const),
      value: fc.tuple(fc.nat(), fc.nat(99)).map(([whole, cents]) => `${whole}.${cents}`),
    }),
    fc.record({ type: fc.constant('reference' as const), id: fc.constantFrom('a', 'total.rate', '项目 1') }),
    fc.record({ type: fc.constant('negate' as const), operand: tie('formula') }),
    fc.record({
      type: fc.constant('binary' as const),
      operator: fc.constantFrom('+' as const, '−' as const, '×' as const, '÷' as const),
      left: tie('formula'),
      right: tie('formula'),
    }),
    fc.record({
      type: fc.constant('choice' as const),
      condition: fc.record({
        operator: fc.constantFrom('=' as const, '≠' as const, '<' as const, '≥' as const),
        left: tie('formula'),
        right: tie('formula'),
      }),
      chosen: tie('formula'),
      otherwise: tie('formula'),
    }),
    fc.record({
      type: fc.constant('call' as const),
      name: fc.constant('SUM' as const),
      args: fc.array(tie('formula'), { minLength: 1, maxLength: 3 }),
    }),
  ),
}));

test('law: a formula written with ids parses back to the same tree', () => {
  fc.assert(
    fc.property(formulas, (formula) => {
      expect(parseFormula(formulaText(formula, (id) => `[${id}]`))).toEqual({ ok: true, formula });
    }),
  );
});

test('law: any text is parsed or refused, and any formula has a value or a refusal', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(typeof parseFormula(text).ok).toBe('boolean');
    }),
  );
  fc.assert(
    fc.property(formulas, (formula) => {
      expect(typeof evaluateFormula(formula, () => decimal('-2.5')).ok).toBe('boolean');
    }),
  );
});
