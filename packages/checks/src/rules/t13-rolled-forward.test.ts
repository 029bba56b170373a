import { bodyFromNotation, reportFromSeed, reportId, rolledForward, sampleSeed } from '@huigao/report';
import { expect, test } from 'vitest';
import { checkReport } from '../check-report';

let made = 0;
const old = reportFromSeed(sampleSeed(), { id: reportId('old'), owner: null, newId: () => `s${++made}` });
const [section] = old.bodies.keys();

function found(lines: readonly string[], isRolled = true) {
  const next = rolledForward(old, { id: reportId('new'), title: '2024年度报告', year: 2024 });
  const report = { ...next, rolledFrom: isRolled ? next.rolledFrom : null };
  const bodies = new Map([[section!, bodyFromNotation(lines)]]);
  return checkReport({ ...report, bodies })
    .filter(({ rule }) => rule === 'T13')
    .map(({ quote, expected }) => [quote, expected]);
}

test('what still speaks of last year is found, with the year to say', () => {
  expect(old.year).toBe(2023);
  expect(found(['2023年，我局认真履职。'])).toEqual([[expect.stringContaining('2023'), '2024']]);
  expect(found(['接待人次较2022年有所增长。'])).toEqual([[expect.stringContaining('2022'), '2023']]);
});

test('a comparison with last year, another year and this one are left alone', () => {
  expect(found(['接待人次较2023年有所增长。', '2024年，我局认真履职。', '2022年立项。'])).toEqual([]);
});

test('a typed number that is what its figure was last year is found, one of another year is not', () => {
  const executed = [...old.figures.values()].find(({ id }) => id === 'total.executed')!;
  const { label } = executed;
  expect(found([`${label}2,118.90万元。`]).map(([quote]) => quote)).toEqual([`${label}2,118.90万元。`]);
  expect(
    found([`${label}2,500.00万元。`, `上年${label}2,118.90万元。`, `${label}[[total.executed]]。`]),
  ).toEqual([]);
});

test('a report that was not rolled forward may speak of any year', () => {
  expect(found(['2023年，我局认真履职。'], false)).toEqual([]);
});
