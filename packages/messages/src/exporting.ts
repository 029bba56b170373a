import type { Text } from './catalogue';

/** 导出: a report as a file, with what it can be made like, and who took one. */
export const exportingTexts = {
  'export.title': { zh: '导出', en: 'Export' },
  'export.offline': { zh: '离线时不能导出：文件由服务器生成。', en: 'Offline: the server makes the files.' },
  'export.unsaved': {
    zh: '还有修改没有保存，导出的文件中不含这些修改。',
    en: 'Edits that are not saved yet will not be in the file.',
  },
  'export.docx': { zh: 'Word 文档', en: 'Word document' },
  'export.pdf': { zh: 'PDF 文档', en: 'PDF document' },
  'export.html': { zh: '网页文件', en: 'Web page' },
  'export.md': { zh: 'Markdown', en: 'Markdown' },
  'export.txt': { zh: '纯文本', en: 'Plain text' },
  'export.json': { zh: '归档（可再导入）', en: 'Archive (imports back)' },
  'export.substitute': {
    zh: '没有“{face}”字体，PDF 中以“{used}”代替',
    en: '{face} is set in {used} in the PDF: the font is not there',
  },
  'export.options': { zh: '按选项导出…', en: 'Export with options…' },
  'export.options-title': { zh: '按选项导出', en: 'Export with options' },
  'export.list': { zh: '导出记录…', en: 'Exports so far…' },
  'export.list-title': { zh: '导出记录', en: 'Exports so far' },
  'export.running': { zh: '正在生成{format}…', en: 'Making the {format} …' },
  'export.done': { zh: '已导出“{name}”。', en: 'Exported “{name}”.' },
  'export.format': { zh: '文件格式', en: 'Format' },
  'export.profile': { zh: '版式', en: 'Layout' },
  'export.profile-plain': { zh: '普通材料（无版头）', en: 'Plain material, without a red head' },
  'export.profile-formal': {
    zh: '公文（红头、发文字号、版记）',
    en: 'Official document: red head, number, colophon',
  },
  'export.number': { zh: '发文字号', en: 'Document number' },
  'export.number-example': { zh: '例如：某局〔2024〕7号', en: 'Such as 某局〔2024〕7号' },
  'export.copies-to': { zh: '抄送机关', en: 'Copies to' },
  'export.copies-to-hint': {
    zh: '不写“抄送”，不写句号；没有就留空。',
    en: 'Without 抄送 and without a stop; may be empty.',
  },
  'export.printed-on': { zh: '印发日期', en: 'Printed on' },
  'export.printed-on-hint': { zh: '留空则与成文日期相同。', en: 'Empty: the date of the signature.' },
  'export.pdfa': { zh: '用于归档的 PDF（PDF/A-2b）', en: 'PDF for keeping (PDF/A-2b)' },
  'export.none-yet': { zh: '还没有人导出过', en: 'Nobody has exported it yet' },
  'export.none-yet-hint': {
    zh: '每次导出都会在这里留下记录：谁、什么时候、哪种文件及其摘要。',
    en: 'Each export is kept here: who took which file when, and its digest.',
  },
  'export.digest-hint': {
    zh: '摘要是文件内容的 SHA-256，可以用来核对手中的文件是不是那一份。',
    en: 'The digest is the SHA-256 of the file: it tells whether the file at hand is the one that was taken.',
  },
  'export.who': { zh: '导出人', en: 'Who' },
  'export.when': { zh: '时间', en: 'When' },
  'export.what': { zh: '文件', en: 'File' },
  'export.digest': { zh: '摘要', en: 'Digest' },
  'export.values': { zh: '数值', en: 'Values' },
  'export.values-pinned': { zh: '定稿时的数值', en: 'as agreed' },
  'export.values-current': { zh: '当前数值', en: 'current' },
  'export.values-mixed': {
    zh: '已定章节用定稿时的数值，其余用当前数值',
    en: 'as agreed where agreed, else current',
  },
} satisfies Record<string, Text>;
