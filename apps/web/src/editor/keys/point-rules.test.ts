import { bodyFromNotation, standardScheme } from '@huigao/report';
import { expect, test } from 'vitest';
import { levelOfMarker, ordinalFor, typedMarker, typedPoint } from './point-rules';

test.each([
  ['1. ', 3],
  ['1．', 3],
  ['（1）', 4],
  ['(2) ', 4],
  ['1、', null],
])('“%s” is level %s of the standard scheme', (marker, level) => {
  expect(levelOfMarker(standardScheme, marker)).toBe(level);
});

test('levels of the outline are never made by typing', () => {
  expect(levelOfMarker(['1.', '（1）', '1、', '①'], '1. ')).toBeNull();
  expect(levelOfMarker(['1.', '（1）', '1、', '①'], '1、')).toBe(3);
});

test('a marker counts at the start of a paragraph only, a point also after a sentence', () => {
  expect(['1. ', '（12） ', '(3)　'].every((text) => typedMarker.test(text))).toBe(true);
  expect(['共1. ', '1.', '2023. '].some((text) => typedMarker.test(text))).toBe(false);
  expect(['一是', '如下：一是', '完成。二是'].every((text) => typedPoint.test(text))).toBe(true);
  expect(['其一是', '之一是', '一是甲'].some((text) => typedPoint.test(text))).toBe(false);
});

test('a typed number becomes an ordinal only if it would show the same number', () => {
  const doc = bodyFromNotation(['[[#3]]甲', '[[#3]]乙', '丙']);
  const pos = doc.content.size - 1;
  const ordinal = (count: number) => ordinalFor(doc, standardScheme, { pos, level: 3, count });
  expect(ordinal(3)).toEqual({ level: 3, restart: false });
  expect(ordinal(1)).toEqual({ level: 3, restart: true });
  expect(ordinal(5)).toBeNull();
});

test('points and inner levels start anew after an outer number', () => {
  const doc = bodyFromNotation(['[[#point]]甲。[[#point]]乙。', '[[#4]]丙', '[[#3]]丁', '戊']);
  const pos = doc.content.size - 1;
  const next = (level: number | 'point', count: number) =>
    ordinalFor(doc, standardScheme, { pos, level, count })?.restart;
  expect([next('point', 1), next(4, 1), next(3, 2)]).toEqual([false, false, false]);
});
