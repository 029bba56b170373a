import type { Text } from './catalogue';

/** 修订 mode: the editor in which what one does becomes suggestions. */
export const suggestingTexts = {
  'suggesting.line': {
    zh: '修订模式：您的改动成为修订建议，不改正文。',
    en: 'Suggesting: the text itself stays as it is.',
  },
  'suggesting.count': { zh: '本节有您的 {count} 条。', en: '{count} of yours here.' },
  'suggesting.apart': {
    zh: '{count} 条因原文已改，需复核。',
    en: '{count} to review: the text has changed.',
  },
  'suggesting.list': { zh: '查看', en: 'Show' },
  'suggesting.end': { zh: '退出修订', en: 'Stop suggesting' },
  'suggesting.put': { zh: '您建议插入', en: 'You suggest inserting' },
  'suggesting.taken': { zh: '您建议删除', en: 'You suggest deleting' },
  'suggesting.format': { zh: '您建议改格式', en: 'You suggest another format' },
} satisfies Record<string, Text>;
