import type { Text } from './catalogue';

/** What only the dialogs on figures say: making and changing one, its formula, its history, retiring, merging and splitting. */
export const figuresFormsTexts = {
  'figures.split-of': { zh: '拆分：{label}', en: 'Split: {label}' },
  'figures.split-do': { zh: '拆分，移过去 {count} 处', en: 'Split, moving {count}' },
  'figures.split-hint': {
    zh: '有的引用其实指另一个数？另立一项数据，把勾选的引用移过去；格式不变，其余引用留在原处。',
    en: 'Do some places mean another number? Make a figure of its own for the ticked ones; their formats stay, and so do the other places.',
  },
  'figures.split-label': { zh: '新数据的名称', en: 'Name of the new figure' },
  'figures.split-value': { zh: '新数据的数值', en: 'Value of the new figure' },
  'figures.split-places': { zh: '移到新数据的引用', en: 'Places that move' },
  'figures.split-none': { zh: '请勾选要移过去的引用。', en: 'Tick the places that move.' },
  'figures.split-agreed': {
    zh: '已定稿或已签署的章节里的引用不会移动：那里保留定稿时的数值。重新打开章节后，可在引用上把它改到新数据。',
    en: 'Places in sections that are agreed or signed do not move: they keep the value that was agreed on. Once such a section is open again, a place is moved from its card.',
  },
  'figures.split-same': { zh: '名称要与原数据不同。', en: 'It needs another name than the first.' },
  'figures.split-conflict': {
    zh: '这项数据刚被别人改过，没有拆分。请核对后再试。',
    en: 'Somebody has just changed this figure, so it was not split. Check it and try again.',
  },
  'figures.split-done': { zh: '已拆出“{label}”', en: 'Split off “{label}”' },
  'figures.split-left': {
    zh: '有 {count} 个章节的引用没有移过去，请在正文里重新关联。',
    en: 'Places in {count} sections did not move: link them in the text.',
  },
  'figures.split-undone': {
    zh: '已撤销拆分，引用回到“{label}”',
    en: 'Taken back: the places are those of “{label}” again',
  },
  'figures.split-not-undone': {
    zh: '引用已移回，但新数据没有删除：{why}',
    en: 'The places went back, but the new figure was not removed: {why}',
  },
  'figures.merge-of': { zh: '合并：{label}', en: 'Merge: {label}' },
  'figures.merge-do': { zh: '合并', en: 'Merge' },
  'figures.merge-into': { zh: '并入', en: 'Merge into' },
  'figures.merge-choose': { zh: '请选择', en: 'Choose' },
  'figures.merge-none': { zh: '请选择并入哪一项。', en: 'Choose the figure to merge into.' },
  'figures.merge-hint': {
    zh: '正文和公式里引用它的地方，今后都显示并入的那一项。可以取消合并。',
    en: 'Every place and formula that uses it shows the other figure from now on. This can be undone.',
  },
  'figures.retire-of': { zh: '停用：{label}', en: 'Retire: {label}' },
  'figures.retire-do': { zh: '停用', en: 'Retire' },
  'figures.retire-hint': {
    zh: '停用后不再提供选用；正文里已有的引用照常显示，可以恢复。',
    en: 'It is offered no more. Places in the text go on showing it. This can be undone.',
  },
  'figures.previous': { zh: '上年数', en: 'Value of last year' },
  'figures.previous-hint': {
    zh: '用于与上年比较，单位 {unit}，可不填。',
    en: 'For comparing with last year, in {unit}; may be left empty.',
  },
  'figures.accounts': { zh: '部门决算数', en: 'Value of the final accounts' },
  'figures.accounts-hint': {
    zh: '与部门决算核对用，单位 {unit}，可不填；不一致时检查会指出。',
    en: 'For checking against the final accounts, in {unit}; may be left empty. The checks say when they differ.',
  },
  'figures.evidence-hint': {
    zh: '文件名、文号或表格位置，如：2023年决算表.xlsx 收支表!C5',
    en: 'A file, a document number or a cell, e.g. 2023.xlsx 收支表!C5',
  },
  'figures.owner-hint': { zh: '可以填报这项数据的科室负责人。', en: 'The drafter who may enter its value.' },
  'figures.settings-of': { zh: '名称和格式：{label}', en: 'Name and format: {label}' },
  'figures.settings-conflict': {
    zh: '这项数据刚被别人改过。再按一次“保存”，会在对方的修改之上保存您改动的项目。',
    en: 'Somebody has just changed this figure. Save once more to apply your changes on top of theirs.',
  },
  'figures.history-of': { zh: '修改记录：{label}', en: 'History: {label}' },
  'figures.no-history': { zh: '没有修改过', en: 'Never changed' },
  'figures.no-history-hint': {
    zh: '数值每改一次，都会在这里记下是谁、何时、从多少改到多少。',
    en: 'Each change of the value is kept here: who, when, from what and to what.',
  },
  'figures.label-example': { zh: '如：培训支出', en: 'e.g. 培训支出' },
  'figures.no-label': { zh: '请填名称。', en: 'Enter a name.' },
  'figures.twin': {
    zh: '这一组里已有同名数据，请换一个名称以便区分。',
    en: 'This group has a figure of that name.',
  },
  'figures.no-group': { zh: '请选择或填写分组。', en: 'Choose or enter a group.' },
  'figures.no-unit': { zh: '请填单位。', en: 'Enter a unit.' },
  'figures.kind': { zh: '数值从哪里来', en: 'Where its value comes from' },
  'figures.kind-entered': { zh: '填写', en: 'Entered' },
  'figures.kind-computed': { zh: '由其他数据算出', en: 'Computed from others' },
  'figures.aliases': { zh: '别名', en: 'Other names' },
  'figures.aliases-hint': {
    zh: '正文里对它的其他叫法，一行一个；检查时按这些叫法核对手写的数字。',
    en: 'Other words the text uses for it, one a line; typed numbers after them are checked too.',
  },
  'figures.note-hint': { zh: '口径、来源、依据。', en: 'Scope, source, evidence.' },
  'figures.formula-example': { zh: '执行数 ÷ 全年预算数 × 100', en: '执行数 ÷ 全年预算数 × 100' },
  'figures.formula-hint': {
    zh: '直接写数据的名称。可用 + − × ÷ 和括号，以及 SUM、ROUND、PERCENT、IF(条件, 是, 否)；比率要乘以 100。',
    en: 'Write the names of figures. + − × ÷, parentheses, SUM, ROUND, PERCENT and IF(condition, yes, no); multiply a rate by 100.',
  },
  'figures.formula-result': { zh: '算得', en: 'Gives' },
  'figures.formula-empty': { zh: '请写公式。', en: 'Enter a formula.' },
  'figures.formula-too-long': { zh: '公式太长。', en: 'The formula is too long.' },
  'figures.formula-too-deep': { zh: '括号套得太深。', en: 'Parentheses are nested too deeply.' },
  'figures.formula-unexpected': {
    zh: '第 {position} 个字“{detail}”放在这里不对。',
    en: 'Character {position}, “{detail}”, does not belong there.',
  },
  'figures.formula-unclosed': {
    zh: '第 {position} 个字处没有写完：缺一项数据或一个括号。',
    en: 'Unfinished at character {position}: a figure or a parenthesis is missing.',
  },
  'figures.formula-bad-number': {
    zh: '第 {position} 个字起的数“{detail}”写得不对。',
    en: 'The number “{detail}” at character {position} is not well written.',
  },
  'figures.formula-bad-reference': { zh: '方括号里没有写数据。', en: 'There is no figure in the brackets.' },
  'figures.formula-unknown-function': {
    zh: '没有“{detail}”这个函数。',
    en: 'There is no function “{detail}”.',
  },
  'figures.formula-bad-arguments': {
    zh: '“{detail}”的参数不对：ROUND 要写数和位数，PERCENT 只写一个数，IF 要写条件和两个结果。',
    en: 'The arguments of “{detail}” do not fit: ROUND takes a number and places, PERCENT one number, IF a condition and two results.',
  },
  'figures.formula-no-comparison': {
    zh: '第 {position} 个字：IF 的条件要比较两个数，如“执行数 > 预算数”。',
    en: 'Character {position}: the condition of IF compares two numbers, as in “a > b”.',
  },
  'figures.formula-percent-sign': {
    zh: '第 {position} 个字：公式里不用 %，比率请写“× 100”。',
    en: 'Character {position}: no % in a formula, write × 100.',
  },
  'figures.formula-unknown-name': {
    zh: '没有名为“{detail}”的数据（第 {position} 个字）。',
    en: 'There is no figure named “{detail}” (character {position}).',
  },
} satisfies Record<string, Text>;
