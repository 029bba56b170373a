import type { Text } from './catalogue';

/** How long sections are and are to be, what belongs in them 编写要求, and phrases at hand 常用语. */
export const aidsTexts = {
  'aids.count': { zh: '{characters} 字', en: '{characters} chars' },
  'aids.count-title': {
    zh: '字数 {characters}（不计空格）；按 Word 的算法 {words}，一个数或一个英文词算一字',
    en: '{characters} characters without spaces; {words} as word processors count, a number or Latin word being one',
  },
  'aids.at-most': { zh: '不超过 {most}', en: '{most} at most' },
  'aids.at-least': { zh: '不少于 {least}', en: '{least} at least' },
  'aids.between': { zh: '{least} 至 {most}', en: '{least} to {most}' },
  'aids.asked': { zh: '字数要求：{asked}。', en: 'Characters asked for: {asked}.' },
  'aids.guidance': { zh: '编写说明', en: 'What belongs here' },
  'aids.guidance-of': { zh: '编写说明：{title}', en: 'What belongs in: {title}' },
  'aids.no-guidance': { zh: '还没有编写说明。', en: 'Nothing is said yet.' },
  'aids.close': { zh: '收起编写说明', en: 'Close' },
  'aids.change': { zh: '修改要求', en: 'Change' },
  'aids.change-of': { zh: '编写要求：{title}', en: 'What is asked of: {title}' },
  'aids.guidance-hint': {
    zh: '写的人点节标题旁的书本图标就能看到；空的节直接显示。可以写入当地通知的要求。',
    en: 'Whoever writes sees it behind the book beside the heading, and in an empty section. Say what the local notice asks for.',
  },
  'aids.least': { zh: '不少于（字）', en: 'Fewest characters' },
  'aids.most': { zh: '不超过（字）', en: 'Most characters' },
  'aids.bounds-hint': {
    zh: '不填就是没有要求。字数含标点和引用的数据，不计空格；超出或不足时在节标题旁提示，送审前的检查里列出，不拦住送审。',
    en: 'Empty: nothing is asked. Marks and figures count, white space does not. Outside of them the heading says so, and a check warns before hand-in without stopping it.',
  },
  'aids.words-too-long': { zh: '最多 {count} 字。', en: '{count} characters at most.' },
  'aids.not-a-number': {
    zh: '请填 0 到 {most} 之间的整数，或者不填。',
    en: 'A whole number up to {most}, or nothing.',
  },
  'aids.most-wrong': {
    zh: '请填不小于左边、不大于 {most} 的整数，或者不填。',
    en: 'A whole number, not below the fewest and not above {most}, or nothing.',
  },
  'aids.as-template': { zh: '恢复模板的要求', en: 'As the template has it' },
  'aids.save': { zh: '保存', en: 'Save' },
  'aids.saved': { zh: '已修改“{title}”的编写要求。', en: 'What is asked of “{title}” was changed.' },
  'aids.undo': { zh: '撤销', en: 'Undo' },
} satisfies Record<string, Text>;
