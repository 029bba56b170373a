import type { Text } from './catalogue';

/** Phrases at hand 常用语. */
export const snippetsTexts = {
  'snippets.title': { zh: '常用语', en: 'Phrases' },
  'snippets.own': { zh: '我的常用语', en: 'My own' },
  'snippets.trade': { zh: '模板常用语', en: 'Of the template' },
  'snippets.none': {
    zh: '还没有。把常写的句子存下来，以后在正文里输入 / 和名称即可插入；只有您自己看得到。',
    en: 'None yet. Keep sentences you write often: / and the name puts one in. Only you see them.',
  },
  'snippets.add': { zh: '新增常用语', en: 'New phrase' },
  'snippets.change': { zh: '修改常用语', en: 'Change the phrase' },
  'snippets.edit': { zh: '修改“{title}”', en: 'Change “{title}”' },
  'snippets.remove': { zh: '删除“{title}”', en: 'Remove “{title}”' },
  'snippets.removed': { zh: '已删除常用语“{title}”。', en: '“{title}” was removed.' },
  'snippets.insert': { zh: '插入', en: 'Insert' },
  'snippets.insert-of': { zh: '插入“{title}”', en: 'Insert “{title}”' },
  'snippets.name': { zh: '名称', en: 'Name' },
  'snippets.name-hint': {
    zh: '在正文里输入 / 和这个名称即可插入。',
    en: 'Typed behind / it puts the phrase in.',
  },
  'snippets.name-wrong': {
    zh: '请填写名称，最多 {count} 字，不能换行。',
    en: 'A name of one line and {count} characters at most.',
  },
  'snippets.name-taken': {
    zh: '已有同名的常用语，请换一个名称。',
    en: 'There is one of this name. Choose another.',
  },
  'snippets.words': { zh: '内容', en: 'Words' },
  'snippets.words-hint': {
    zh: '每行成为一段。',
    en: 'Each line is a paragraph.',
  },
  'snippets.figure': { zh: '引用数据', en: 'A figure' },
  'snippets.figure-choose': { zh: '在光标处插入…', en: 'Put in at the caret…' },
  'snippets.figure-hint': {
    zh: '写成 {{编号|名称}}，插入正文时成为对数据的引用；报告里没有这项数据时写竖线后的文字，可以改。',
    en: 'Written {{id|words}}: in a text it refers to the figure, and where a report has none it is the words behind the bar, which you can change.',
  },
  'snippets.reads': { zh: '现在插入会是：{words}', en: 'Put in now, it reads: {words}' },
  'snippets.words-wrong': {
    zh: '请填写内容，最多 {count} 字。',
    en: 'Some words, {count} characters at most.',
  },
  'snippets.conflict': {
    zh: '常用语刚在另一个页面里改过，现在显示的是最新的，请再改一次。',
    en: 'They were changed in another page meanwhile. Here is what they are now: change it again.',
  },
  'snippets.save': { zh: '保存', en: 'Save' },
  'snippets.undo': { zh: '撤销', en: 'Undo' },
} satisfies Record<string, Text>;
