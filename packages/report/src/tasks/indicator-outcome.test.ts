import { expect, test } from 'vitest';
import { indicatorId, reportId } from '../ids';
import { sampleSeed } from '../sample/sample-seed';
import { reportFromSeed } from '../templates/template';
import { indicatorOutcome, taskCoverage, totalPoints } from './indicator-outcome';
import { type IndicatorContent, type Measure, newIndicator } from './task';

let made = 0;
const report = reportFromSeed(sampleSeed(), { id: reportId('r'), owner: null, newId: () => `s${++made}` });

const value = (text: string): Measure => ({ value: text });
const outcome = (change: Partial<IndicatorContent>) => {
  const { reached, completion, points } = indicatorOutcome(report.figures, {
    ...newIndicator(indicatorId('i'), null, '甲'),
    weight: '20',
    ...change,
  });
  return [reached, completion?.toString() ?? null, points?.toString() ?? null];
};

test.each<[string, Partial<IndicatorContent>, readonly [boolean | null, string | null, string | null]]>([
  ['≥ reached', { target: value('50'), actual: value('60') }, [true, '120', '20']],
  ['≥ missed: in proportion', { target: value('50'), actual: value('45') }, [false, '90', '18']],
  ['≤ reached', { operator: '≤', target: value('80'), actual: value('64') }, [true, '125', '20']],
  ['≤ missed', { operator: '≤', target: value('80'), actual: value('100') }, [false, '80', '16']],
  ['= missed by more', { operator: '=', target: value('80'), actual: value('100') }, [false, '80', '16']],
  ['rounded half up to two places', { target: value('3'), actual: value('2') }, [false, null, '13.33']],
  [
    'a target of zero has no proportion',
    { operator: '≤', target: value('0'), actual: value('2') },
    [false, '0', '0'],
  ],
  ['no actual value yet', { target: value('50') }, [null, null, null]],
  [
    'words are judged by a person',
    { target: { word: '及时' }, actual: { word: '及时' }, verdict: 'reached' },
    [true, null, '20'],
  ],
  [
    'a missed word has no points by rule',
    { target: { word: '及时' }, verdict: 'missed' },
    [false, null, null],
  ],
  [
    'entered points stand',
    { target: value('50'), actual: value('45'), points: '15.5' },
    [false, '90', '15.5'],
  ],
  ['no weight, no points', { target: value('50'), actual: value('60'), weight: null }, [true, '120', null]],
])('%s', (_, change, expected) => {
  const [reached, completion, points] = outcome(change);
  expect([reached, expected[1] === null ? null : completion, points]).toEqual(expected);
});

test('an amount in 元 is not compared with a count', () => {
  const target = { figure: report.figures.get('task1.budgeted' as never)!.id };
  const actual = { figure: report.figures.get('task1.indicator1' as never)!.id };
  expect(outcome({ target, actual })).toEqual([null, null, null]);
});

test('the tasks of the sample cover 20.33 % of its project expenditure, as its text says nothing of', () => {
  const coverage = taskCoverage(report)!;
  expect([coverage.executed.toString(), coverage.share.toString().slice(0, 5)]).toEqual(['674400', '20.32']);
  expect(taskCoverage({ figures: report.figures, tasks: new Map() })).toBeNull();
});

test('weights and points of the sample add up to 90, 10 being those of the execution rate', () => {
  const { weights, points } = totalPoints(report);
  expect([weights?.toString(), points?.toString()]).toEqual(['90', '90']);
});
