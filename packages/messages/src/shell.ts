import type { Text } from './catalogue';

/** Texts of other areas that the start page and sign-in show, too: those are loaded before the rest. */
export const shellTexts = {
  'appearance.title': { zh: '外观', en: 'Appearance' },
  'join.joining': { zh: '正在加入报告', en: 'Joining the report' },
  'join.sign-in-lead': {
    zh: '您收到了一份报告的邀请，登录后即可加入。还没有账号的，请先向单位的系统管理员申请开设。',
    en: 'You are invited to a report. Sign in to join it. If you have no account, ask your administrator for one first.',
  },
  'notices.title': { zh: '通知', en: 'Notices' },
  'notices.unread': { zh: '通知，{count} 条未读', en: 'Notices, {count} unread' },
  'audit.title': { zh: '审计日志', en: 'Audit log' },
  'finding.contradicts': {
    zh: '正文写“{shown}”，按数据“{label}”应为 {expected}。',
    en: 'The text says “{shown}”; by the figure “{label}” it is {expected}.',
  },
} satisfies Record<string, Text>;
