import type { Text } from './catalogue';

/** Why an edit is refused, and why a connection ends; by code. */
export const errorsSyncTexts = {
  'error.update-too-large': {
    zh: '一次改动太大，没有保存。请分几次粘贴。',
    en: 'The change is too large and was not saved. Please paste in several parts.',
  },
  'error.update-too-costly': {
    zh: '这次修改过于复杂，服务器未能在限定时间内核验。请分几次进行。',
    en: 'The change is too complex for the server to check in the time allowed. Make it in several steps.',
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
  'error.sync-malformed': {
    zh: '与服务器的通信出错，请刷新页面。',
    en: 'Communication with the server failed. Please reload the page.',
  },
  'error.sync-signed-out': { zh: '登录已失效，请重新登录。', en: 'You are signed out. Sign in again.' },
  'error.sync-forbidden': {
    zh: '您已不在这份报告中。如有需要，请联系统稿人。',
    en: 'You are not a member of this report any more. Ask its owner if you should be.',
  },
  'error.sync-no-such-report': {
    zh: '没有这份报告，可能已被删除。',
    en: 'There is no such report; it may be gone.',
  },
  'error.sync-refused': {
    zh: '改动没有被接受，连接已断开。',
    en: 'The change was not accepted and the connection was closed.',
  },
  'error.sync-too-large': {
    zh: '发送的内容太大，连接已断开。请刷新页面。',
    en: 'What was sent is too large. Please reload the page.',
  },
  'error.sync-outdated': {
    zh: '会稿已更新，请刷新页面后继续。',
    en: 'Huigao has been updated. Reload the page to go on.',
  },
  'error.sync-storage-failed': {
    zh: '服务器暂时无法保存，正在重新连接。',
    en: 'The server cannot save at the moment; reconnecting.',
  },
  'error.sync-going-away': {
    zh: '服务器正在重启，稍后自动重连。',
    en: 'The server is restarting; reconnecting soon.',
  },
  'error.sync-too-slow': { zh: '网络太慢，正在重新连接。', en: 'The network is too slow; reconnecting.' },
  'error.sync-replaced': { zh: '本页已重新连接。', en: 'This page has connected anew.' },
  'error.sync-resync': { zh: '正在与服务器重新核对。', en: 'Comparing with the server anew.' },
  'error.sync-server-outdated': {
    zh: '服务器正在升级，稍后自动重连。',
    en: 'The server is being updated; reconnecting soon.',
  },
  'error.sync-too-many-messages': {
    zh: '操作过于频繁，正在重新连接。',
    en: 'Too many messages; reconnecting.',
  },
  'error.sync-not-yours': {
    zh: '您现在不能修改这一节，这部分改动没有保存。',
    en: 'You may not edit this section now; the change was not saved.',
  },
  'error.sync-damaged': {
    zh: '这一节的存档有损坏，暂时只能阅读，改动没有保存。',
    en: 'What is stored of this section is damaged. It can only be read; the change was not saved.',
  },
  'error.sync-record-read-only': {
    zh: '这项内容不能直接改写，改动没有保存。',
    en: 'This cannot be written directly; the change was not saved.',
  },
  'error.sync-after-refusal': {
    zh: '这部分改动接在一次未被接受的改动之后，没有保存。',
    en: 'The change follows one that was not accepted and was not saved.',
  },
  'error.sync-not-open': {
    zh: '这一节已经关闭，改动没有保存。',
    en: 'This section was closed; the change was not saved.',
  },
  'error.sync-edit-too-large': {
    zh: '一次改动太大，没有保存。请分几次粘贴。',
    en: 'The change is too large and was not saved. Please paste in several parts.',
  },
  'error.sync-mismatch': {
    zh: '这台电脑上的文字与服务器上的不一致，已改用服务器上的；原来的文字留在这里。',
    en: 'The text on this computer differed from the server’s, which is shown now; the other one is kept here.',
  },
  'error.sync-other-generation': {
    zh: '报告已恢复为另一个版本，此前未保存的改动留在这里。',
    en: 'The report was restored to another version. What was not saved is kept here.',
  },
} satisfies Record<string, Text>;
