import type { Text } from './catalogue';

/** What changed since one was last here. */
export const sinceTexts = {
  'since.title': { zh: '上次看过后的改动', en: 'Changed since you were here' },
  'since.count': { zh: '上次看过后有 {count} 处改动', en: '{count} changed since you were here' },
  'since.at': { zh: '第 {at} / {count} 处 · {section}', en: '{at} of {count} · {section}' },
  'since.next': { zh: '下一处改动（{key}）', en: 'Next change ({key})' },
  'since.previous': { zh: '上一处改动（{key}）', en: 'Previous change ({key})' },
  'since.all-read': { zh: '全部标为已看', en: 'Mark all as read' },
  'since.all-read-done': { zh: '全部改动已标为已看。', en: 'All changes are marked as read.' },
} satisfies Record<string, Text>;
