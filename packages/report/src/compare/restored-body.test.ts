import { expect, test } from 'vitest';
import { bodyFromNotation } from '../notation';
import { restoredBody } from './restored-body';

const then = bodyFromNotation(['甲甲', '乙乙', '丙丙']);
const now = bodyFromNotation(['甲甲', '丁丁丁']);
const lines = (body: ReturnType<typeof restoredBody>) => {
  const found: string[] = [];
  body?.forEach((node) => {
    found.push(node.textContent);
  });
  return body && found;
};

test('a paragraph comes back in the place of the one of now, behind another, or first', () => {
  expect(lines(restoredBody(now, then, { restored: 4, replaced: 4, behind: null }))).toEqual([
    '甲甲',
    '乙乙',
  ]);
  expect(lines(restoredBody(now, then, { restored: 8, replaced: null, behind: 0 }))).toEqual([
    '甲甲',
    '丙丙',
    '丁丁丁',
  ]);
  expect(lines(restoredBody(now, then, { restored: 8, replaced: null, behind: null }))).toEqual([
    '丙丙',
    '甲甲',
    '丁丁丁',
  ]);
});

test('a paragraph that was not there goes', () => {
  expect(lines(restoredBody(now, then, { restored: null, replaced: 4, behind: null }))).toEqual(['甲甲']);
});

test('positions that are not those of paragraphs restore nothing', () => {
  expect(restoredBody(now, then, { restored: 1, replaced: 4, behind: null })).toBeNull();
  expect(restoredBody(now, then, { restored: 0, replaced: 2, behind: null })).toBeNull();
  expect(restoredBody(now, then, { restored: 0, replaced: null, behind: 3 })).toBeNull();
  expect(restoredBody(now, then, { restored: null, replaced: null, behind: 0 })).toBeNull();
});
