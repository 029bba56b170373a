import type { Report } from '../report';
import { indicatorOutcome, measureText } from '../tasks/indicator-outcome';
import type { Indicator, IndicatorKind } from '../tasks/task';
import {
  amountText,
  cellOf,
  type LiveCell,
  type LiveContent,
  type LiveSource,
  percentText,
  ratio,
  sum,
  taskAmounts,
} from './live-cells';

/** Key tasks with their amounts, and the sums of them. */
export function taskTable(source: LiveSource): LiveContent {
  const all = [...source.tasks.values()].map((task) => taskAmounts(source, task));
  const rows = all.map(({ task, budgeted, executed, rate }, index) => [
    { text: String(index + 1) },
    { text: task.title },
    cellOf(amountText(budgeted), task.budgeted),
    cellOf(amountText(executed), task.executed),
    cellOf(percentText(rate), task.rate),
  ]);
  const budgeted = sum(all.map((one) => one.budgeted));
  const executed = sum(all.map((one) => one.executed));
  const sums = [
    { text: '' },
    { text: '合计' },
    { text: amountText(budgeted) },
    { text: amountText(executed) },
    { text: percentText(ratio(executed, budgeted)) },
  ];
  const hasSums = rows.length > 1;
  return {
    title: '重点工作任务支出情况',
    head: ['序号', '重点工作任务', '预算数（万元）', '执行数（万元）', '执行率（%）'],
    rows: hasSums ? [...rows, sums] : rows,
    total: hasSums ? rows.length : null,
    chart: null,
  };
}

/** Second-level names of the indicator frame. */
const kindNames: Readonly<Record<IndicatorKind, string>> = {
  'output.quantity': '数量指标',
  'output.quality': '质量指标',
  'output.timeliness': '时效指标',
  'output.cost': '成本指标',
  'benefit.economic': '经济效益',
  'benefit.social': '社会效益',
  'benefit.ecological': '生态效益',
  'benefit.sustained': '可持续影响',
  'satisfaction.served': '满意度',
};

/** The second-level name of a kind, in the words of the form. */
export const indicatorKindName = (kind: IndicatorKind): string => kindNames[kind];

/** A target as the form writes it: `≥50个`, 及时. */
export function targetText(figures: Report['figures'], { target, operator, unit }: Indicator): string {
  const text = measureText(figures, target, unit);
  return target && !('word' in target) && text !== '' ? operator + text : text;
}

const measured = (measure: Indicator['target']) => (measure && 'figure' in measure ? measure.figure : null);

function indicatorCells({ figures }: LiveSource, indicator: Indicator): readonly LiveCell[] {
  const { reached, points } = indicatorOutcome(figures, indicator);
  return [
    { text: kindNames[indicator.kind] },
    { text: indicator.name },
    cellOf(targetText(figures, indicator), measured(indicator.target)),
    cellOf(measureText(figures, indicator.actual, indicator.unit), measured(indicator.actual)),
    { text: reached === null ? '' : reached ? '达到' : '未达到' },
    { text: indicator.weight ?? '' },
    { text: points ? points.toString() : '' },
    { text: indicator.reason },
  ];
}

const indicatorHead = ['指标类别', '指标名称', '指标值', '完成值', '是否达到', '分值', '得分', '偏差原因'];

/** Indicators of one task, or of all, those of a task together; columns that say nothing are left out. */
export function indicatorTable(source: LiveSource, of: string): LiveContent {
  const shown = [...source.indicators.values()].filter(({ task }) => of === '' || task === of);
  const tasks = [...source.tasks.keys(), null].filter((id) => shown.some(({ task }) => task === id));
  const ordered = tasks.flatMap((id) => shown.filter(({ task }) => task === id));
  const cells = ordered.map((indicator) => indicatorCells(source, indicator));
  const kept = [...indicatorHead.keys()].filter(
    (column) => column < 5 || cells.some((row) => row[column]!.text),
  );
  const withTask = of === '' && tasks.some((id) => id !== null);
  let last: string | null | undefined;
  const rows = ordered.map((indicator, index) => {
    const row = kept.map((column) => cells[index]![column]!);
    if (!withTask || indicator.task === last) return row;
    last = indicator.task;
    const rowspan = ordered.filter(({ task }) => task === indicator.task).length;
    const title = indicator.task === null ? '部门整体' : (source.tasks.get(indicator.task)?.title ?? '');
    return [{ text: title, rowspan }, ...row];
  });
  const title = of === '' ? '' : (source.tasks.get(of as never)?.title ?? '');
  return {
    title: `${title}绩效指标完成情况`,
    head: [...(withTask ? ['重点工作任务'] : []), ...kept.map((column) => indicatorHead[column]!)],
    rows,
    total: null,
    chart: null,
  };
}
