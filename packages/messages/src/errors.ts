import type { Text } from './catalogue';

/** Problems a request can meet, whatever it asks for: sign-in, limits, files, storage; by code. */
export const errorsTexts = {
  'error.forbidden': {
    zh: '您没有这项权限。如有需要，请联系统稿人或管理员。',
    en: 'You do not have the right to do this. Ask the owner of the report, or an administrator.',
  },
  'error.bad-request': {
    zh: '“{field}”没有填对：{rule}。',
    en: 'The field “{field}” is not filled in correctly: {rule}.',
  },
  'error.bad-json': {
    zh: '请求的格式不对，请刷新页面后再试。',
    en: 'The request cannot be read. Reload the page and try again.',
  },
  'error.signed-out': { zh: '请先登录。', en: 'Sign in first.' },
  'error.session-idle': {
    zh: '您较长时间没有操作，已自动退出。请重新登录。',
    en: 'You were signed out because nothing was done for a long time. Sign in again.',
  },
  'error.session-ended': {
    zh: '这台设备上的登录已被您在别处结束。请重新登录。',
    en: 'This session was ended from another device of yours. Sign in again.',
  },
  'error.password-changed': {
    zh: '您的密码已更改，请用新密码登录。',
    en: 'Your password was changed. Sign in with the new one.',
  },
  'error.account-disabled': {
    zh: '您的账号已被停用。如有疑问，请联系管理员。',
    en: 'Your account has been disabled. Ask your administrator.',
  },
  'error.local-sign-in-off': {
    zh: '本系统不使用密码登录，请用单点登录。',
    en: 'Passwords are not used here. Sign in through your organisation.',
  },
  'error.setup-first': {
    zh: '还没有建立第一个账号。请先由管理员完成首次设置。',
    en: 'The first account has not been made yet. An administrator must complete the set-up first.',
  },
  'error.oidc-unreachable': {
    zh: '单点登录暂时不可用。请稍后再试；如一直不行，请告诉管理员。',
    en: 'Single sign-on cannot be reached. Try again later, and tell your administrator if it goes on.',
  },
  'error.oidc-denied': {
    zh: '您在单点登录页取消了登录，或者那里没有同意。',
    en: 'The sign-in was cancelled or declined at your organisation.',
  },
  'error.oidc-failed': {
    zh: '单点登录没有成功。请重新登录；如仍不行，请告诉管理员。',
    en: 'Single sign-on did not succeed. Sign in again, and tell your administrator if it goes on.',
  },
  'error.oidc-expired': {
    zh: '这次登录已经过期或用过了，请重新登录。',
    en: 'This sign-in has expired or was used already. Sign in again.',
  },
  'error.oidc-not-allowed': {
    zh: '您的单位账号没有使用会稿的权限。如有需要，请联系管理员。',
    en: 'Your account at your organisation is not admitted to Huigao. Ask your administrator.',
  },
  'error.oidc-no-account': {
    zh: '您还没有会稿账号。请联系管理员。',
    en: 'You have no account in Huigao yet. Ask your administrator.',
  },
  'error.wrong-old-password': {
    zh: '原密码不对，请再输入一次。如果忘记了，请管理员给您一个设置密码的链接。',
    en: 'The old password is wrong. Type it again; if you forgot it, ask your administrator for a link to choose a new one.',
  },
  'error.bad-password-link': {
    zh: '链接已失效：可能已经用过、过期，或者又生成了新的。请向管理员要一个新链接。',
    en: 'This link no longer works: it was used, has expired, or a newer one was made. Ask your administrator for a new one.',
  },
  'error.last-admin': {
    zh: '这是最后一位在用的管理员，不能停用，也不能取消管理员。请先让另一位成为管理员。',
    en: 'This is the last administrator: it can neither be disabled nor made a member. Make somebody else an administrator first.',
  },
  'error.no-local-password': {
    zh: '这个账号通过单点登录进入，在本系统没有密码。',
    en: 'This account signs in through your organisation and has no password here.',
  },
  'error.wrong-password': { zh: '登录名或密码不对。', en: 'The name or the password is wrong.' },
  'error.wait-before-trying': {
    zh: '连续输错次数过多，请 {seconds} 秒后再试。',
    en: 'Too many failed attempts. Try again in {seconds} seconds.',
  },
  'error.too-many-requests': {
    zh: '请求过于频繁，请 {seconds} 秒后再试。',
    en: 'Too many requests. Try again in {seconds} seconds.',
  },
  'error.foreign-origin': {
    zh: '请求来自别的网站，已拒绝。请在会稿的页面上操作。',
    en: 'The request came from another site and was refused. Use the pages of Huigao itself.',
  },
  'error.too-many-versions': {
    zh: '手动保存的版本已满 1000 个，不能再加。',
    en: 'There are 1000 named versions already; no more can be added.',
  },
  'error.not-a-signer': {
    zh: '这里不需要这个人签署：不在签署人之列，或者已经免签。',
    en: 'This person is not asked to sign here: not among the signers, or skipped.',
  },
  'error.not-your-turn': {
    zh: '还没有轮到：签署按次序进行，请等前面的人先签。',
    en: 'It is not this person’s turn: signatures follow an order, and others sign first.',
  },
  'error.not-all-agreed': {
    zh: '“{detail}”还没有定稿，或与定稿时不同。所有章节都定稿后才能继续。',
    en: '“{detail}” is not agreed, or no longer reads as it was agreed. All sections must be agreed first.',
  },
  'error.frozen-already': {
    zh: '现在的内容就是定本第 {detail} 号，无需再冻结。',
    en: 'The report reads like final version {detail} already.',
  },
  'error.too-many-finals': {
    zh: '定本已满 {detail} 个，不能再加。',
    en: 'There are {detail} final versions already; no more can be added.',
  },
  'error.nothing-to-restore': {
    zh: '现在的文字与这个版本相同，无需恢复。',
    en: 'The text reads like this version already.',
  },
  'error.report-damaged': {
    zh: '这份报告的存档有损坏，现在不能修改。请告知管理员用备份恢复。',
    en: 'What is stored of this report is damaged; it cannot be changed now. Ask an administrator to restore it from a backup.',
  },
  'error.version-damaged': {
    zh: '这个版本在磁盘上已损坏，无法打开。请告知管理员用备份核对。',
    en: 'This version is damaged on the disk and cannot be opened. Tell your administrator, who can check it against a backup.',
  },
  'error.history-unreadable': {
    zh: '这一节的修改经过没有读出来。请重试；如果一直这样，请告诉管理员。',
    en: 'The history of this section could not be read. Try again; if it goes on, tell your administrator.',
  },
  'error.not-found': {
    zh: '没有找到。可能已不存在，或者您没有被加入。',
    en: 'Not found: it may be gone, or you have not been added to it.',
  },
  'error.cannot-typeset': {
    zh: '无法生成 PDF：{detail}',
    en: 'The PDF cannot be made: {detail}',
  },
  'error.bad-template': {
    zh: '这个文件不能用作单位模板，请选用 Word 或 WPS 存成的 .docx',
    en: 'This file cannot be a house template: choose a .docx saved by Word or WPS',
  },
  'error.not-a-document': {
    zh: '不是能读取的 Word 文档（.docx），或者文件已损坏。请用 Word 或 WPS 打开后另存为 .docx 再试。',
    en: 'This is no Word document (.docx) that can be read, or it is damaged. Open it in Word or WPS and save it as .docx.',
  },
  'error.old-document': {
    zh: '这是旧格式（.doc、.wps）或设有密码的文件。请用 Word 或 WPS 打开，另存为不带密码的 .docx 再导入。',
    en: 'This is an old format (.doc, .wps) or has a password. Open it in Word or WPS and save it as .docx without one.',
  },
  'error.file-too-costly': {
    zh: '文件太大或太复杂，处理超过了时间或内存的限制，没有完成。请拆成几份，或去掉大图和不用的工作表后再试。',
    en: 'The file is too large or too intricate: working on it took more time or memory than it may. Split it, or take large pictures and unused sheets out, and try again.',
  },
  'error.file-work-failed': {
    zh: '处理文件时出错，没有完成。请重试；如仍不行，请告诉管理员。',
    en: 'Working on the file failed. Try again, and tell your administrator if it fails again.',
  },
  'error.cancelled': { zh: '已取消。', en: 'Cancelled.' },
  'error.setup-done': {
    zh: '第一个账号已经建立，请登录。',
    en: 'The first account exists already. Sign in.',
  },
  'error.bad-setup-token': {
    zh: '设置链接不对。请使用服务器最近一次启动时显示的链接。',
    en: 'This set-up link is not the right one. Use the one the server printed last.',
  },
  'error.unsupported-type': {
    zh: '请求的内容类型不对，应为 JSON 或文件。',
    en: 'The content type of the request must be JSON or a file.',
  },
  'error.name-taken': {
    zh: '登录名“{detail}”已有人用，请换一个。',
    en: 'The name “{detail}” is taken. Choose another.',
  },
  'error.storage-failed': {
    zh: '服务器没有存下这次修改，请稍后再试。',
    en: 'The server could not store this change. Try again later.',
  },
  'error.unexpected': {
    zh: '服务器出错了。请稍后再试；如仍不行，请告诉管理员。',
    en: 'The server failed. Try again later, and tell your administrator if it goes on.',
  },
} satisfies Record<string, Text>;
