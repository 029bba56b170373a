// What the rules find of numbers that are kept as records and figures, whatever the text says: each beside a case in which all is right.

import {
  bodyFromNotation,
  figureId,
  type IndicatorContent,
  indicatorId,
  newIndicator,
  newTask,
  type Report,
  reportFromSeed,
  reportId,
  type SectionKind,
  sampleSeed,
  type Thread,
  taskId,
} from '@huigao/report';
import { expect, test } from 'vitest';
import { said } from '../../test/reports';
import { checkAll, checkReport } from '../check-report';

type Seed = ReturnType<typeof sampleSeed>;

function reportOf(change: (seed: Seed) => Seed): Report {
  let made = 0;
  return reportFromSeed(change(sampleSeed()), { id: reportId('r'), owner: null, newId: () => `s${++made}` });
}

const sample = () => reportOf((seed) => seed);

const withFigure = (report: Report, id: string, part: object): Report => {
  const figure = report.figures.get(figureId(id))!;
  return { ...report, figures: new Map(report.figures).set(figure.id, { ...figure, ...part }) };
};

function withText(report: Report, kind: SectionKind, ...lines: readonly string[]): Report {
  const { id } = report.outline.find((entry) => entry.kind === kind)!;
  return { ...report, bodies: new Map(report.bodies).set(id, bodyFromNotation(lines)) };
}

/** Severity and words of what one rule finds. */
const ofRule = (report: Report, rule: string) =>
  checkReport(report)
    .filter((finding) => finding.rule === rule)
    .map(({ severity, message }) => `${severity} ${message.replace('finding.', '')}`);

const typedRate = (value: string) => ({ kind: 'entered', formula: null, value, format: '.2' }) as const;

test.each([
  ['91.15', []],
  ['91.16', ['info rate-last-place']],
  ['91.51', ['block rate-differs']],
])('[F3] the rate of a task that no sentence says is compared with its amounts: %s', (value, expected) => {
  const silent = withText(sample(), 'taskResults', '各项任务均已完成。');
  expect(ofRule(withFigure(silent, 'task1.rate', typedRate(value)), 'F3')).toEqual(expected);
});

test('[F3] a rate that stands beside its amounts is judged there only, and every rate has its line in the table', () => {
  const wrong = withFigure(sample(), 'task1.rate', typedRate('91.51'));
  const findings = checkReport(wrong).filter(({ rule }) => rule === 'F3');
  expect(findings.map(({ severity, place }) => [severity, place !== null])).toEqual([['block', true]]);
  const silent = withText(sample(), 'taskResults', '各项任务均已完成。');
  const lines = (report: Report) => checkAll(report).identities.filter(({ rule }) => rule === 'F3');
  const states = (report: Report) => lines(report).map(({ state }) => state);
  expect(states(sample())).toEqual(['differs', 'holds', 'holds', 'holds']);
  expect(states(silent)).toEqual(['differs', 'holds', 'holds', 'holds']);
  expect(states(withText(silent, 'budget', '执行情况良好。'))).toEqual(['holds', 'holds', 'holds', 'holds']);
});

test('[F3] a rate that was entered for a budget of nothing', () => {
  const silent = withText(sample(), 'taskResults', '各项任务均已完成。');
  const rated = withFigure(silent, 'task1.rate', typedRate('91.15'));
  expect(ofRule(withFigure(rated, 'task1.budgeted', { value: '0' }), 'F3')).toEqual(['block rate-of-zero']);
});

test.each([
  ['18600', undefined, []],
  ['18600', '18600', []],
  ['18600', '18620', ['info opening-differs']],
  ['18600', '16800', ['block opening-differs']],
])('[F14] opening %s, last year closed with %s', (opening, last, expected) => {
  const made = reportOf((seed) => {
    const like = seed.figures.find(({ id }) => id === 'carryOver.closing')!;
    const figure = {
      ...like,
      id: figureId('figure.1'),
      label: '年初结转和结余',
      aliases: [],
      value: opening,
    };
    return { ...seed, figures: [...seed.figures, figure] };
  });
  const report = last === undefined ? made : withFigure(made, 'carryOver.closing', { previous: last });
  expect(ofRule(report, 'F14')).toEqual(last === undefined ? ['info last-closing-unknown'] : expected);
});

test.each([
  ['上年年末结转和结余1.86万元，年初结转和结余1.86万元。', []],
  ['2022年年末结转和结余1.86万元，年初结转和结余1.68万元。', ['block opening-differs']],
  ['上年年末结转和结余1.86万元，上年年末结转和结余1.68万元。', []],
  ['年初结转和结余1.68万元。', ['info last-closing-unknown']],
  ['年末结转和结余1.68万元。', []],
])('[F14] said by the text: %s', (line, expected) => {
  expect(ofRule(withText(sample(), 'budget', line), 'F14')).toEqual(expected);
});

test.each([
  ['21189000', []],
  // The accounts have 分; what the report prints in 万元 is the same.
  ['21189012.34', []],
  ['21189050', ['info accounts-differ']],
  ['21180900', ['block accounts-differ']],
])('[F15] executed 2,118.90万元 against %s元 of the accounts', (accounts, expected) => {
  const report = withFigure(sample(), 'total.executed', { accounts });
  expect(ofRule(report, 'F15')).toEqual(expected);
  expect(checkAll(report).identities.filter(({ rule }) => rule === 'F15')).toHaveLength(1);
  expect(ofRule(withFigure(report, 'total.executed', { retired: true }), 'F15')).toEqual([]);
});

/** The sample with the first indicator as given. */
const withIndicator = (part: Partial<IndicatorContent>) =>
  reportOf((seed) => ({
    ...seed,
    indicators: seed.indicators!.map((one, index) => (index === 0 ? { ...one, ...part } : one)),
  }));

test.each([
  ['reached', {}, []],
  ['missed', { target: { value: '6000' }, unit: '件', reason: '经费压减。' }, ['block said-reached']],
])('[F16] a sentence that claims an indicator whose target only the record has: %s', (_, part, expected) => {
  const claimed = '指标完成情况：1.数字化[[task1.indicator1]]，完成年度绩效指标。';
  expect(ofRule(withText(withIndicator(part), 'taskResults', claimed), 'F16')).toEqual(expected);
  // Whether another figure's indicator was reached is not said.
  const other = '指标完成情况：1.新建[[task3.posts]]，完成年度绩效指标。';
  expect(ofRule(withText(withIndicator(part), 'taskResults', other), 'F16')).toEqual([]);
});

const missed = {
  target: { value: '6000' },
  actual: { value: '5100' },
  unit: '件',
  reason: '经费压减。',
} as const;

test.each<[string, Partial<IndicatorContent>, readonly string[]]>([
  ['in proportion', { ...missed, points: '15.3' }, []],
  ['a step of its own above that', { ...missed, points: '16' }, ['warn points-of-missed']],
  ['all of them', { ...missed, points: '18' }, ['block points-of-missed']],
  ['fewer', { ...missed, points: '9' }, []],
  ['all of a reached one', { points: '18' }, []],
  [
    'all of a word that was missed',
    { target: { word: '及时' }, actual: { word: '延迟' }, verdict: 'missed', points: '18', reason: '疫情。' },
    ['block points-though-missed'],
  ],
])('[F17] points of an indicator, %s', (_, part, expected) => {
  expect(ofRule(withIndicator(part), 'F17')).toEqual(expected);
});

const execution = (part: Partial<IndicatorContent>) =>
  reportOf((seed) => ({
    ...seed,
    indicators: [
      ...seed.indicators!,
      {
        ...newIndicator(indicatorId('execution'), null, '预算执行率'),
        unit: '%',
        target: { value: '100' },
        actual: { figure: figureId('total.rate') },
        weight: '10',
        reason: '按合同付款。',
        ...part,
      },
    ],
  }));

test.each<[string, Partial<IndicatorContent>, readonly string[]]>([
  ['computed', {}, []],
  ['weight × rate', { points: '10.0' }, []],
  ['another', { points: '8.5' }, ['block execution-points']],
  ['all for a target of less', { target: { value: '95' }, points: '10' }, []],
])('[F18] points for execution, %s', (_, part, expected) => {
  expect(ofRule(execution(part), 'F18')).toEqual(expected);
});

const weighted = (weights: readonly (string | null)[]) =>
  reportOf((seed) => ({
    ...seed,
    indicators: seed.indicators!.map((one, index) => ({ ...one, weight: weights[index] ?? null })),
  }));

test.each([
  [['18', '18', '18', '18', '18'], []],
  [['20', '20', '20', '20', '20'], []],
  // A table for each task: two indicators of the first and of the second, one of the third.
  [['50', '50', '60', '40', '100'], []],
  [['18', '18', '18', '18', null], []],
  [['18', '18', '18', '18', '20'], ['warn weights-not-hundred']],
  [['30', '30', '30', '30', '30'], ['block weights-above-hundred']],
])('[F19] weights %j', (weights, expected) => {
  expect(ofRule(weighted(weights), 'F19').filter((one) => one.includes('weights'))).toEqual(expected);
});

test.each([
  ['95.00', []],
  ['99.9', []],
  ['85.00', ['block points-do-not-add-up']],
  ['100.00', []],
])('[F19] points of 90 beside those for execution, and a self-score of %s', (score, expected) => {
  const report = withText(
    sample(),
    'conclusion',
    `自评得分${score}分，自评等级为${Number(score) < 90 ? '良' : '优'}。`,
  );
  expect(ofRule(report, 'F19')).toEqual(expected);
});

const headed = (...titles: readonly string[]) =>
  titles.flatMap((title) => [`### ${title}`, '支出完成情况：已全部完成。']);

test('[S12] tasks of the table are reported on under headings of their own', () => {
  const titles = ['公共文化服务活动', '非遗代表性传承人传习补助', '阅读驿站建设与阅读推广'];
  const shown = (...lines: readonly string[]) =>
    withText(withText(sample(), 'tasks', '{{tasks}}'), 'taskResults', ...lines);
  expect(ofRule(shown(...headed(...titles)), 'S12')).toEqual([]);
  expect(ofRule(shown(...headed(...titles.slice(1))), 'S12')).toEqual(['block recorded-task-without-result']);
  expect(said(checkReport(shown(...headed(...titles.slice(1)))))).toContain('没有写到：公共文化服务活动');
  expect(ofRule(shown(...headed(...titles, '乡村旅游')), 'S12')).toEqual([
    'block result-without-recorded-task',
  ]);
  // Another wording of one title cannot be told from another task.
  expect(ofRule(shown(...headed('公共文化活动', ...titles.slice(1))), 'S12')).toEqual([]);
  // Where no table shows the records, the text speaks for itself.
  expect(
    ofRule(withText(withText(sample(), 'tasks', '见下文。'), 'taskResults', ...headed(titles[0]!)), 'S12'),
  ).toEqual([]);
  const more = reportOf((seed) => ({
    ...seed,
    tasks: [...seed.tasks!, newTask(taskId('task4'), '乡村旅游')],
  }));
  const table = withText(withText(more, 'tasks', '{{tasks}}'), 'taskResults', ...headed(...titles));
  expect(ofRule(table, 'S12')).toEqual(['block recorded-task-without-result']);
});

const inState = (report: Report, status: 'drafting' | 'agreed'): Report => ({
  ...report,
  outline: report.outline.map((entry) => ({ ...entry, status })),
});

function withThread(report: Report, resolved: Thread['resolved']): Report {
  const section = report.outline.find(({ kind }) => kind === 'budget')!.id;
  const comments = [{ id: 'c', by: 'p', at: 0, text: '请核对', editedAt: null, mentions: [] }];
  const thread = {
    id: 't',
    section,
    anchor: null,
    quote: null,
    comments,
    resolved,
    assignee: null,
    due: null,
  };
  return { ...report, threads: new Map([['t', thread]]) as never };
}

test('[S18] open comments explain while people write, and block when only freezing is left', () => {
  expect(ofRule(withThread(sample(), null), 'S18')).toEqual(['info open-comments']);
  expect(ofRule(inState(withThread(sample(), null), 'agreed'), 'S18')).toEqual(['block open-comments']);
  const closed = withThread(sample(), { by: 'p' as never, at: 0 });
  expect(ofRule(inState(closed, 'agreed'), 'S18')).toEqual([]);
});

test('[S18] suggestions that wait, and none that were decided', () => {
  const report = sample();
  const section = report.outline.find(({ kind }) => kind === 'budget')!.id;
  const withSuggestion = (decision: unknown) =>
    ({ ...report, suggestions: new Map([['g', { id: 'g', section, decision }]]) }) as unknown as Report;
  expect(ofRule(withSuggestion(null), 'S18')).toEqual(['info open-suggestions']);
  expect(ofRule(inState(withSuggestion(null), 'agreed'), 'S18')).toEqual(['block open-suggestions']);
  expect(ofRule(inState(withSuggestion({ end: 'accepted' }), 'agreed'), 'S18')).toEqual([]);
});

test('[S18] a retired figure in the text, and a value that agreed text does not show yet', () => {
  const retired = withFigure(sample(), 'total.executed', { retired: true });
  expect(ofRule(retired, 'S18')).toEqual(['warn retired-figure']);
  expect(ofRule(inState(retired, 'agreed'), 'S18')).toEqual(['block retired-figure']);
  const pins = {
    [figureId('total.executed')]: { label: '执行数', unit: '元', format: '万元 .2 grouped', value: '1' },
  };
  const report = sample();
  const pinned = {
    ...report,
    outline: report.outline.map((entry) =>
      entry.kind === 'budget' ? { ...entry, status: 'agreed', pins } : entry,
    ),
  } as Report;
  expect(ofRule(pinned, 'S18')).toEqual(['warn values-not-taken']);
});

test.each([
  ['附件：1.自评表', '2.收支表', []],
  ['附件：自评表', '', []],
  ['附件：1.自评表', '3.收支表', ['block attachment-number']],
  ['附件：1.自评表；2.收支表', '附件1', ['block attachments-differ']],
  ['附件：1.自评表', '附件1|2023年度部门整体支出绩效自评表', []],
  ['附件：1.自评表', '附件1|收支表', ['block attachment-title']],
  ['附件：自评表', '附件|自评表', []],
  ['详见附件3。', '附件：1.自评表 2.收支表', ['block attachment-missing']],
  ['按《通知》附件3填报。', '附件：1.自评表 2.收支表', []],
])('[S17] %s, %s', (first, second, expected) => {
  const lines = [first, ...second.split('|')].filter((line) => line !== '');
  expect(ofRule(withText(sample(), 'plans', ...lines), 'S17')).toEqual(expected);
});

test('S17: a typed note on attachments is compared with those that are sections', () => {
  const attached = (...titles: readonly string[]) =>
    reportOf((seed) => ({
      ...seed,
      outline: [
        ...seed.outline,
        ...titles.map((title) => ({
          kind: 'attachment' as const,
          level: 1 as const,
          title,
          body: bodyFromNotation(['甲。']),
        })),
      ],
    }));
  const plans = (report: Report, ...more: readonly string[]) =>
    withText(report, 'plans', '[[#3]]继续推进。', ...more);
  const two = attached('收支明细表', '绩效目标表');
  expect(ofRule(plans(two), 'S17')).toEqual([]);
  expect(ofRule(plans(two, '附件：1.收支明细表', '2.绩效目标表'), 'S17')).toEqual([]);
  expect(ofRule(plans(two, '附件：1.收支明细表'), 'S17')).toEqual(['block attachments-differ']);
  expect(ofRule(plans(two, '附件：1.收支明细表', '2.自评表'), 'S17')).toEqual(['block attachment-title']);
  expect(ofRule(plans(two, '明细见附件3。'), 'S17')).toEqual(['block attachment-missing']);
  expect(ofRule(plans(two, '明细见附件2。'), 'S17')).toEqual([]);
});
