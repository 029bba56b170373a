import type { Text } from './catalogue';

export const editorTexts = {
  'editor.section-text': { zh: '{title}，正文', en: '{title}, text' },
  'editor.placeholder': {
    zh: '在这里写。输入 / 或 # 引用数据。',
    en: 'Write here. Type / or # to insert a figure.',
  },
  'editor.guidance': {
    zh: '{guidance}（输入 / 或 # 引用数据）',
    en: '{guidance} (type / or # to insert a figure)',
  },
  'editor.nothing-yet': { zh: '这一部分还没有写。', en: 'Nothing is written here yet.' },
  'editor.loading': { zh: '正在载入正文…', en: 'Loading the text…' },
  'editor.unreadable': {
    zh: '这一部分的正文含有本版本不认识的内容，为免损坏，暂不打开编辑。请刷新页面；仍不行，请告知管理员（{code}）。',
    en: 'The text of this section holds something this version does not know. It is not opened, so that nothing is lost. Reload the page; if that does not help, tell your administrator ({code}).',
  },

  'editor.read-only-drafter': {
    zh: '本节由{names}起草，您可以阅读。',
    en: 'Drafted by {names}; you can read it.',
  },
  'editor.read-only-unassigned': {
    zh: '本节还没有指定起草人，由统稿人编辑。',
    en: 'Nobody drafts this section yet; the owner edits it.',
  },
  'editor.read-only-submitted': {
    zh: '本节已送审，退回后才能修改。',
    en: 'Handed in: it can be changed once returned.',
  },
  'editor.read-only-agreed': { zh: '本节已定稿，不再修改。', en: 'Agreed: the text no longer changes.' },
  'editor.read-only-signed': { zh: '本节已签署，不再修改。', en: 'Signed: the text no longer changes.' },
  'editor.read-only-wait': {
    zh: '编辑权限正在更新，请稍候。',
    en: 'Your right to edit is being updated; one moment.',
  },
  'editor.read-only-loading': { zh: '正文正在载入，请稍候。', en: 'The text is loading; one moment.' },
  'editor.read-only-frozen': {
    zh: '刚才的修改未被接受，正在取回服务器上的正文。',
    en: 'The last edit was not accepted; fetching the text from the server.',
  },
  'editor.read-only-damaged': {
    zh: '本节的存档有损坏，显示的是最后完好的文字，暂时只能阅读。请告知管理员。',
    en: 'What is stored of this section is damaged. You see the last intact text and can only read it; please tell an administrator.',
  },
  'editor.read-only-storage': {
    zh: '服务器暂时不能保存，现在只能阅读。',
    en: 'The server cannot save at the moment; you can only read.',
  },
  'editor.read-only-closed': {
    zh: '与服务器的连接已关闭，现在不能编辑。请刷新页面。',
    en: 'The connection was closed; reload the page to edit.',
  },

  'editor.menu-label': { zh: '引用数据', en: 'Insert a figure' },
  'editor.menu-empty': { zh: '没有匹配的数据', en: 'No figure matches' },
  'editor.menu-new': { zh: '新建数据…', en: 'New figure…' },
  'editor.menu-new-named': { zh: '新建数据“{label}”…', en: 'New figure “{label}”…' },
  'editor.menu-keys': { zh: '↑↓ 选择　Enter 插入　Esc 取消', en: '↑↓ choose   Enter insert   Esc cancel' },
  'editor.no-value': { zh: '未填', en: 'no value' },

  'editor.link': { zh: '关联数据', en: 'Link to a figure' },
  'editor.link-choose': {
    zh: '“{text}”与多项数据相等，关联哪一项？',
    en: '“{text}” equals several figures. Which one?',
  },
  'editor.link-new': { zh: '为“{text}”新建数据…', en: 'New figure for “{text}”…' },
  'editor.link-fix': { zh: '改为 {expected}', en: 'Change to {expected}' },
  'editor.link-done': {
    zh: '已关联“{label}”，以后随数据更新。',
    en: 'Linked to “{label}”; it now follows the figure.',
  },
  'editor.link-no-figure': {
    zh: '没有与“{text}”相等的数据，请财务或统稿人新建。',
    en: 'No figure equals “{text}”; ask finance or an owner to make one.',
  },
  'editor.link-none': {
    zh: '选中一个数字，或把光标放在数字里。',
    en: 'Select a number, or put the caret in one.',
  },

  'editor.place-unknown': { zh: '这份报告里没有这项数据', en: 'This report has no such figure' },

  'suggesting.switch': { zh: '修订', en: 'Suggest' },
  'suggesting.switch-on': {
    zh: '修订模式：您的改动成为修订建议',
    en: 'Suggest: what you change becomes suggestions',
  },
  'suggesting.switch-off': { zh: '退出修订模式', en: 'Stop suggesting' },
  'suggesting.is-on': {
    zh: '修订模式已打开，您的改动成为修订建议。',
    en: 'Suggesting: what you change becomes suggestions.',
  },
  'suggesting.turn-on': { zh: '提修订建议', en: 'Suggest instead' },
} satisfies Record<string, Text>;
