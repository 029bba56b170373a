import type { Text } from './catalogue';

/** Figures from a table or from the text: asking for it, and the list of changes. */
export const figuresImportTexts = {
  'figures.import-of': { zh: '导入数据：{name}', en: 'Import figures: {name}' },
  'figures.import-paste': {
    zh: '在 Excel 或 WPS 中复制一块区域，点这里后按 Ctrl+V 粘贴',
    en: 'Copy a range in Excel or WPS, click here and press Ctrl+V',
  },
  'figures.import-file': { zh: '选择 .xlsx 或 .csv 文件', en: 'Choose an .xlsx or .csv file' },
  'figures.import-from-text': { zh: '从正文识别', en: 'From the text' },
  'figures.import-hint': {
    zh: '先列出变化，确认后才写入。公式按保存的结果读取，不重新计算；每个表最多 10,000 个单元格。',
    en: 'Changes are listed first and written when you confirm. Formulas are read as saved, never computed; 10,000 cells a sheet at most.',
  },
  'figures.import-pasted': { zh: '粘贴的表格', en: 'Pasted table' },
  'figures.import-sheet': { zh: '工作表', en: 'Sheet' },
  'figures.import-unit': { zh: '没有写单位的数按', en: 'Numbers without a unit are in' },
  'figures.import-unit-own': { zh: '对应数据的显示单位', en: 'the unit of their figure' },
  'figures.import-as': { zh: '这些数是', en: 'These numbers are' },
  'figures.import-as-values': { zh: '本年数值', en: 'values of this year' },
  'figures.import-as-previous': { zh: '上年数（与本年对比）', en: 'values of last year, to compare with' },
  'figures.import-as-accounts': {
    zh: '部门决算数（只用于核对）',
    en: 'the final accounts (to check against)',
  },
  'figures.import-why-no-figure': { zh: '没有同名数据可以核对', en: 'No figure has this name' },
  'figures.import-group': { zh: '新增数据的分组', en: 'Group of new figures' },
  'figures.import-changed': { zh: '数值有变化', en: 'Changed' },
  'figures.import-new': { zh: '新增', en: 'New' },
  'figures.import-not-understood': { zh: '拿不准，默认不导入', en: 'Not understood, left out unless ticked' },
  'figures.import-same': { zh: '没有变化', en: 'Same' },
  'figures.import-nothing': {
    zh: '没有找到可以导入的数。',
    en: 'There is no number here that could become a figure.',
  },
  'figures.import-take': { zh: '导入{label} {value}', en: 'Import {label} {value}' },
  'figures.import-why-no-name': { zh: '旁边没有名称', en: 'Nothing beside it names it' },
  'figures.import-why-no-unit': {
    zh: '没有单位：请在上面选择单位',
    en: 'No unit: choose one above',
  },
  'figures.import-why-other-unit': {
    zh: '单位与同名数据不同',
    en: 'The figure of this name has another unit',
  },
  'figures.import-why-not-last-year': { zh: '不是上年的数', en: 'not a number of last year' },
  'figures.import-why-other-period': {
    zh: '像是其他年度的数；勾选后另立一项',
    en: 'Seems to be of another year; ticked, it becomes a figure of its own',
  },
  'figures.import-why-computed': {
    zh: '这项由公式算出，结果与表格不同，请核对',
    en: 'This figure is computed, and gives another value: check it',
  },
  'figures.import-why-twice': {
    zh: '表中有两个不同的数指同一项；请选其中一个',
    en: 'Two numbers of the table mean this figure: choose one',
  },
  'figures.import-why-not-exact': { zh: '是概数，不能作为数值', en: 'An approximate number is no value' },
  'figures.import-back': { zh: '换一个来源', en: 'Another source' },
  'figures.import-apply': { zh: '导入 {count} 项', en: 'Import {count}' },
  'figures.imported': { zh: '已导入 {count} 项', en: 'Imported: {count}' },
  'figures.import-taken-back': { zh: '撤销导入', en: 'Import taken back' },
  'figures.import-undone': { zh: '已撤销导入', en: 'The import was taken back' },
  'figures.import-not-undone': { zh: '没有撤销：{why}', en: 'Not taken back: {why}' },
  'figures.import-conflict': {
    zh: '列出变化之后，有数据被别人改过，所以一项也没有导入。请关闭后重新导入。',
    en: 'Somebody changed a figure after the list was made, so nothing was imported. Close this and start again.',
  },
  'figures.import-fault-not-a-table': {
    zh: '这不是 .xlsx 或 .csv 表格；旧的 .xls 请另存为 .xlsx。',
    en: 'This is no .xlsx or .csv table. Save an old .xls as .xlsx first.',
  },
  'figures.import-fault-not-text': {
    zh: '这不是 .xlsx 或 .csv 表格；旧的 .xls 请另存为 .xlsx。',
    en: 'This is no .xlsx or .csv table. Save an old .xls as .xlsx first.',
  },
  'figures.import-fault-too-large': {
    zh: '文件太大：最多 20 MB。',
    en: 'The file is too large: 20 MB at most.',
  },
  'figures.import-fault-too-many-cells': {
    zh: '单元格太多：每个表最多 10,000 个。请只复制要导入的区域。',
    en: 'Too many cells: 10,000 a sheet at most. Copy only the range you need.',
  },
  'figures.import-fault-empty': { zh: '里面没有内容。', en: 'There is nothing in it.' },
  'figures.import-fault-unknown-encoding': {
    zh: '无法识别文件的编码。请另存为 UTF-8 或 GB18030。',
    en: 'The encoding of the file is unknown. Save it as UTF-8 or GB18030.',
  },
} satisfies Record<string, Text>;
