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
    zh: '每行成为一段。数字请在插入以后引用数据。',
    en: 'Each line is a paragraph. Put figures in afterwards.',
  },
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
