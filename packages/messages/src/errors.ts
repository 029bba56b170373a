import type { Text } from './catalogue';

/** Problems a request or a socket can meet, by code. */
export const errorsTexts = {
  'error.forbidden': { zh: '您没有这项权限。', en: 'You do not have the right to do this.' },
  'error.bad-request': {
    zh: '“{detail}”没有填对。请检查后再试。',
    en: '“{detail}” is not filled in correctly. Check it and try again.',
  },
  'error.bad-json': { zh: '请求的格式不对。', en: 'The request cannot be read.' },
  'error.signed-out': { zh: '请先登录。', en: 'Sign in first.' },
  'error.wrong-password': { zh: '登录名或密码不对。', en: 'The name or the password is wrong.' },
  'error.wait-before-trying': {
    zh: '连续输错次数过多，请 {seconds} 秒后再试。',
    en: 'Too many failed attempts. Try again in {seconds} seconds.',
  },
  'error.foreign-origin': { zh: '请求来自别的网站，已拒绝。', en: 'The request came from another site.' },
  'error.not-found': {
    zh: '没有找到。可能已不存在，或者您没有被加入。',
    en: 'Not found: it may be gone, or you have not been added to it.',
  },
  'error.setup-done': {
    zh: '第一个账号已经建立，请登录。',
    en: 'The first account exists already. Sign in.',
  },
  'error.name-taken': { zh: '登录名“{detail}”已有人用。', en: 'The name “{detail}” is taken.' },
  'error.storage-failed': {
    zh: '服务器没有存下这次修改，请稍后再试。',
    en: 'The server could not store this change. Try again later.',
  },
  'error.unexpected': { zh: '服务器出错了，数据未受影响。', en: 'The server failed; no data was changed.' },
  'error.bad-text': {
    zh: '“{detail}”不能为空，且不超过 200 字。',
    en: '“{detail}” must not be empty, nor longer than 200 characters.',
  },
  'error.bad-date': { zh: '日期请写成“2024-03-05”。', en: 'Write the date as 2024-03-05.' },
  'error.bad-value': { zh: '“{detail}”不是一个数。', en: '“{detail}” is not a number.' },
  'error.bad-format': { zh: '显示格式“{detail}”无法使用。', en: 'The format “{detail}” cannot be used.' },
  'error.bad-formula': { zh: '公式“{detail}”有误。', en: 'The formula “{detail}” is wrong.' },
  'error.cycle': { zh: '公式绕回了自己：{detail}', en: 'The formula leads back to itself: {detail}' },
  'error.computed-figure': {
    zh: '“{detail}”是计算出来的，不能直接填写。',
    en: '“{detail}” is computed and cannot be entered.',
  },
  'error.bad-role': { zh: '没有“{detail}”这种角色。', en: 'There is no role “{detail}”.' },
  'error.last-owner': { zh: '报告至少要有一位统稿人。', en: 'A report needs at least one owner.' },
  'error.unknown-person': {
    zh: '所选的人还没有加入这份报告。',
    en: 'The person chosen is not a member of this report.',
  },
  'error.exists': { zh: '“{detail}”已经有了。', en: '“{detail}” exists already.' },
  'error.conflict': {
    zh: '这项数据刚被别人改过。',
    en: 'Somebody has just changed this figure.',
  },
  'error.not-text': {
    zh: '这不是文本文件。请选择 .txt 或 .md；Word 文件请先另存为纯文本。',
    en: 'This is not a text file. Choose a .txt or .md; save a Word file as plain text first.',
  },
  'error.too-large': {
    zh: '文件太大：最多 20 MB、50 万字。',
    en: 'The file is too large: 20 MB and 500,000 characters at most.',
  },
  'error.empty': { zh: '文件里没有文字。', en: 'There is no text in the file.' },
  'error.unknown-encoding': {
    zh: '无法识别文件的编码。请另存为 UTF-8 或 GB18030。',
    en: 'The encoding of the file is unknown. Save it as UTF-8 or GB18030.',
  },
  'error.not-an-archive': { zh: '这不是会稿的归档文件。', en: 'This is not a Huigao archive.' },
  'error.newer-archive': {
    zh: '这份归档由更新版本的会稿写成，请先升级。',
    en: 'A newer version of Huigao wrote this archive. Upgrade first.',
  },
  'error.broken-archive': { zh: '归档文件已损坏。', en: 'The archive is damaged.' },
  'error.update-too-large': {
    zh: '一次改动太大，没有保存。请分几次粘贴。',
    en: 'The change is too large and was not saved. Please paste in several parts.',
  },
  'error.update-section-full': {
    zh: '本节文字已达上限，这次改动没有保存。',
    en: 'This section is full; the change was not saved.',
  },
  'error.update-malformed': {
    zh: '改动的数据已损坏，没有保存。请刷新页面。',
    en: 'The change arrived damaged and was not saved. Please reload the page.',
  },
  'error.update-unsupported': {
    zh: '改动含有本系统不支持的内容，没有保存。',
    en: 'The change holds content that is not supported and was not saved.',
  },
  'error.update-foreign-client': {
    zh: '改动不是以您本人的身份写入的，没有保存。请刷新页面。',
    en: 'The change was not written as yourself and was not saved. Please reload the page.',
  },
  'error.update-missing': {
    zh: '改动所依据的内容不在服务器上，没有保存。请刷新页面。',
    en: 'The change builds on text that the server does not have and was not saved. Please reload the page.',
  },
  'error.update-bad-order': {
    zh: '改动的位置前后矛盾，没有保存。请刷新页面。',
    en: 'The place of the change contradicts itself, so it was not saved. Please reload the page.',
  },
  'error.update-bad-text': {
    zh: '文字中有残缺的字符，没有保存。请删去后重试。',
    en: 'The text holds a broken character and was not saved. Please remove it and try again.',
  },
  'error.update-bad-shape': {
    zh: '改动含有正文不允许的格式或内容，没有保存。',
    en: 'The change holds formats or content that this text may not have and was not saved.',
  },
} satisfies Record<string, Text>;
