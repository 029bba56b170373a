// Key tasks 重点工作任务 and their indicators 绩效指标 as records: written once, shown in the section of tasks and in that of results.

import type { FigureId, IndicatorId, PersonId, TaskId } from '../ids';

/** A change of one field of a task or an indicator; values as people read them. */
export interface RecordChange {
  readonly by: PersonId;
  /** Epoch ms. */
  readonly at: number;
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

/** What every such record carries beside its content. */
interface Versioned {
  /** Rises with every change; a command names the version it saw. */
  readonly version: number;
  readonly history: readonly RecordChange[];
}

/** What a person says of a task. Its amounts are figures, so that they agree with every place of them. */
export interface TaskContent {
  readonly id: TaskId;
  readonly title: string;
  /** 预算数, 执行数, 执行率. */
  readonly budgeted: FigureId | null;
  readonly executed: FigureId | null;
  readonly rate: FigureId | null;
  /** Who answers for it 负责人. */
  readonly owner: PersonId | null;
}

/** A key task 重点工作任务. */
export type Task = TaskContent & Versioned;

/** Second level of the indicator frame; the first is its part before the point (domain: 产出, 效益, 满意度). */
export const indicatorKinds = [
  'output.quantity',
  'output.quality',
  'output.timeliness',
  'output.cost',
  'benefit.economic',
  'benefit.social',
  'benefit.ecological',
  'benefit.sustained',
  'satisfaction.served',
] as const;
export type IndicatorKind = (typeof indicatorKinds)[number];

/** How the actual value must stand to the target. */
export const indicatorOperators = ['≥', '≤', '='] as const;
export type IndicatorOperator = (typeof indicatorOperators)[number];

/** A target or an actual value: that of a figure, a decimal in the indicator's unit, or a word 及时. */
export type Measure = { readonly figure: FigureId } | { readonly value: string } | { readonly word: string };

/** What a person says of an indicator. */
export interface IndicatorContent {
  readonly id: IndicatorId;
  /** Null: of the department as a whole. */
  readonly task: TaskId | null;
  readonly kind: IndicatorKind;
  /** Third level 三级指标: what is measured. */
  readonly name: string;
  readonly operator: IndicatorOperator;
  readonly target: Measure | null;
  readonly actual: Measure | null;
  /** Unit of values that are not those of figures. */
  readonly unit: string;
  /** Whether it was reached, where that is not computed because target or actual is a word. */
  readonly verdict: 'reached' | 'missed' | null;
  /** 偏差原因分析及改进措施. */
  readonly reason: string;
  /** 分值. Exact decimal. */
  readonly weight: string | null;
  /** 得分, where it is not the computed one. */
  readonly points: string | null;
  /** 佐证材料. */
  readonly evidence: string;
}

/** A performance indicator 绩效指标. */
export type Indicator = IndicatorContent & Versioned;

/** Most tasks, and most indicators, of one report. */
export const maxTasks = 200;
export const maxIndicators = 1_000;

/** What a task has by default. */
export const newTask = (id: TaskId, title: string): TaskContent => ({
  id,
  title,
  budgeted: null,
  executed: null,
  rate: null,
  owner: null,
});

/** What an indicator has by default. */
export const newIndicator = (id: IndicatorId, task: TaskId | null, name: string): IndicatorContent => ({
  id,
  task,
  kind: 'output.quantity',
  name,
  operator: '≥',
  target: null,
  actual: null,
  unit: '',
  verdict: null,
  reason: '',
  weight: null,
  points: null,
  evidence: '',
});
