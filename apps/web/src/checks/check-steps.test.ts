import { checkReport } from '@huigao/checks';
import { bodyFromNotation, type Report, reportFromSeed, reportId, sampleSeed } from '@huigao/report';
import { expect, test } from 'vitest';
import { type Checked, checkSteps } from './check-steps';

function sample(): Report {
  let next = 0;
  return reportFromSeed(sampleSeed(), { id: reportId('r'), owner: null, newId: () => `s${next++}` });
}

function checked(report: Report, last: Checked | null = null): Checked {
  const steps = checkSteps(report, last);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const idOf = (report: Report, kind: string) => report.outline.find((entry) => entry.kind === kind)!.id;

function withText(report: Report, kind: string, line: string): Report {
  return { ...report, bodies: new Map(report.bodies).set(idOf(report, kind), bodyFromNotation([line])) };
}

function withFigure(report: Report, id: string, value: string): Report {
  const figures = new Map(
    [...report.figures].map(([key, one]) => [key, one.id === id ? { ...one, value } : one]),
  );
  return { ...report, figures };
}

test('section by section gives what the whole check gives', () => {
  const report = withText(
    withFigure(sample(), 'nature.basic', '17871000'),
    'problems',
    '年末结转和结余1.24万元，执行数2,118.91万元，基本支出1,787.10万元。',
  );
  const { findings } = checked(report);
  expect(findings).toEqual(checkReport(report));
  expect(findings.length).toBeGreaterThan(3);
});

test('another text elsewhere keeps the findings the same objects', () => {
  const report = sample();
  const before = checked(report);
  expect(before.findings.length).toBeGreaterThan(0);
  expect(checked(withText(report, 'plans', '一切如常。'), before)).toBe(before);
});

test('a figure that changes is seen in texts that did not', () => {
  const report = withText(sample(), 'plans', '年末结转和结余1.24万元。');
  const before = checked(report);
  expect(before.findings.some(({ severity }) => severity === 'info')).toBe(true);
  const after = checked(withFigure(report, 'carryOver.closing', '13000'), before);
  expect(after.findings.find(({ fix }) => fix?.figure === 'carryOver.closing')?.severity).toBe('block');
});
