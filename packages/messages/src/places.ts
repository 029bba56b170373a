import type { Text } from './catalogue';

/** Places of figures in the text: their card, and what can be done there. */
export const placesTexts = {
  'places.card': { zh: '引用处：{label}', en: 'Place of {label}' },
  'places.source': { zh: '依据', en: 'Evidence' },
  'places.no-source': { zh: '没有填写依据', en: 'no evidence given' },
  'places.note': { zh: '备注', en: 'Note' },
  'places.formula': { zh: '公式', en: 'Formula' },
  'places.changes': { zh: '最近变动', en: 'Last changes' },
  'places.no-changes': { zh: '还没有变动', en: 'no changes yet' },
  'places.all-history': { zh: '全部 {count} 条', en: 'all {count}' },
  'places.others': { zh: '其他引用处', en: 'Other places' },
  'places.no-others': { zh: '全文只在这里引用', en: 'used nowhere else' },
  'places.more-others': { zh: '另有 {count} 处', en: '{count} more' },
  'places.set': { zh: '由 {from} 改为 {to}', en: '{from} → {to}' },
  'places.adjust': { zh: '格式', en: 'Format' },
  'places.relink': { zh: '改链', en: 'Link to another' },
  'places.override': { zh: '就地改写', en: 'Override' },
  'places.unlink': { zh: '转为文字', en: 'Turn into text' },
  'places.unlinked': {
    zh: '已转为普通文字，不再随数据更新。',
    en: 'Now plain text; it follows the figure no more.',
  },
  'places.panel': { zh: '数据面板', en: 'Figures panel' },
  'places.keys': { zh: '选中后按 {key} 打开', en: '{key} opens it from the keyboard' },
  'places.own-format': { zh: '恢复数据的格式', en: 'Use the figure’s own format' },
  'places.capital': { zh: '大写', en: 'Capital numerals' },
  'places.spaced': { zh: '数字两侧空格', en: 'Space around the number' },
  'places.no-unit': { zh: '不显示单位', en: 'Without the unit' },
  'places.search': { zh: '查找数据', en: 'Find a figure' },
  'places.none-found': { zh: '没有匹配的数据', en: 'No figure matches' },
  'places.relinked': { zh: '已改链到“{label}”。', en: 'Linked to “{label}” now.' },
  'places.override-text': { zh: '此处写作', en: 'Words to show here' },
  'places.override-why': { zh: '理由', en: 'Reason' },
  'places.override-hint': {
    zh: '数据不变，其他引用处不变；检查会列出每一处改写及其理由。',
    en: 'The figure and its other places stay as they are; the checks list every override with its reason.',
  },
  'places.override-text-fault': {
    zh: '请填写，最多 100 字，不能换行。',
    en: 'Fill it in: at most 100 characters on one line.',
  },
  'places.override-why-fault': {
    zh: '请说明理由，最多 200 字，不能换行。',
    en: 'Give a reason: at most 200 characters on one line.',
  },
  'places.override-do': { zh: '改写', en: 'Override' },
  'places.override-drop': { zh: '恢复为数据', en: 'Show the figure again' },
  'places.overridden-why': {
    zh: '就地改写，数据为 {real}。理由：{why}',
    en: 'Overridden; the figure gives {real}. Reason: {why}',
  },
  'places.pasted': {
    zh: '粘贴的内容里有 {count} 个数字与数据一致。',
    en: 'The pasted text has {count} numbers that equal figures.',
  },
  'places.pasted-link': { zh: '查看并关联', en: 'Look and link' },

  'figures.totals': { zh: '合计', en: 'Totals' },
  'figures.count': { zh: '共 {count} 项', en: '{count} figures' },
  'figures.count-of': { zh: '{count} / {all} 项', en: '{count} of {all}' },
  'figures.over-time': {
    zh: '变动 {count} 次，由 {from} 到 {to}',
    en: '{count} values, from {from} to {to}',
  },
} satisfies Record<string, Text>;
