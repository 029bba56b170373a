import type { Text } from './catalogue';

/** Tables and live blocks in the text. */
export const blocksTexts = {
  'blocks.menu': { zh: '插入', en: 'Insert' },
  'blocks.table': { zh: '表格', en: 'Table' },
  'blocks.caption': { zh: '表题', en: 'Caption' },
  'blocks.note': { zh: '脚注', en: 'Footnote' },
  'blocks.snippets': { zh: '常用语…', en: 'Phrases…' },
  'blocks.snippet': { zh: '常用语', en: 'phrase' },
  'blocks.bySource': { zh: '按资金来源支出表', en: 'Expenditure by source' },
  'blocks.byNature': { zh: '按支出性质支出表', en: 'Expenditure by nature' },
  'blocks.tasks': { zh: '重点任务表', en: 'Table of key tasks' },
  'blocks.indicators': { zh: '绩效指标表', en: 'Table of indicators' },
  'blocks.executionChart': { zh: '执行率图', en: 'Chart of execution rates' },
  'blocks.yearOnYearChart': { zh: '与上年比较图', en: 'Chart of this year and last' },
  'blocks.live': { zh: '随数据更新', en: 'follows the figures' },
  'blocks.empty': {
    zh: '{title}：还没有可以显示的数据。',
    en: '{title}: there is nothing to show yet.',
  },
  'blocks.table-full': {
    zh: '表格放不下了：最多 {rows} 行、{columns} 列。',
    en: 'The table would be too large: {rows} rows and {columns} columns at most.',
  },
  'blocks.tools': { zh: '表格工具', en: 'Table tools' },
  'blocks.row-before': { zh: '在上方加一行', en: 'Row above' },
  'blocks.row-after': { zh: '在下方加一行', en: 'Row below' },
  'blocks.column-before': { zh: '在左侧加一列', en: 'Column to the left' },
  'blocks.column-after': { zh: '在右侧加一列', en: 'Column to the right' },
  'blocks.row-delete': { zh: '删除行', en: 'Delete row' },
  'blocks.column-delete': { zh: '删除列', en: 'Delete column' },
  'blocks.merge': { zh: '合并单元格', en: 'Merge cells' },
  'blocks.split': { zh: '拆分单元格', en: 'Split cell' },
  'blocks.head': { zh: '首行作表头', en: 'First row is a head' },
  'blocks.caption-add': { zh: '加表题', en: 'Add a caption' },
  'blocks.table-delete': { zh: '删除表格', en: 'Delete table' },

  'tasks.open': { zh: '重点任务和指标', en: 'Tasks and indicators' },
} satisfies Record<string, Text>;
