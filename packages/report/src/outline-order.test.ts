import { expect, test } from 'vitest';
import { type SectionId, sectionId } from './ids';
import { blockOf, isGoodOrder, isOptional, movedEntry, stepOf } from './outline-order';

/** `A` a part, `a` a section below it, `S` a section of the first level, `X` and `Y` attachments. */
const outline = (order: string) =>
  [...order].map((name) => ({
    id: sectionId(name),
    kind:
      name === 'S' || name === 'T'
        ? ('problems' as const)
        : name === 'X' || name === 'Y'
          ? ('attachment' as const)
          : /[A-Z]/.test(name)
            ? ('part' as const)
            : ('other' as const),
    level: /[A-Z]/.test(name) ? (1 as const) : (2 as const),
  }));

const id = (name: string) => sectionId(name);
const moved = (order: string, what: string, before: string | null) =>
  movedEntry(outline(order), id(what), before === null ? null : id(before))
    ?.map((entry) => entry.id)
    .join('') ?? null;

test('a section moves among those below its part, and to another part', () => {
  expect(moved('AabBcS', 'b', 'a')).toBe('AbaBcS');
  expect(moved('AabBcS', 'a', 'c')).toBe('AbBacS');
  expect(moved('AabBcS', 'a', 'S')).toBe('AbBcaS');
});

test('a section stands below a part, never below a section or above everything', () => {
  expect(moved('AabBcS', 'a', 'A')).toBeNull();
  expect(moved('AabS', 'a', null)).toBeNull();
});

test('a part takes what is below it along, and tears nothing apart', () => {
  expect(moved('AabBcS', 'B', 'A')).toBe('BcAabS');
  expect(moved('AabBcS', 'A', null)).toBe('BcSAab');
  expect(moved('AabBcS', 'S', 'b')).toBeNull();
  expect(moved('AabBcS', 'B', 'b')).toBeNull();
});

test('to where it stands, into itself, or of what is not there: nothing', () => {
  expect(moved('AabS', 'a', 'b')).toBeNull();
  expect(moved('AabS', 'A', 'b')).toBeNull();
  expect(moved('AabS', 'x', 'a')).toBeNull();
  expect(moved('AabS', 'a', 'x')).toBeNull();
});

test('a step up or down finds the next place it can stand at', () => {
  const order = outline('AabBcS');
  const step = (name: string, direction: 'up' | 'down') => stepOf(order, id(name), direction);
  expect(step('b', 'up')).toBe(id('a'));
  expect(step('a', 'up')).toBeUndefined();
  expect(step('b', 'down')).toBe(id('c'));
  expect(step('c', 'up')).toBe(id('B'));
  expect(step('A', 'down')).toBe(id('S'));
  expect(step('S', 'down')).toBeUndefined();
  expect(step('S', 'up')).toBe(id('B'));
});

test('any row of steps leaves every entry once, in a good order', () => {
  let order: ReturnType<typeof outline> | readonly ReturnType<typeof outline>[number][] = outline('AabBcdST');
  for (let round = 0; round < 400; round++) {
    const what = order[(round * 7) % order.length]!.id as SectionId;
    const before = stepOf(order, what, round % 3 === 0 ? 'down' : 'up');
    if (before !== undefined) order = movedEntry(order, what, before)!;
    expect(isGoodOrder(order)).toBe(true);
    expect([...order.map((entry) => entry.id)].sort().join('')).toBe('ABSTabcd');
  }
});

test('only further sections and empty parts can be done without', () => {
  const order = outline('AaBS');
  expect(['A', 'a', 'B', 'S', 'x'].map((name) => isOptional(order, id(name)))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
  expect(blockOf(order, id('A')).map((entry) => entry.id)).toEqual(['A', 'a']);
});

test('attachments stand behind all else, in any order, and can be removed', () => {
  expect(isGoodOrder(outline('AaSXY'))).toBe(true);
  expect(isGoodOrder(outline('AaXS'))).toBe(false);
  expect(isGoodOrder(outline('AaXb'))).toBe(false);
  expect(moved('AaSXY', 'Y', 'X')).toBe('AaSYX');
  expect(moved('AaSXY', 'X', 'S')).toBeNull();
  expect(moved('AaSXY', 'S', null)).toBeNull();
  expect(moved('AaSX', 'S', 'A')).toBe('SAaX');
  expect(isOptional(outline('AaX'), id('X'))).toBe(true);
});
