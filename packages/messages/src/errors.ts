import type { Text } from './catalogue';

/** Problems a request or a socket can meet, by code. */
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
  'error.wrong-old-password': { zh: '原密码不对。', en: 'The old password is wrong.' },
  'error.bad-password-link': {
    zh: '链接已失效：可能已经用过、过期，或者又生成了新的。请向管理员要一个新链接。',
    en: 'This link no longer works: it was used, has expired, or a newer one was made. Ask your administrator for a new one.',
  },
  'error.last-admin': {
    zh: '这是最后一位在用的管理员，不能停用，也不能取消管理员。',
    en: 'This is the last administrator: it can neither be disabled nor made a member.',
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
    zh: '文件太大或太复杂，处理超过了时间或内存的限制，没有完成。',
    en: 'The file is too large or too intricate: working on it took more time or memory than it may.',
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
  'error.name-taken': { zh: '登录名“{detail}”已有人用。', en: 'The name “{detail}” is taken.' },
  'error.storage-failed': {
    zh: '服务器没有存下这次修改，请稍后再试。',
    en: 'The server could not store this change. Try again later.',
  },
  'error.unexpected': {
    zh: '服务器出错了。请稍后再试；如仍不行，请告诉管理员。',
    en: 'The server failed. Try again later, and tell your administrator if it goes on.',
  },
  'error.bad-text': {
    zh: '“{field}”不能为空，且不超过 200 字。',
    en: 'The field “{field}” must not be empty, nor longer than 200 characters.',
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
  'error.retired-figure': {
    zh: '“{detail}”已停用或已并入其他数据，不能再改数值。',
    en: '“{detail}” is retired or merged into another figure and takes no value.',
  },
  'error.figure-in-use': {
    zh: '“{detail}”还有正文或公式在用，不能删除，可以停用。',
    en: '“{detail}” is still used by a text or a formula. Retire it instead.',
  },
  'error.other-unit': {
    zh: '单位不同（{detail}），不能合并。',
    en: 'The unit differs ({detail}): they cannot be merged.',
  },
  'error.too-many-figures': {
    zh: '一份报告最多 {detail} 项数据。',
    en: 'A report holds {detail} figures at most.',
  },
  'error.bad-record': {
    zh: '“{field}”一项填写不对，请改正后再保存。',
    en: 'The field “{field}” is not filled in rightly. Correct it and save again.',
  },
  'error.too-many-records': {
    zh: '太多了，一份报告最多 {detail} 项。',
    en: 'There are too many: a report holds {detail} at most.',
  },
  'error.bad-role': { zh: '没有“{detail}”这种角色。', en: 'There is no role “{detail}”.' },
  'error.last-owner': { zh: '报告至少要有一位统稿人。', en: 'A report needs at least one owner.' },
  'error.unknown-person': {
    zh: '所选的人还没有加入这份报告。',
    en: 'The person chosen is not a member of this report.',
  },
  'error.too-many-groups': {
    zh: '一份报告最多加入 {detail} 个用户组。',
    en: 'A report takes {detail} groups at most.',
  },
  'error.bad-comment': {
    zh: '批注不能为空，最多 {detail} 字。',
    en: 'A comment cannot be empty and holds {detail} characters at most.',
  },
  'error.bad-mention': {
    zh: '提到的人须在批注中写明“@姓名”，每人一次，最多 {detail} 人。',
    en: 'Each person addressed must stand in the comment as @name, once, {detail} people at most.',
  },
  'error.bad-anchor': {
    zh: '所批注的文字刚刚被改掉了，请重新选取。',
    en: 'The text you marked has just changed. Select it again.',
  },
  'error.too-many-comments': {
    zh: '批注太多了（最多 {detail} 条）。',
    en: 'There are too many comments ({detail} at most).',
  },
  'error.bad-suggestion': {
    zh: '这样的修订不能提出（{field}）。请缩短或改写后再试。',
    en: 'Such a change cannot be suggested ({field}). Make it shorter or write it otherwise.',
  },
  'error.too-many-suggestions': {
    zh: '修订建议太多了（最多 {detail} 条），请先处理已有的建议。',
    en: 'There are too many suggestions ({detail} at most). Decide on some of them first.',
  },
  'error.suggestion-stale': {
    zh: '这里的文字已经改过，与建议所针对的不同。请看过后手工修改，或拒绝这条建议。',
    en: 'The text has changed since this was suggested. Look at it, and edit it by hand or reject the suggestion.',
  },
  'error.suggestion-decided': {
    zh: '这条建议刚刚已被处理。',
    en: 'This suggestion has just been decided on.',
  },
  'error.suggestion-revised': {
    zh: '提出人刚刚改了这条建议，请看过再处理。',
    en: 'Its author has just changed this suggestion. Read it again before you decide.',
  },
  'error.section-full': {
    zh: '这一节的文字太多了，放不下这处修改。',
    en: 'This section holds too much text to take this change.',
  },
  'error.wrong-status': {
    zh: '这一节的状态刚刚变了，请看清后再操作。',
    en: 'The state of this section has just changed. Look again before you go on.',
  },
  'error.bad-place': {
    zh: '不能放在这里：二级标题须在一个部分之下，一级标题须在两个部分之间。',
    en: 'It cannot stand here: sections of the second level belong below a part, those of the first between parts.',
  },
  'error.required-section': {
    zh: '这一节是这类报告必有的，不能移除。部分须先移走其下各节。',
    en: 'Reports of this kind need this section. A part can be removed when nothing is below it.',
  },
  'error.section-locked': {
    zh: '这一节已送审或已定，请先退回或重新开放。',
    en: 'This section is handed in or agreed. Return or reopen it first.',
  },
  'error.too-many-sections': { zh: '提纲最多 {detail} 条。', en: 'An outline has {detail} entries at most.' },
  'error.section-changed': {
    zh: '这一节的文字或数据刚刚变了，请看过再操作。',
    en: 'The text or the figures of this section have just changed. Read it again before you go on.',
  },
  'error.signed-already': { zh: '这一节已经签署过了。', en: 'This section is signed already.' },
  'error.nothing-to-take': {
    zh: '这一节的数据已经是最新的。',
    en: 'The figures of this section are up to date.',
  },
  'error.no-reason': { zh: '请写明理由。', en: 'Give a reason.' },
  'error.no-text': {
    zh: '这一节的文字无法读取，请联系管理员。',
    en: 'The text of this section cannot be read. Ask the administrator.',
  },
  'error.open-findings': {
    zh: '还有必须改正的问题（{detail}），改正后才能送审。',
    en: 'There are findings that must be put right first ({detail}).',
  },
  'error.too-many-waivers': {
    zh: '一份报告最多保留 {detail} 处检查发现。',
    en: 'A report keeps {detail} waivers at most.',
  },
  'error.bad-rule': {
    zh: '自定规则有一项填得不对（{detail}）：名称、两边公式和容差都要填，容差为不小于 0 的数。',
    en: 'A field of the rule is wrong ({detail}): name, both sides and the tolerance, a number not below 0, are needed.',
  },
  'error.too-many-rules': {
    zh: '一份报告最多 {detail} 条自定规则。',
    en: 'A report has {detail} rules of its own at most.',
  },
  'error.too-many-invitations': {
    zh: '这份报告的有效邀请链接已经太多，请先撤销一些。',
    en: 'This report has too many open invitation links. Revoke some first.',
  },
  'error.bad-invitation': {
    zh: '这个邀请链接不能用了。请向发给您链接的同事再要一个。',
    en: 'This invitation link does not work. Ask the colleague who sent it for another one.',
  },
  'error.asked-too-often': {
    zh: '申请得太频繁了，请过一小时再试。',
    en: 'Too many requests. Try again in an hour.',
  },
  'error.exists': { zh: '“{detail}”已经有了。', en: '“{detail}” exists already.' },
  'error.conflict': {
    zh: '这一项已被别人改过。',
    en: 'Somebody else has changed this meanwhile.',
  },
  'error.not-text': {
    zh: '这不是能导入的文件。请选择 .docx、.html、.txt 或 .md。',
    en: 'This is no file that can be imported. Choose a .docx, .html, .txt or .md.',
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
