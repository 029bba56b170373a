import type { Text } from './catalogue';

export const findingsTexts = {
  'finding.contradicts': {
    zh: '正文写“{shown}”，按数据“{label}”应为 {expected}。',
    en: 'The text says “{shown}”; by the figure “{label}” it is {expected}.',
  },
  'finding.matches': {
    zh: '“{shown}”与数据“{label}”一致，可以关联，以后随数据更新。',
    en: '“{shown}” equals the figure “{label}”: link it, and it will follow the figure.',
  },
  'finding.sources-differ': {
    zh: '按资金来源合计 {sum}，与{total} {expected} 不符。',
    en: 'Amounts by source add up to {sum}; {total} is {expected}.',
  },
  'finding.natures-differ': {
    zh: '按支出性质合计 {sum}，与{total} {expected} 不符。',
    en: 'Amounts by nature add up to {sum}; {total} is {expected}.',
  },
} satisfies Record<string, Text>;
