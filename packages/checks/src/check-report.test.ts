import { bodyFromNotation, type Report, reportFromSeed, reportId, sampleSeed } from '@huigao/report';
import { expect, test } from 'vitest';
import { checkReport } from './check-report';
import { identities } from './identities';

function fromSeed(
  change: (seed: ReturnType<typeof sampleSeed>) => ReturnType<typeof sampleSeed> = (seed) => seed,
): Report {
  let next = 0;
  return reportFromSeed(change(sampleSeed()), { id: reportId('r'), owner: null, newId: () => `s${next++}` });
}

/** The sample with its budget section replaced. */
const withBudget = (line: string) =>
  fromSeed((seed) => ({
    ...seed,
    outline: seed.outline.map((entry) =>
      entry.kind === 'budget' ? { ...entry, body: bodyFromNotation([line]) } : entry,
    ),
  }));

const withValue = (id: string, value: string) =>
  fromSeed((seed) => ({
    ...seed,
    figures: seed.figures.map((figure) => (figure.id === id ? { ...figure, value } : figure)),
  }));

test('the published mistake in the sample is found, with both values and the mend', () => {
  const report = fromSeed();
  const findings = checkReport(report);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    rule: 'T1',
    severity: 'block',
    shown: '99.7%',
    expected: '99.97%',
    fix: { figure: 'total.rate' },
  });
  const { section, from, to } = findings[0]!.place!;
  expect(report.bodies.get(section)!.textBetween(from, to)).toBe('99.7%');
});

test.each([
  ['完成预算的99.97%。', 'info'],
  ['完成预算的100.0%。', 'info'],
  ['完成预算的99.96%。', 'block'],
  ['全年预算数为2,119.56万元。', 'info'],
  ['全年预算数 2119.56 万元。', 'info'],
  ['全年预算数21,195,600元。', 'info'],
  ['全年预算数211.956万元。', 'block'],
  ['一般公共预算财政拨款支出2,118.90万元。', 'info'],
  ['全年预算数近2,200万元。', 'info'],
  ['全年预算数2,119.56余万元。', 'block'],
])('typed: %s is %s', (line, severity) => {
  expect(checkReport(withBudget(line)).map((finding) => finding.severity)).toEqual([severity]);
});

test.each(['完成预算的[[total.rate]]。', '另有99.7%的群众满意。', '执行率91.15%。'])(
  'nothing is said of: %s',
  (line) => {
    expect(checkReport(withBudget(line))).toEqual([]);
  },
);

test('sums by source and by nature hold in the sample, and are found when they do not', () => {
  expect(identities(fromSeed()).map(({ rule, holds }) => [rule, holds])).toEqual([
    ['F1', true],
    ['F2', true],
  ]);
  const found = checkReport(withValue('nature.basic', '17871000'));
  expect(found[0]).toMatchObject({
    rule: 'F2',
    severity: 'block',
    shown: '2,118.83万元',
    expected: '2,118.90万元',
  });
});

test('a rounding difference of the last printed place is no finding', () => {
  expect(identities(withValue('nature.basic', '17871800')).every(({ holds }) => holds)).toBe(true);
});
