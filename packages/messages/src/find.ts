import type { Text } from './catalogue';

/** Find and replace 查找与替换. */
export const findTexts = {
  'find.title': { zh: '查找与替换', en: 'Find and replace' },
  'find.what': { zh: '查找全文', en: 'Find in the whole report' },
  'find.with': { zh: '替换为', en: 'Replace with' },
  'find.match-case': { zh: '区分大小写', en: 'Match case' },
  'find.whole-words': { zh: '整词', en: 'Whole words' },
  'find.pattern': { zh: '正则表达式', en: 'Regular expression' },
  'find.previous': { zh: '上一处（Shift+Enter）', en: 'Previous (Shift+Enter)' },
  'find.next': { zh: '下一处（Enter）', en: 'Next (Enter)' },
  'find.close': { zh: '关闭查找（Esc）', en: 'Close (Esc)' },
  'find.replace': { zh: '替换…', en: 'Replace…' },
  'find.replace-one': { zh: '替换', en: 'Replace' },
  'find.replace-all': { zh: '全部替换', en: 'Replace all' },
  'find.searching': { zh: '正在查找…', en: 'Searching…' },
  'find.none': { zh: '没有找到', en: 'Not found' },
  'find.more-than': { zh: '{count} 以上', en: 'more than {count}' },
  'find.bad-pattern': {
    zh: '正则表达式写法不对，请检查括号和反斜杠。',
    en: 'This is no regular expression. Check brackets and backslashes.',
  },
  'find.too-slow': {
    zh: '这个正则表达式太费时，请写得更具体些。',
    en: 'This regular expression takes too long. Make it more specific.',
  },
  'find.replaced': { zh: '已替换 {count} 处。', en: '{count} replaced.' },
  'find.left-figures': {
    zh: '另有 {count} 处是引用的数据，未动；请在数据面板里改。',
    en: ' {count} stand in figures and were left; change those in the figures panel.',
  },
  'find.left-read-only': {
    zh: '以下各节不能修改，未动：{sections}。',
    en: ' Left as they are, for you cannot edit them now: {sections}.',
  },
  'find.list-mark': { zh: '、', en: ', ' },
  'find.undo': { zh: '撤销', en: 'Undo' },
} satisfies Record<string, Text>;
