import type { Text } from './catalogue';

/** Mails of notices. No browser shows them. */
export const noticesMailTexts = {
  'mail.subject': { zh: '会稿：{count} 条未读通知', en: 'Huigao: {count} unread' },
  'mail.greeting': { zh: '{name}：', en: '{name}:' },
  'mail.report': { zh: '《{title}》', en: '{title}' },
  'mail.section': { zh: '：{section}', en: ': {section}' },
  'mail.more': { zh: '还有 {count} 条，请登录查看。', en: '{count} more: sign in to see them.' },
  'mail.settings': { zh: '不想收邮件：{link}', en: 'To stop these mails: {link}' },
} satisfies Record<string, Text>;
