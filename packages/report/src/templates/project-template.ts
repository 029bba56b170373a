// A second built-in template: 项目支出绩效自评报告, the self-evaluation of one project, with the rows of its annual form.

import { amounts } from './amount-figures';
import type { Template } from './template';

export const projectTemplate: Template = {
  id: 'project-expenditure',
  figures: [
    ...amounts(
      '项目资金',
      ['project.initial', '年初预算数'],
      ['total.budgeted', '全年预算数', ['调整后预算数']],
      ['total.executed', '全年执行数', ['执行数', '预算完成数', '实际支出']],
    ),
    {
      id: 'total.rate',
      label: '预算执行率',
      group: '项目资金',
      unit: '%',
      format: '.2',
      formula: '[total.executed] ÷ [total.budgeted] × 100',
      aliases: ['执行率', '完成预算的', '支出率'],
    },
    ...amounts(
      '按资金来源',
      ['source.appropriation', '当年财政拨款支出'],
      ['source.carriedOver', '上年结转资金支出'],
      ['source.other', '其他资金支出'],
    ),
  ],
  outline: [
    { kind: 'part', level: 1, title: '项目概况' },
    {
      kind: 'functions',
      level: 2,
      title: '项目基本情况',
      guidance: '写明立项依据、实施主体、实施内容和实施期限。',
    },
    {
      kind: 'budget',
      level: 2,
      title: '项目资金安排和使用情况',
      guidance: '年初预算数、全年预算数、全年执行数及执行率，按资金来源分列；数字一律引用右侧数据。',
      lines: [
        '项目年初预算数[[project.initial]]，全年预算数[[total.budgeted]]，全年执行数[[total.executed]]，完成预算的[[total.rate]]。',
        '按资金来源分，当年财政拨款支出[[source.appropriation]]，上年结转资金支出[[source.carriedOver]]，其他资金支出[[source.other]]。',
      ],
    },
    { kind: 'goals', level: 2, title: '项目绩效目标', guidance: '年初批复的年度总体目标和绩效指标。' },
    { kind: 'part', level: 1, title: '绩效自评情况' },
    { kind: 'conclusion', level: 2, title: '自评结论', guidance: '写明自评得分、等次和总体结论。' },
    {
      kind: 'taskResults',
      level: 2,
      title: '绩效目标完成情况分析',
      guidance: '按产出、效益、满意度指标写完成值；未完成的写明原因。',
    },
    {
      kind: 'achievements',
      level: 2,
      title: '项目主要成效',
      guidance: '用事实和数据说明经济、社会、生态效益。',
    },
    { kind: 'problems', level: 1, title: '存在的主要问题', guidance: '写具体问题及原因，避免空泛。' },
    { kind: 'plans', level: 1, title: '下一步工作打算', guidance: '针对上一节的每个问题写整改措施。' },
  ],
};
