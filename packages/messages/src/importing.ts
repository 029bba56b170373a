import type { Text } from './catalogue';

/** Why a part of an imported file was not understood, by the importer's codes. */
export const importingTexts = {
  'import.why.unreadable-characters': {
    zh: '有无法显示的字符，已略去',
    en: 'characters that cannot be shown were left out',
  },
  'import.why.markup-residue': {
    zh: '有标记符号残留，按原文保留',
    en: 'marks left by a converter are kept as text',
  },
  'import.why.before-title': {
    zh: '原在标题之前，已移到标题之后',
    en: 'stood before the title and is below it now',
  },
  'import.why.before-first-heading': {
    zh: '原在第一个标题之前，已放在该标题之下',
    en: 'stood before the first heading and is below it now',
  },
  'import.why.no-heading': {
    zh: '没有识别出标题，全部文字放在一个章节',
    en: 'no heading was found; all text is in one section',
  },
  'import.why.number-differs': {
    zh: '原编号与次序不符，已按次序编号',
    en: 'the number was out of sequence and is computed now',
  },
  'import.why.heading-without-number': {
    zh: '原标题没有编号，现已编号',
    en: 'the heading had no number and has one now',
  },
  'import.why.run-in-section': {
    zh: '标题与正文原在一段，已分为两段',
    en: 'heading and text shared a paragraph and are two now',
  },
  'import.why.unknown-section': {
    zh: '标题不属于模板的任何章节，作为其他章节',
    en: 'the title fits no section of the template; kept as another section',
  },
  'import.why.number-kept-as-text': {
    zh: '编号不连续，按原文保留',
    en: 'the number is out of sequence and stays as typed',
  },
  'import.why.attachment-note-added': {
    zh: '正文没有附件说明，导出时会自动写上',
    en: 'the text lists no attachments; exports will',
  },
  'import.why.date-rewritten': {
    zh: '日期已改写为规范格式',
    en: 'the date is written in the standard form now',
  },
  'import.why.tracked-insertion': {
    zh: '修订中插入的文字，已按接受处理',
    en: 'inserted under tracking; taken as accepted',
  },
  'import.why.tracked-deletion': {
    zh: '修订中删除的文字，已按接受删除处理',
    en: 'deleted under tracking; taken as accepted, so it is left out',
  },
  'import.why.footnote-as-paragraph': {
    zh: '标题、落款的注释或过长的注释，已作为一段放在引用它的文字之后',
    en: 'a note of a title or signature, or a very long one; now a paragraph behind what refers to it',
  },
  'import.why.endnote-as-footnote': {
    zh: '尾注，已改为脚注',
    en: 'an endnote; now a footnote',
  },
  'import.why.read-as-word': {
    zh: '文件名与内容不符：内容是 Word 文档，已按 Word 文档读取',
    en: 'the name says otherwise: it is a Word document, and was read as one',
  },
  'import.why.read-as-page': {
    zh: '文件名与内容不符：内容是网页，已按网页读取',
    en: 'the name says otherwise: it is a web page, and was read as one',
  },
  'import.why.read-as-text': {
    zh: '文件名与内容不符：内容是纯文本，已按纯文本读取',
    en: 'the name says otherwise: it is plain text, and was read as that',
  },
  'import.why.text-box-as-paragraph': {
    zh: '文本框中的文字，已放在所在段落之后',
    en: 'text of a box; now behind the paragraph that held it',
  },
  'import.why.table-as-text': {
    zh: '表格已改为文字，每行一段',
    en: 'a table; now text, one paragraph a row',
  },
  'import.why.image-left-out': { zh: '图片没有导入', en: 'a picture was left out' },
  'import.why.embedded-left-out': {
    zh: '嵌入的文件或文档没有导入',
    en: 'an embedded file was left out',
  },
  'import.why.contents-left-out': {
    zh: '目录没有导入（系统会另行生成）',
    en: 'a table of contents was left out; it is made anew',
  },
  'import.why.hidden-text-left-out': { zh: '隐藏文字没有导入', en: 'hidden text was left out' },
  'import.why.comment-without-place': {
    zh: '批注找不到对应的文字，已放在该章节上',
    en: 'a comment whose place is not known; it stands on the section',
  },
  'import.why.more': { zh: '还有更多，未列出', en: 'more, not listed' },
} satisfies Record<string, Text>;
