import type { Text } from './catalogue';

/** Footnotes in the text: what they say, beside their marks. */
export const footnotesTexts = {
  'footnotes.card': { zh: '脚注', en: 'Footnote' },
  'footnotes.text': { zh: '脚注内容', en: 'What the note says' },
  'footnotes.hint': {
    zh: '导出时在页脚，自动编号。{key} 保存。',
    en: 'It stands at the foot of the page, numbered. {key} saves it.',
  },
  'footnotes.save': { zh: '保存', en: 'Save' },
  'footnotes.remove': { zh: '删除脚注', en: 'Delete the note' },
  'footnotes.changed': {
    zh: '这条脚注刚被改为“{text}”。再次保存则以您写的为准。',
    en: 'This note now says “{text}”. Saving again puts yours in its place.',
  },
} satisfies Record<string, Text>;
