import { computeFigures, decimalText } from '@huigao/figures';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figureText, figureValues } from './figure-values';
import { type FigureId, figureId } from './ids';
import type { Figure } from './report';
import { figureFromDefinition } from './templates/template';

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'];

const figureOf = (id: string, said: { readonly value?: string; readonly formula?: string }): Figure =>
  figureFromDefinition({ id, label: id, group: '', unit: '元', format: '.2', ...said });

/** Entered values, and formulas that may name anything: each other in a circle, and what is not there. */
const said = fc.oneof(
  fc.integer({ min: -50, max: 50 }).map((value) => ({ value: String(value) })),
  fc
    .tuple(fc.constantFrom(...ids, 'gone'), fc.constantFrom('+', '−', '×', '÷'), fc.constantFrom(...ids))
    .map(([left, operator, right]) => ({ formula: `[${left}] ${operator} [${right}]` })),
  fc.constant({}),
);
const edit = fc.tuple(fc.constantFrom(...ids), fc.option(said), fc.option(fc.constantFrom(...ids)));

/** Everything computed anew, as text. */
function computedAnew(figures: ReadonlyMap<FigureId, Figure>) {
  const all = computeFigures(
    [...figures.values()].map(({ id, value, formula, mergedInto }) =>
      mergedInto !== null
        ? { id, formula: `[${mergedInto}]` }
        : { id, ...(value === null ? {} : { value }), ...(formula === null ? {} : { formula }) },
    ),
  );
  return shown(all);
}
/** With which of its figures a circle is told first says nothing. */
const shown = (values: ReturnType<typeof computeFigures>) =>
  [...values].map(([id, one]) => [
    id,
    one.ok ? decimalText(one.value) : `${one.code} ${one.detail.split(' ').sort().join(' ')}`,
  ]);

test('after any edits the values are those of computing everything anew', () => {
  let followed = 0;
  fc.assert(
    fc.property(
      fc.array(said, { minLength: 12, maxLength: 12 }),
      fc.array(edit, { maxLength: 12 }),
      (first, edits) => {
        let figures = new Map(ids.map((id, index) => [figureId(id), figureOf(id, first[index]!)]));
        figureValues(figures);
        for (const [id, change, into] of edits) {
          figures = new Map(figures);
          if (change === null) figures.delete(figureId(id));
          else {
            const figure = figureOf(id, change);
            figures.set(figure.id, into && into !== id ? { ...figure, mergedInto: figureId(into) } : figure);
          }
          expect(shown(figureValues(figures))).toEqual(computedAnew(figures));
          followed += 1;
        }
      },
    ),
    { numRuns: 300 },
  );
  expect(followed).toBeGreaterThan(300);
});

test('a value that stays is the same object, and its text is written once', () => {
  const figures = new Map(
    ids.map((id) => [figureId(id), figureOf(id, id === 'l' ? { formula: '[a] + [b]' } : { value: '1' })]),
  );
  const before = figureValues(figures);
  const next = new Map(figures).set(figureId('a'), figureOf('a', { value: '2' }));
  const after = figureValues(next);
  expect([...after].filter(([id, value]) => before.get(id) !== value).map(([id]) => id)).toEqual(['a', 'l']);
  expect(figureText(next, figureId('l'))).toBe('3.00元');
  expect(figureText(figures, figureId('l'))).toBe('2.00元');
  expect(figureText(next, figureId('l'), '.0')).toBe('3元');
});
