import type { Text } from './catalogue';

/** A selection over several sections 跨节选择. */
export const acrossTexts = {
  'across.selected': { zh: '已选中 {count} 个分节中的文字', en: 'Text of {count} sections is selected' },
  'across.left': {
    zh: '{count} 个分节不可编辑，已跳过：{sections}。',
    en: '{count} of the sections cannot be edited by you now and were left: {sections}.',
  },
  'across.all-left': {
    zh: '选中的分节都不可编辑，未作改动：{sections}。',
    en: 'You cannot edit what is selected now, nothing was changed: {sections}.',
  },
  'across.move': { zh: '拖动段落（Alt+Shift+↑↓）', en: 'Drag the paragraph (Alt+Shift+↑↓)' },
  'across.bar': { zh: '所选文字', en: 'Selected text' },
  'across.extend': { zh: '延长', en: 'Extend' },
  'across.extend-long': { zh: '延长选择', en: 'Extend selection' },
  'across.extend-hint': {
    zh: '点一下要选到的位置，可以先滚动。',
    en: 'Tap where it should end; scroll there first.',
  },
  'across.copy': { zh: '复制', en: 'Copy' },
  'across.cut': { zh: '剪切', en: 'Cut' },
  'across.replace': { zh: '替换', en: 'Replace' },
  'across.replace-hint': {
    zh: '请输入：新文字将替换所选内容。',
    en: 'Type: what you write replaces the selection.',
  },
  'across.remove': { zh: '删除', en: 'Delete' },
  'across.drop': { zh: '取消', en: 'Cancel' },
  'across.copied': { zh: '已复制。', en: 'Copied.' },
  'across.not-copied': {
    zh: '浏览器没有允许复制，请长按文字后用浏览器的“复制”。',
    en: 'The browser did not allow copying. Press the text for long, and use the browser’s own Copy.',
  },
  'across.removed': { zh: '已删除 {count} 个分节中的文字。', en: 'Text of {count} sections was taken out.' },
  'across.undo': { zh: '撤销', en: 'Undo' },
  'across.list-mark': { zh: '、', en: ', ' },
} satisfies Record<string, Text>;
