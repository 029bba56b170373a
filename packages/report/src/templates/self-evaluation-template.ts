// The built-in template: 部门整体支出绩效自评报告, with the outline and the figures of the annual self-evaluation form.

import { amounts } from './amount-figures';
import type { FigureDefinition, Template } from './template';

const rate = '.2';

const figures: readonly FigureDefinition[] = [
  ...amounts(
    '部门收支',
    ['total.budgeted', '全年预算数', ['预算数', '年度支出预算数', '调整后预算数']],
    ['total.executed', '执行数', ['预算完成数', '全年执行数', '支出决算数', '实际支出']],
  ),
  {
    id: 'total.rate',
    label: '预算执行率',
    group: '部门收支',
    unit: '%',
    format: rate,
    formula: '[total.executed] ÷ [total.budgeted] × 100',
    aliases: ['执行率', '完成预算的', '支出率'],
  },
  ...amounts('部门收支', ['carryOver.closing', '年末结转和结余']),
  ...amounts(
    '按资金来源',
    ['source.general', '一般公共预算财政拨款支出'],
    ['source.govFund', '政府性基金预算财政拨款支出'],
    ['source.stateCapital', '国有资本经营预算财政拨款支出'],
    ['source.other', '其他资金支出'],
  ),
  ...amounts('按支出性质', ['nature.basic', '基本支出'], ['nature.project', '项目支出']),
];

/**
 * The built-in template of the product. No standard sets a length; fewer characters than these say nothing. What a local notice asks for
 * is said in the report.
 */
export const selfEvaluationTemplate: Template = {
  id: 'self-evaluation',
  figures,
  outline: [
    { kind: 'part', level: 1, title: '基本情况' },
    {
      kind: 'functions',
      level: 2,
      title: '部门职能',
      length: { least: 30 },
      guidance: '写明部门的主要职责、内设机构和下属单位，以“三定”规定为准。',
    },
    {
      kind: 'budget',
      level: 2,
      title: '部门整体收支情况',
      length: { least: 30 },
      guidance: '全年预算数、执行数及执行率，按资金来源和支出性质分列；数字一律引用右侧数据。',
      lines: [
        '全年预算数[[total.budgeted]]，执行数[[total.executed]]，完成预算的[[total.rate]]。',
        '按资金来源分，一般公共预算财政拨款支出[[source.general]]，政府性基金预算财政拨款支出[[source.govFund]]，国有资本经营预算财政拨款支出[[source.stateCapital]]，其他资金支出[[source.other]]。按支出性质看，基本支出[[nature.basic]]，项目支出[[nature.project]]。年末结转和结余[[carryOver.closing]]。',
        '{{bySource}}',
        '{{byNature}}',
      ],
    },
    {
      kind: 'goals',
      level: 2,
      title: '部门整体支出绩效目标',
      length: { least: 30 },
      guidance: '年初批复的整体绩效目标，可用“一是、二是”分点写。',
    },
    {
      kind: 'tasks',
      level: 2,
      title: '部门年度重点工作任务',
      length: { least: 30 },
      guidance: '逐项写明重点任务的内容，与下文“完成情况分析”一一对应。',
    },
    { kind: 'part', level: 1, title: '综合评价分析' },
    {
      kind: 'conclusion',
      level: 2,
      title: '自评结论综述',
      length: { least: 40 },
      guidance: '概述全年预算执行和目标完成的总体结论。',
    },
    {
      kind: 'taskResults',
      level: 2,
      title: '各重点工作任务绩效目标完成情况分析',
      length: { least: 60 },
      guidance: '每项任务写支出完成情况、目标完成情况及主要成效、指标完成情况。',
    },
    {
      kind: 'achievements',
      level: 2,
      title: '主要工作成效',
      length: { least: 60 },
      guidance: '分点写主要成效，用事实和数据说话。',
    },
    {
      kind: 'problems',
      level: 1,
      title: '存在的主要问题',
      length: { least: 60 },
      guidance: '写具体问题及原因，避免空泛。',
    },
    {
      kind: 'plans',
      level: 1,
      title: '下一步工作打算',
      length: { least: 40 },
      guidance: '针对上一节的每个问题写整改措施。',
    },
  ],
};
