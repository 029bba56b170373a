import { expect, test } from 'vitest';
import { nextRegion } from './regions';

test('regions are cycled in both directions, from outside of all to the first or last', () => {
  expect([-1, 0, 3].map((now) => nextRegion(now, 4, 'forward'))).toEqual([0, 1, 0]);
  expect([-1, 0, 3].map((now) => nextRegion(now, 4, 'back'))).toEqual([3, 3, 2]);
});
