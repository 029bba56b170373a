import type { Text } from './catalogue';

/** Roles 角色, and what each may do. */
export const rolesTexts = {
  'role.owner': { zh: '统稿人', en: 'Owner' },
  'role.owner-may': {
    zh: '本报告的一切：分工、提纲、数据、分享、导出。',
    en: 'Everything in this report: people, outline, figures, sharing, export.',
  },
  'role.drafter': { zh: '科室负责人', en: 'Drafter' },
  'role.drafter-may': {
    zh: '编辑分给自己的章节和自己填的数据；在各处批注、提建议。',
    en: 'Edits the sections assigned to them and the figures they own; comments and suggests anywhere.',
  },
  'role.finance': { zh: '财务', en: 'Finance' },
  'role.finance-may': { zh: '填写和修改全部数据。', en: 'Edits every figure.' },
  'role.reviewer': { zh: '审核人', en: 'Reviewer' },
  'role.reviewer-may': {
    zh: '在各处批注、提建议，审核分给自己的章节。',
    en: 'Comments and suggests anywhere; reviews the sections assigned to them.',
  },
  'role.approver': { zh: '分管领导', en: 'Approver' },
  'role.approver-may': { zh: '批注，签署报告或其中的章节。', en: 'Comments; signs the report or a section.' },
  'role.viewer': { zh: '读者', en: 'Reader' },
  'role.viewer-may': { zh: '阅读和导出。', en: 'Reads and exports.' },
} satisfies Record<string, Text>;
