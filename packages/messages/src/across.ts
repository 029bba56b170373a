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
  'across.list-mark': { zh: '、', en: ', ' },
} satisfies Record<string, Text>;
