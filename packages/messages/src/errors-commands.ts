import type { Text } from './catalogue';

/** Why a change of a report is refused, by code. */
export const errorsCommandsTexts = {
  'error.bad-text': {
    zh: '“{field}”不能为空，且不超过 200 字。',
    en: 'The field “{field}” must not be empty, nor longer than 200 characters.',
  },
  'error.bad-date': { zh: '日期请写成“2024-03-05”。', en: 'Write the date as 2024-03-05.' },
  'error.bad-value': {
    zh: '“{detail}”不是一个数。请只填数字，例如 2119.56。',
    en: '“{detail}” is not a number. Type digits only, such as 2119.56.',
  },
  'error.bad-format': {
    zh: '显示格式“{detail}”无法使用。请重新选显示单位和小数位数。',
    en: 'The format “{detail}” cannot be used. Choose unit and decimals anew.',
  },
  'error.bad-formula': {
    zh: '公式“{detail}”有误。请核对其中的名称、括号和运算符。',
    en: 'The formula “{detail}” is wrong. Look at its names, brackets and signs.',
  },
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
  'error.last-owner': {
    zh: '报告至少要有一位统稿人。请先让另一位成为统稿人。',
    en: 'A report needs at least one owner. Make somebody else an owner first.',
  },
  'error.unknown-person': {
    zh: '所选的人还没有加入这份报告。请先在“分工”里请其加入。',
    en: 'The person chosen is not a member of this report. Invite them under “People” first.',
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
  'error.exists': {
    zh: '“{detail}”已经有了。请换一个。',
    en: '“{detail}” exists already. Choose another.',
  },
  'error.conflict': {
    zh: '这一项已被别人改过。请看过现在的内容再改。',
    en: 'Somebody else has changed this meanwhile. Look at what it is now, then change it.',
  },
  'error.not-text': {
    zh: '这不是能导入的文件。请选择 .docx、.html、.txt 或 .md。',
    en: 'This is no file that can be imported. Choose a .docx, .html, .txt or .md.',
  },
  'error.too-large': {
    zh: '文件太大：最多 20 MB、50 万字。',
    en: 'The file is too large: 20 MB and 500,000 characters at most.',
  },
  'error.empty': {
    zh: '文件里没有文字。如果是扫描件，请先识别成文字再导入。',
    en: 'There is no text in the file. If it is a scan, have it recognised as text first.',
  },
  'error.unknown-encoding': {
    zh: '无法识别文件的编码。请另存为 UTF-8 或 GB18030。',
    en: 'The encoding of the file is unknown. Save it as UTF-8 or GB18030.',
  },
  'error.not-an-archive': {
    zh: '这不是会稿的归档文件。请选择从会稿导出的存档。',
    en: 'This is not a Huigao archive. Choose one that was exported from Huigao.',
  },
  'error.newer-archive': {
    zh: '这份归档由更新版本的会稿写成，请先升级。',
    en: 'A newer version of Huigao wrote this archive. Upgrade first.',
  },
  'error.broken-archive': {
    zh: '归档文件已损坏。请重新导出一份，或换一份备份。',
    en: 'The archive is damaged. Export it again, or take a backup.',
  },
} satisfies Record<string, Text>;
