import type { Text } from './catalogue';

/** A report one cannot open, and asking for access to it. */
export const askTexts = {
  'ask.missing': {
    zh: '报告可能不存在，也可能没有分享给您。如果是同事的报告，可以在这里申请访问。',
    en: 'It may not exist, or it is not shared with you. If it is a colleague’s, you can ask for access here.',
  },
  'ask.not-yours': {
    zh: '统稿人调整了成员，或者您离开了原来的用户组。如果还需要这份报告，可以申请访问。',
    en: 'An owner changed who takes part, or you left the group you came by. If you still need this report, ask for access.',
  },
  'ask.message': { zh: '附言（可不填）', en: 'Message (optional)' },
  'ask.message-hint': { zh: '例如：我负责预算部分。', en: 'For example: I write the budget section.' },
  'ask.send': { zh: '申请访问', en: 'Ask for access' },
  'ask.asked': {
    zh: '申请已送出。统稿人同意后，这里会自动打开。',
    en: 'Your request is on its way. This page opens by itself when an owner grants it.',
  },
  'ask.declined': {
    zh: '申请没有通过。如有需要，请直接联系统稿人；一天后可以再次申请。',
    en: 'Your request was declined. Talk to an owner if you need to; you can ask again in a day.',
  },
} satisfies Record<string, Text>;
