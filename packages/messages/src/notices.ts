import type { Text } from './catalogue';

/** Notices 通知: in the interface and in mails. */
export const noticesTexts = {
  'notices.none': { zh: '没有通知', en: 'No notices' },
  'notices.none-hint': {
    zh: '有人提到您、回复您，您负责的章节有进展，或您的修订建议有结果时，会在这里告诉您。',
    en: 'You are told here when somebody addresses or answers you, a section of yours moves on, or a suggestion of yours is decided.',
  },
  'notices.all-read': { zh: '全部标为已读', en: 'Mark all read' },
  'notices.more': { zh: '更早的通知', en: 'Earlier' },
  'notices.settings': { zh: '通知设置', en: 'Settings' },
  'notices.settings-title': { zh: '通知设置', en: 'Notice settings' },
  'notices.settings-kinds': { zh: '告诉我', en: 'Tell me of' },
  'notices.settings-mail': { zh: '每天 8 点把未读通知发到邮箱', en: 'Mail me unread notices every day at 8' },
  'notices.settings-no-mail': {
    zh: '这台服务器没有设置发信，通知只在这里显示。',
    en: 'This server has no mail set up: notices are shown here only.',
  },
  'notices.settings-mail-hint': {
    zh: '邮件里没有正文和批注内容，语言与您最近用的界面相同。邮箱在“我的账号”里填写。',
    en: 'No mail holds text or comments. Mails are in the language you last used here. Your address is under “My account”.',
  },
  'notices.new': { zh: '未读', en: 'Unread' },
  'notices.in-section': { zh: '《{title}》{section}', en: '{title}, {section}' },
  'notices.in-report': { zh: '《{title}》', en: '{title}' },

  'notices.kind.mentioned': { zh: '{actor}在批注中提到您', en: '{actor} addressed you in a comment' },
  'notices.kind.assigned': { zh: '{actor}指派给您', en: '{actor} assigned this to you' },
  'notices.kind.commented': { zh: '{actor}批注了您的章节', en: '{actor} commented on your section' },
  'notices.kind.replied': { zh: '{actor}回复了批注', en: '{actor} replied' },
  'notices.kind.resolved': { zh: '{actor}解决了批注', en: '{actor} resolved a comment' },
  'notices.kind.reopened': { zh: '{actor}重新打开', en: '{actor} reopened' },
  'notices.kind.submitted': { zh: '{actor}送审', en: '{actor} handed in' },
  'notices.kind.returned': { zh: '{actor}退回', en: '{actor} returned' },
  'notices.kind.agreed': { zh: '{actor}定稿', en: '{actor} agreed' },
  'notices.kind.signed': { zh: '{actor}签署', en: '{actor} signed' },
  'notices.kind.due-soon': { zh: '快到期了', en: 'Due soon' },
  'notices.kind.overdue': { zh: '已逾期', en: 'Overdue' },
  'notices.kind.suggested': {
    zh: '{actor}在您的章节提出修订建议',
    en: '{actor} suggested changes in your section',
  },
  'notices.kind.suggestion-accepted': {
    zh: '{actor}接受了您的修订建议',
    en: '{actor} accepted your suggestion',
  },
  'notices.kind.suggestion-rejected': {
    zh: '{actor}拒绝了您的修订建议',
    en: '{actor} rejected your suggestion',
  },
  'notices.kind.suggestion-changed': {
    zh: '原文已改，您的修订建议需复核',
    en: 'The text has changed: look at your suggestion again',
  },

  'notices.set.mentioned': { zh: '有人提到我', en: 'Somebody addresses me' },
  'notices.set.assigned': { zh: '指派给我', en: 'Assigned to me' },
  'notices.set.commented': { zh: '我的章节有新批注', en: 'New comments on my sections' },
  'notices.set.replied': { zh: '有人回复', en: 'Replies' },
  'notices.set.resolved': { zh: '批注已解决', en: 'Resolved comments' },
  'notices.set.reopened': {
    zh: '批注、建议或章节重新打开',
    en: 'Reopened comments, suggestions and sections',
  },
  'notices.set.submitted': { zh: '送审', en: 'Handed in' },
  'notices.set.returned': { zh: '退回', en: 'Returned' },
  'notices.set.agreed': { zh: '定稿', en: 'Agreed' },
  'notices.set.signed': { zh: '签署', en: 'Signed' },
  'notices.set.due-soon': { zh: '快到期', en: 'Due soon' },
  'notices.set.overdue': { zh: '已逾期', en: 'Overdue' },
  'notices.set.suggested': { zh: '我的章节有新的修订建议', en: 'Suggestions in my sections' },
  'notices.set.suggestion-accepted': { zh: '我的修订建议被接受', en: 'My suggestions accepted' },
  'notices.set.suggestion-rejected': { zh: '我的修订建议被拒绝', en: 'My suggestions rejected' },
  'notices.set.suggestion-changed': { zh: '我的修订建议需复核', en: 'My suggestions to look at again' },
} satisfies Record<string, Text>;
