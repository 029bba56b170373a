import { expect, test } from 'vitest';
import type { Identity } from './finding';
import { identitiesIn, mostOfOneRule } from './rule';

const identityOf = (n: number) => ({ result: String(n) }) as Identity;
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);
const listed = (count: number, holds: (n: number) => boolean) =>
  identitiesIn(upTo(count), holds, identityOf).map(({ result }) => Number(result));

test('relations are listed in reading order, all where there are few', () => {
  expect(listed(5, (n) => n !== 3)).toEqual([0, 1, 2, 3, 4]);
});

test('of too many, those that do not hold are kept, and the first of the others', () => {
  const shown = listed(mostOfOneRule * 3, (n) => n < 890);
  expect(shown).toHaveLength(mostOfOneRule);
  expect(shown.filter((n) => n >= 890)).toEqual([890, 891, 892, 893, 894, 895, 896, 897, 898, 899]);
  expect(shown.slice(0, 3)).toEqual([0, 1, 2]);
  expect(listed(mostOfOneRule * 3, () => false)).toEqual(upTo(mostOfOneRule));
});
