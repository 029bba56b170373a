import type { Text } from './catalogue';

/** Versions of a report: their list, what differs between two, and going back to one. */
export const versionsTexts = {
  'versions.cause.first': { zh: '最初', en: 'beginning' },
  'versions.cause.named': { zh: '手动保存', en: 'kept by hand' },
  'versions.cause.submitted': { zh: '送审', en: 'handed in' },
  'versions.cause.agreed': { zh: '定稿', en: 'agreed' },
  'versions.cause.frozen': { zh: '定本', en: 'final version' },
  'versions.cause.daily': { zh: '每日', en: 'daily' },
  'versions.cause.replaced': { zh: '恢复前', en: 'before restoring' },
} satisfies Record<string, Text>;
