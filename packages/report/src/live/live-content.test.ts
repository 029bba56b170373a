import { expect, test } from 'vitest';
import type { LiveBlockAttrs } from '../body/live-block-kinds';
import { bodyFromNotation } from '../body/notation';
import { sectionParagraphs } from '../body/text';
import { sectionDigest } from '../digest';
import { figureId, reportId, taskId } from '../ids';
import type { Figure, Report } from '../report';
import { sampleSeed } from '../sample/sample-seed';
import { reportFromSeed } from '../templates/template';
import { pinsOf, updatedFigures } from '../workflow/pins';
import { chartSvg } from './chart-svg';
import { chartDescription, drawChart } from './draw-chart';
import { liveContent, liveFigures } from './live-content';

let made = 0;
const report = reportFromSeed(sampleSeed(), { id: reportId('r'), owner: null, newId: () => `s${++made}` });

const shown = (attrs: Partial<LiveBlockAttrs>, source: Report = report) => {
  const { head, rows } = liveContent(source, { kind: 'bySource', of: '', ...attrs });
  return [head.join('|'), ...rows.map((row) => row.map(({ text }) => text).join('|'))];
};

const withFigure = (id: string, change: Partial<Figure>): Report => {
  const figures = new Map(report.figures);
  figures.set(figureId(id), { ...figures.get(figureId(id))!, ...change });
  return { ...report, figures };
};

test('expenditure by source, and by nature, with sums and shares', () => {
  expect(shown({})).toEqual([
    '资金来源|支出（万元）|占比（%）',
    '一般公共预算财政拨款支出|2,118.90|100.00',
    '政府性基金预算财政拨款支出|0.00|0.00',
    '国有资本经营预算财政拨款支出|0.00|0.00',
    '其他资金支出|0.00|0.00',
    '合计|2,118.90|100.00',
  ]);
  expect(shown({ kind: 'byNature' })).toEqual([
    '支出性质|支出（万元）|占比（%）',
    '基本支出|1,787.17|84.34',
    '项目支出|331.73|15.66',
    '合计|2,118.90|100.00',
  ]);
});

test('last year joins where it is known', () => {
  const value = withFigure('nature.project', { previous: '3000000' });
  expect(shown({ kind: 'byNature' }, value)).toEqual([
    '支出性质|支出（万元）|占比（%）|上年（万元）|增减（%）',
    '基本支出|1,787.17|84.34||',
    '项目支出|331.73|15.66|300.00|10.58',
    '合计|2,118.90|100.00|300.00|606.30',
  ]);
  expect(shown({ kind: 'yearOnYearChart' }, value)).toEqual([
    '项目|上年（万元）|本年（万元）|增减（万元）|增减（%）',
    '项目支出|300.00|331.73|31.73|10.58',
  ]);
  expect(shown({ kind: 'yearOnYearChart', of: '按资金来源' }, value)).toHaveLength(1);
});

test('tasks with their amounts, and indicators under their tasks', () => {
  expect(shown({ kind: 'tasks' })).toEqual([
    '序号|重点工作任务|预算数（万元）|执行数（万元）|执行率（%）',
    '1|公共文化服务活动|58.09|52.95|91.15',
    '2|非遗代表性传承人传习补助|4.68|4.68|100.00',
    '3|阅读驿站建设与阅读推广|9.90|9.81|99.09',
    '|合计|72.67|67.44|92.80',
  ]);
  expect(shown({ kind: 'indicators', of: 'task2' })).toEqual([
    '指标类别|指标名称|指标值|完成值|是否达到|分值|得分',
    '数量指标|传习补助发放完成率|=100%|100%|达到|18|18',
    '时效指标|传承人年度评估完成时间|11月底前|11月中旬|达到|18|18',
  ]);
  const { rows, head } = liveContent(report, { kind: 'indicators', of: '' });
  expect(head[0]).toBe('重点工作任务');
  expect(rows.map((row) => [row.length, row[0]!.rowspan ?? 1])).toEqual([
    [8, 2],
    [7, 1],
    [8, 2],
    [7, 1],
    [8, 1],
  ]);
});

test('a chart is drawn from zero, with a value at every bar and a description of all', () => {
  const { chart, title } = liveContent(report, { kind: 'executionChart', of: '' });
  const drawing = drawChart(chart!);
  const bars = drawing.shapes.filter(({ type }) => type === 'bar');
  expect(bars).toHaveLength(4);
  for (const bar of bars)
    if (bar.type === 'bar') expect(bar.x + bar.width).toBeLessThanOrEqual(drawing.width);
  // The mark of 100 % goes through no value.
  const mark = drawing.shapes.find((shape) => shape.type === 'line' && shape.dashed);
  for (const shape of drawing.shapes)
    if (shape.type === 'text' && shape.text.endsWith('%') && mark?.type === 'line')
      expect(shape.x > mark.x1 || shape.x + shape.text.length * 5.25 < mark.x1, shape.text).toBe(true);
  expect(chartDescription(title, chart!)).toBe(
    '预算执行率：部门整体99.97%；公共文化服务活动91.15%；非遗代表性传承人传习补助100.00%；阅读驿站建设与阅读推广99.09%',
  );
  const svg = chartSvg(drawing, '<“甲”&乙>');
  expect(svg).toMatch(/^<svg [^>]*role="img" aria-label="&lt;“甲”&amp;乙&gt;"/);
  expect(svg).toContain('91.15%');
  expect(svg).not.toContain('style=');
});

test('labels that would be markup are text', () => {
  const value = { ...report, tasks: new Map(report.tasks) };
  value.tasks.set(taskId('task1'), { ...report.tasks.get(taskId('task1'))!, title: '<script>"&' });
  const { chart, title } = liveContent(value, { kind: 'executionChart', of: '' });
  expect(chartSvg(drawChart(chart!), title)).toContain('&lt;script&gt;&quot;&amp;');
});

test('what is drawn from figures is text of its section: it counts for the digest', () => {
  const [entry] = report.outline.filter(({ kind }) => kind === 'budget');
  expect(sectionParagraphs(report, entry!.id)).toContain('项目支出\t331.73\t15.66');
  const other = withFigure('nature.project', { value: '1' });
  expect(sectionDigest(other, entry!.id)).not.toBe(sectionDigest(report, entry!.id));
});

test('an agreed section keeps the values its live blocks were agreed on, and says which changed', () => {
  const entry = report.outline.find(({ kind }) => kind === 'budget')!;
  const body = bodyFromNotation(['{{byNature}}']);
  const bodies = new Map([[entry.id, body]]);
  const agreed = { ...entry, pins: pinsOf({ ...report, bodies } as Report, body), status: 'agreed' as const };
  expect(Object.keys(agreed.pins).sort()).toEqual(['nature.basic', 'nature.project']);
  const now = withFigure('nature.project', { value: '4000000' });
  const added = new Map(now.figures).set(figureId('nature.new'), {
    ...now.figures.get(figureId('nature.basic'))!,
    id: figureId('nature.new'),
    label: '经营支出',
  });
  const value: Report = { ...now, figures: added, bodies, outline: [agreed] };
  expect(sectionParagraphs(value, entry.id)).toContain('项目支出\t331.73\t15.66');
  expect(sectionParagraphs(value, entry.id).join()).not.toContain('经营支出');
  expect(updatedFigures(value, agreed).map(({ label, now }) => [label, now])).toEqual([
    ['项目支出', '400.00万元'],
  ]);
});

test('a block says which figures it hangs on', () => {
  expect(liveFigures(report, { kind: 'tasks', of: '' })).toContain('task2.rate');
  expect(liveFigures(report, { kind: 'indicators', of: 'task3' })).toEqual([
    'task3.indicator1.target',
    'task3.indicator1',
  ]);
});
