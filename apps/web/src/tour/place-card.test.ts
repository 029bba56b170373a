import { expect, test } from 'vitest';
import { type Box, overlap, placeCard } from './place-card';

const card = { width: 320, height: 180 };
const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

const covers = (box: Box, window: typeof wide, all: readonly Box[] = [box]) => {
  const spot = placeCard(all, card, window);
  const placed = { ...spot, ...card };
  expect(placed.left).toBeGreaterThanOrEqual(0);
  expect(placed.top).toBeGreaterThanOrEqual(0);
  expect(placed.left + placed.width).toBeLessThanOrEqual(window.width);
  expect(placed.top + placed.height).toBeLessThanOrEqual(window.height);
  return all.reduce((sum, one) => sum + overlap(placed, one), 0);
};

test('the card stands beside what it speaks of, whatever side has room', () => {
  expect(placeCard([{ left: 0, top: 60, width: 264, height: 800 }], card, wide).left).toBe(276);
  expect(placeCard([{ left: 1056, top: 60, width: 384, height: 40 }], card, wide).left).toBe(724);
  for (const box of [
    { left: 0, top: 52, width: 264, height: 848 },
    { left: 300, top: 400, width: 740, height: 90 },
    { left: 1000, top: 860, width: 400, height: 36 },
  ])
    expect(covers(box, wide)).toBe(0);
});

test('on a phone it goes above or below', () => {
  for (const box of [
    { left: 8, top: 4, width: 36, height: 36 },
    { left: 0, top: 140, width: 390, height: 150 },
    { left: 0, top: 500, width: 390, height: 50 },
  ])
    expect(covers(box, phone)).toBe(0);
});

test('it covers neither of two things', () => {
  const row = { left: 0, top: 500, width: 390, height: 50 };
  const place = { left: 20, top: 150, width: 90, height: 30 };
  expect(covers(row, phone, [row, place])).toBe(0);
});

test('without anything to speak of it stands below in the middle', () => {
  expect(placeCard([], card, wide)).toEqual({ left: 560, top: 696 });
});
