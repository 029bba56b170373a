// Which section kind a title means. Reports of other places use other words for the same sections, in another order:
// sections are matched by title and synonym, never by position.

import type { SectionKind } from '@huigao/report';

/** Titles in use, by kind (published reports of Guangdong, Hunan, Sichuan, Chongqing, Hubei). */
const titles: Readonly<Record<Exclude<SectionKind, 'other' | 'attachment'>, readonly string[]>> = {
  functions: [
    '部门职能',
    '部门职责',
    '主要职能',
    '主要职责',
    '机构职能',
    '职能职责',
    '部门主要职能',
    '部门主要职责',
    '机构设置与职能',
    '机构设置及职能',
    '机构设置和职能',
  ],
  budget: [
    '部门整体收支情况',
    '部门资金收支情况',
    '部门整体支出情况',
    '收入支出情况',
    '资金收支情况',
    '预算支出情况',
    '收支情况',
    '支出情况',
  ],
  goals: ['部门整体支出绩效目标', '整体支出绩效目标', '整体绩效目标', '年度绩效目标', '绩效目标'],
  tasks: ['部门年度重点工作任务', '年度重点工作任务', '年度总体工作和重点工作任务', '重点工作任务'],
  conclusion: ['自评结论综述', '自评结论', '评价结论'],
  taskResults: [
    '各重点工作任务绩效目标完成情况分析',
    '重点工作任务绩效目标完成情况分析',
    '绩效目标完成情况分析',
    '绩效目标完成情况',
    '绩效目标实现情况',
    '整体绩效分析',
  ],
  achievements: ['主要工作成效', '工作成效', '主要成效', '主要成绩'],
  problems: ['存在的主要问题', '存在主要问题', '存在的问题', '存在问题', '主要问题', '问题'],
  plans: [
    '下一步工作打算',
    '下一步工作计划',
    '下一步工作安排',
    '下一步工作措施',
    '下一步打算',
    '下步工作打算',
    '改进措施',
    '整改措施',
    '建议',
  ],
};

/** Shorter titles are words of other titles too, so they count only when they are all of the title. */
const shortestPart = 4;

const known = Object.entries(titles)
  .flatMap(([kind, words]) => words.map((word) => ({ kind: kind as SectionKind, word })))
  .sort((a, b) => b.word.length - a.word.length);

/** The kind a title means, `other` when none: the longest known title it equals or contains. */
export function kindOfTitle(title: string): SectionKind {
  const dense = title.replace(/[\s。：:*]/g, '');
  const match = known.find(
    ({ word }) => dense === word || (word.length >= shortestPart && dense.includes(word)),
  );
  return match?.kind ?? 'other';
}
