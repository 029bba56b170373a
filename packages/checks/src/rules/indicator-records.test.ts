import {
  type IndicatorContent,
  indicatorId,
  newIndicator,
  type Report,
  reportFromSeed,
  reportId,
  sampleSeed,
  taskId,
} from '@huigao/report';
import { expect, test } from 'vitest';
import { checkReport } from '../check-report';

function reportWith(change: Partial<IndicatorContent>): Report {
  let made = 0;
  const seed = sampleSeed();
  const indicator = {
    ...newIndicator(indicatorId('new'), taskId('task3'), '读者满意度'),
    unit: '%',
    ...change,
  };
  return reportFromSeed(
    { ...seed, indicators: [...(seed.indicators ?? []), indicator] },
    { id: reportId('r'), owner: null, newId: () => `s${++made}` },
  );
}

const sound = { target: { value: '90' }, actual: { value: '95' }, weight: '10' } as const;

const findings = (report: Report) =>
  checkReport(report).map(
    ({ rule, severity, message, parameters }) => [rule, severity, message, { ...parameters }] as const,
  );
const before = findings(reportWith(sound)).map((one) => JSON.stringify(one));
const added = (change: Partial<IndicatorContent>) =>
  findings(reportWith({ ...sound, ...change })).filter((one) => !before.includes(JSON.stringify(one)));

test.each<[string, Partial<IndicatorContent>, readonly unknown[]]>([
  ['a sound one', {}, []],
  [
    'no target',
    { target: null },
    [['S9', 'block', 'finding.indicator-without-target', { name: '读者满意度' }]],
  ],
  [
    'no actual value',
    { actual: null },
    [['S9', 'block', 'finding.indicator-without-actual', { name: '读者满意度' }]],
  ],
  [
    'neither',
    { target: null, actual: null },
    [['S9', 'block', 'finding.indicator-without-values', { name: '读者满意度' }]],
  ],
  [
    'missed without a reason',
    { actual: { value: '80' } },
    [['S9', 'block', 'finding.indicator-without-reason', { name: '读者满意度' }]],
  ],
  ['missed with one', { actual: { value: '80' }, reason: '场馆维修闭馆两个月。' }, []],
  [
    'more points than weight',
    { points: '11' },
    [['F17', 'block', 'finding.points-above-weight', { points: '11', weight: '10' }]],
  ],
  [
    'far above',
    { target: { value: '50' } },
    [['F20', 'warn', 'finding.far-above-target', { actual: '95%', target: '≥50%' }]],
  ],
])('a recorded indicator, %s', (_, change, expected) => {
  expect(added(change)).toEqual(expected);
});

test('a finding stands at the live block that shows the records', () => {
  const report = reportWith({ ...sound, target: null });
  const finding = checkReport(report).find(({ parameters }) => parameters.name === '读者满意度')!;
  const entry = report.outline.find(({ kind }) => kind === 'taskResults')!;
  expect(finding.place?.section).toBe(entry.id);
  expect(report.bodies.get(entry.id)!.nodeAt(finding.place!.from)?.attrs).toEqual({
    kind: 'indicators',
    of: '',
  });
});

test('a record that no block of the report shows is left to the sentences that speak of it', () => {
  const report = reportWith({ ...sound, target: null });
  const bodies = new Map(
    [...report.bodies].map(([id, body]) => {
      const shown: (typeof body)[] = [];
      body.forEach((block) => {
        if (block.attrs.kind !== 'indicators') shown.push(block);
      });
      return [id, body.type.create(null, shown)] as const;
    }),
  );
  const names = (one: Report) => checkReport(one).map(({ parameters }) => parameters.name);
  expect(names(report)).toContain('读者满意度');
  expect(names({ ...report, bodies })).not.toContain('读者满意度');
});
