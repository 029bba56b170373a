import type { ComparedUnit, UnitChange } from '@huigao/report';
import { expect, test } from 'vitest';
import { foldUnits, positionBehind } from './folded-units';

const units = (...changes: readonly UnitChange[]): readonly ComparedUnit[] =>
  changes.map((change, index) => ({
    change,
    isRow: false,
    blocks: [],
    move: null,
    at: {
      before: change === 'added' ? null : index * 10,
      after: change === 'removed' || change === 'moved-away' ? null : index * 10,
    },
  }));

const shown = (list: readonly ComparedUnit[], open: readonly number[] = []) =>
  foldUnits(list, new Set(open)).map((one) => (one.kind === 'fold' ? `${one.count}…` : one.index));

test('what is the same is folded, but for one paragraph on either side of a change', () => {
  const list = units('same', 'same', 'same', 'same', 'changed', 'same', 'same', 'same', 'same');
  expect(shown(list)).toEqual(['3…', 3, 4, 5, '3…']);
  expect(shown(list, [0])).toEqual([0, 1, 2, 3, 4, 5, '3…']);
});

test('a fold of two would hide less than it shows', () => {
  expect(shown(units('changed', 'same', 'same', 'same', 'same', 'figures'))).toEqual([0, 1, 2, 3, 4, 5]);
  expect(shown(units('same', 'same'))).toEqual([0, 1]);
  expect(shown(units('same', 'same', 'same'))).toEqual(['3…']);
});

test('a paragraph that went comes back behind the nearest one that is there', () => {
  const list = units('removed', 'same', 'moved-away', 'removed');
  expect(positionBehind(list, 3)).toBe(10);
  expect(positionBehind(list, 0)).toBeNull();
});
