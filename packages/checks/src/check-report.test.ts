import { bodyFromNotation, figureId, type Report, type SectionKind } from '@huigao/report';
import { expect, test } from 'vitest';
import { brief, said, sampleReport } from '../test/reports';
import { checkAll, checkReport } from './check-report';

/** The sample with the text of one section replaced. */
function withText(kind: SectionKind, ...lines: readonly string[]): Report {
  const report = sampleReport();
  const { id } = report.outline.find((entry) => entry.kind === kind)!;
  return { ...report, bodies: new Map(report.bodies).set(id, bodyFromNotation(lines)) };
}

const withValue = (id: string, value: string): Report => {
  const report = sampleReport();
  const figure = report.figures.get(figureId(id))!;
  return { ...report, figures: new Map(report.figures).set(figure.id, { ...figure, value }) };
};

const ofRule = (report: Report, rule: string) =>
  checkReport(report).filter((finding) => finding.rule === rule);

test('the planted mistakes of the sample are found, and no others that block', () => {
  const findings = checkReport(sampleReport());
  expect(brief(findings, 'block').map((line) => line.slice(0, 10))).toEqual([
    'T1 99.7%',
    'S9 建立驿站轮值策',
  ]);
  expect(
    brief(findings, 'warn')
      .map((line) => line.split(' ')[0])
      .toSorted(),
  ).toEqual(['F9', 'T3', 'T5', 'T5']);
});

test('[T1] the published mistake in the sample is found, with both values and the mend', () => {
  const report = sampleReport();
  const [finding] = checkReport(report);
  expect(finding).toMatchObject({
    rule: 'T1',
    severity: 'block',
    shown: '99.7%',
    expected: '99.97%',
    fix: { kind: 'link', figure: 'total.rate' },
  });
  const { section, from, to } = finding!.place!;
  expect(report.bodies.get(section)!.textBetween(from, to)).toBe('99.7%');
});

test.each([
  ['完成预算的99.97%。', 'info'],
  ['完成预算的100.0%。', 'info'],
  ['完成预算的99.96%。', 'block'],
  ['全年预算数为2,119.56万元。', 'info'],
  ['全年预算数 2119.56 万元。', 'info'],
  ['全年 预算数２，１１９．５６万元。', 'info'],
  ['全年预算数21,195,600元。', 'info'],
  ['全年预算数211.956万元。', 'block'],
  ['一般公共预算财政拨款支出2,118.90万元。', 'info'],
  ['全年预算数近2,200万元。', 'info'],
  ['全年预算数2,119.56余万元。', 'block'],
])('[T1] typed: %s is %s', (line, severity) => {
  expect(ofRule(withText('budget', line), 'T1').map((finding) => finding.severity)).toEqual([severity]);
});

test.each(['完成预算的[[total.rate]]。', '另有99.7%的群众满意。', '执行率91.15%。'])(
  '[T1] nothing is said of: %s',
  (line) => {
    expect(ofRule(withText('budget', line), 'T1')).toEqual([]);
  },
);

test('[F1] [F2] sums by source and by nature hold in the sample, and are found when they do not', () => {
  const sums = (report: Report) =>
    checkAll(report).identities.filter(({ operator, relation }) => operator === '+' && relation === '=');
  expect(sums(sampleReport()).map(({ rule, state }) => [rule, state])).toEqual([
    ['F1', 'holds'],
    ['F2', 'holds'],
  ]);
  expect(ofRule(withValue('nature.basic', '17871000'), 'F2')).toMatchObject([
    { severity: 'block', shown: '2,118.83万元', expected: '2,118.90万元' },
  ]);
});

test('[F2] a difference within rounding only explains', () => {
  const report = withValue('nature.basic', '17871800');
  expect(ofRule(report, 'F2').map(({ severity }) => severity)).toEqual(['info']);
  expect(checkAll(report).identities.find(({ rule }) => rule === 'F2')?.state).toBe('rounding');
});

test.each([
  ['预算数0.70万元，执行数0.30万元，执行率42.86%。', []],
  ['预算数0.70万元，执行数0.30万元，执行率43.1%。', ['info']],
  ['预算数0.70万元，执行数0.30万元，执行率47.1%。', ['block']],
  ['预算数300.00万元，执行数200.00万元，执行率66.66%。', ['info']],
  ['预算数300.00万元，执行数200.00万元，执行率66.60%。', ['block']],
])('[F3] the tolerance is what is printed: %s', (line, severities) => {
  expect(ofRule(withText('achievements', line), 'F3').map(({ severity }) => severity)).toEqual(severities);
});

test.each([
  '全年预算数100.00万元，其中基本支出预算数60.00万元，执行数58.00万元，执行率96.67%。',
  '全年预算数100.00万元，执行数约90万元，执行率90.5%。',
  '全年预算数100.00万元，执行数96.00万元，项目支出执行率91.20%。',
  '年初预算数80.00万元，全年预算数100.00万元，执行数96.00万元，执行率96.00%。',
  '2022年全年预算数100.00万元，执行数96.00万元；2023年全年预算数110.00万元，执行数99.00万元。',
])('[CH5] what is not clear is not guessed: %s', (line) => {
  expect(
    brief(checkReport(withText('achievements', line)), 'block').filter((one) => !/^[ST]/.test(one)),
  ).toEqual([]);
});

test('[T2] two totals in one section cannot be decided, and nothing is computed from either', () => {
  const report = {
    ...withText(
      'budget',
      '全年预算数100.00万元，执行数98.00万元。',
      '全年预算数120.00万元，执行数99.00万元。',
    ),
    figures: new Map(),
  };
  const found = ofRule(report, 'T2');
  expect(found.map(({ severity }) => severity)).toEqual(['info', 'info']);
  expect(checkAll(report).identities.filter(({ rule }) => !/^F[356]$/.test(rule))).toEqual([]);
});

test('[T6] a place whose word of approximation is not true', () => {
  const report = withValue('training.persons', '15000');
  const found = ofRule(report, 'T6');
  expect(found.length).toBeGreaterThan(0);
  expect(found[0]!.severity).toBe('block');
});

test('[T12] every override is listed with its reason and the real value, and the number is not wrong besides', () => {
  const report = withText('budget', '完成预算的[[total.rate||约100%|公开稿取整]]，[[total.rate]]。');
  expect(ofRule(report, 'T12')).toMatchObject([
    {
      severity: 'info',
      shown: '约100%',
      expected: '99.97%',
      parameters: { label: '预算执行率', why: '公开稿取整' },
    },
  ]);
  expect(ofRule(report, 'T1')).toEqual([]);
  const { section, from, to } = ofRule(report, 'T12')[0]!.place!;
  expect(report.bodies.get(section)!.nodeAt(from)?.type.name).toBe('place');
  expect(to).toBe(from + 1);
});

test('[T10] [T11] [S8] explain only', () => {
  const report = withText('achievements', '占近6成，占近4成，共 3 个，5个。执行率90%，支出率80%。');
  for (const rule of ['T10', 'T11', 'S8'])
    expect(ofRule(report, rule).map(({ severity }) => severity)).toContain('info');
});

test('a finding leads to each operand', () => {
  const report = withText('achievements', '全年预算数100.00万元，执行数98.00万元，执行率89.00%。');
  const [finding] = ofRule(report, 'F3');
  const texts = finding!.others.map(({ section, from, to }) =>
    report.bodies.get(section)!.textBetween(from, to),
  );
  expect(texts).toEqual(['98.00万元', '100.00万元']);
  expect(said([finding!])).toContain('98.00万元 ÷ 全年预算数 100.00万元 = 98.00%');
});
