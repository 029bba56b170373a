import type { Text } from './catalogue';

/** What the checks say of wording, structure and form. */
export const findingsTextTexts = {
  'finding.near-duplicate': {
    zh: '与“{section}”中的一处几乎相同：这里是“{first}”，那里是“{second}”。',
    en: 'Nearly the same as a passage in “{section}”: “{first}” here, “{second}” there.',
  },
  'finding.unit-missing': {
    zh: '“{label}”后的 {shown} 没有单位。',
    en: '{shown} after “{label}” has no unit.',
  },
  'finding.percent-missing': {
    zh: '“{label}”后的 {shown} 缺少百分号。',
    en: '{shown} after “{label}” has no percent sign.',
  },
  'finding.odd-unit': {
    zh: '{shown} 与同一句的 {other} 相差悬殊，疑漏写“万”。',
    en: '{shown} is out of proportion to {other} in the same sentence: “万” seems to be missing.',
  },
  'finding.points-not-percent': {
    zh: '两个百分比之差应写作“{expected}”，不写“{shown}”。',
    en: 'The difference of two percentages is “{expected}”, not “{shown}”.',
  },
  'finding.decimals-differ': {
    zh: '同类数字的小数位数不一致：多数为 {decimals} 位，不同的有 {shown}。',
    en: 'Numbers of one kind differ in decimals: most have {decimals}, others are {shown}.',
  },
  'finding.bound-broken': {
    zh: '“{shown}”与数据“{label}”的值 {value} 不符，余、近等字不成立。',
    en: '“{shown}” is not true of the value {value} of “{label}”: the word of approximation does not hold.',
  },
  'finding.overridden': {
    zh: '此处改写为“{shown}”，数据“{label}”为 {real}。理由：{why}',
    en: '“{shown}” stands here instead of {real}, the value of “{label}”. Reason: {why}',
  },
  'finding.comparison-wrong': {
    zh: '写作“{shown}”，而支出为 {executed}，预算为 {budgeted}。',
    en: 'The text says “{shown}”, but {executed} was spent of a budget of {budgeted}.',
  },
  'finding.level-with-change': {
    zh: '写作“{shown}”，同一句又写“{change}”。',
    en: '“{shown}” stands beside a change: “{change}”.',
  },
  'finding.negative-change': {
    zh: '表示增减的词后用了负数“{shown}”。',
    en: 'A word for a change stands before a negative number, “{shown}”.',
  },
  'finding.exceeded-not': {
    zh: '{shown} 不到 100%，却写作超额完成。',
    en: '{shown} is below 100 %, but is said to exceed the target.',
  },
  'finding.list-count': {
    zh: '写作 {shown}，旁边列了 {count} 项：{items}。',
    en: '{shown} are counted, but {count} are listed: {items}.',
  },
  'finding.other-year': {
    zh: '报告年度为 {year} 年，这里写的是 {shown} 年。',
    en: 'The report is about {year}; this says {shown}.',
  },
  'finding.from-last-year': {
    zh: '这份报告由上年续写，这里还写着 {shown} 年，似应为 {year} 年。',
    en: 'This report was rolled forward, and still says {shown} here; {year} seems meant.',
  },
  'finding.last-years-number': {
    zh: '{label}：这里手写的 {shown} 是上年的数。请改为今年的，或改为引用数据。',
    en: '{label}: {shown}, typed here, is what it was last year. Put in this year’s, or refer to the figure.',
  },
  'finding.last-year-wrong': {
    zh: '“{shown}”中的年份不对，上年应为 {year} 年。',
    en: 'The year in “{shown}” is wrong: the year before is {year}.',
  },
  'finding.no-such-day': {
    zh: '没有“{shown}”这一天。',
    en: 'There is no such day as “{shown}”.',
  },
  'finding.shares-overlap': {
    zh: '{shown} 是同一个整体的几个部分吗？如有重叠，请写明。',
    en: 'Are {shown} parts of one whole? If they overlap, say so.',
  },
  'finding.term-drift': {
    zh: '同一个概念用了几种叫法：{shown}。建议统一。',
    en: 'One notion has several names: {shown}. Use one.',
  },
  'finding.number-skipped': {
    zh: '编号“{shown}”不连续，前后应接 {expected}。',
    en: 'The number “{shown}” skips some; {expected} should follow.',
  },
  'finding.number-repeated': {
    zh: '编号“{shown}”重复，应为 {expected}。',
    en: 'The number “{shown}” is repeated; it should be {expected}.',
  },
  'finding.scheme-differs': {
    zh: '第 {level} 级编号写作“{shown}”，GB/T 9704 的写法是“{expected}”。',
    en: 'Level {level} is numbered “{shown}”; GB/T 9704 has “{expected}”.',
  },
  'finding.points-skipped': {
    zh: '“{shown}”之前没有相接的序号。',
    en: '“{shown}” does not follow the point before it.',
  },
  'finding.heading-stop': {
    zh: '独立成行的标题末尾不加标点：“{shown}”。',
    en: 'A heading on its own line has no stop: “{shown}”.',
  },
  'finding.foreign-word': {
    zh: '汉字之间有外文“{shown}”，请核对。',
    en: 'The foreign word “{shown}” stands among Chinese characters.',
  },
  'finding.markup': {
    zh: '有标记符号残留“{shown}”，本段共 {count} 处。',
    en: 'A converter left “{shown}” in the text, {count} in this paragraph.',
  },
  'finding.placeholder': {
    zh: '模板文字“{shown}”没有填写或删除。',
    en: '“{shown}” is left from a template.',
  },
  'finding.either-or': {
    zh: '“{shown}”是模板中的二选一，请只留一个。',
    en: '“{shown}” is a choice left from a template: keep one.',
  },
  'finding.date-open': {
    zh: '“{shown}”没有填日期。',
    en: '“{shown}” is a date that was not filled in.',
  },
  'finding.label-empty': {
    zh: '“{shown}”后面没有内容。',
    en: 'Nothing follows “{shown}”.',
  },
  'finding.unpaired': {
    zh: '“{shown}”没有配对的另一半。',
    en: '“{shown}” has no partner.',
  },
  'finding.mixed-width': {
    zh: '“{shown}”与配对的括号全角、半角不一致。',
    en: '“{shown}” and its partner differ in width.',
  },
  'finding.spacing-mixed': {
    zh: '数字与汉字之间有的空格（{spaced} 处），有的不空（{tight} 处），建议统一。',
    en: 'Digits have a space beside Chinese characters in {spaced} places and none in {tight}. Make them alike.',
  },
  'finding.narrow-marks': {
    zh: '汉字之间用了半角标点“{shown}”等 {count} 处。',
    en: 'Half-width marks such as “{shown}” stand among Chinese characters in {count} places.',
  },
  'finding.indicator-without-target': {
    zh: '指标“{name}”没有写目标值。',
    en: 'The indicator “{name}” gives no target.',
  },
  'finding.indicator-without-actual': {
    zh: '指标“{name}”没有写实际完成值。',
    en: 'The indicator “{name}” gives no actual value.',
  },
  'finding.indicator-without-values': {
    zh: '指标“{name}”没有写目标值和实际完成值。',
    en: 'The indicator “{name}” gives neither target nor actual value.',
  },
  'finding.indicator-without-reason': {
    zh: '指标“{name}”没有完成，也没有说明原因。',
    en: 'The indicator “{name}” was missed, and no reason is given.',
  },
  'finding.section-empty': {
    zh: '“{title}”没有内容。',
    en: '“{title}” is empty.',
  },
  'finding.section-short': {
    zh: '“{title}”只有 {count} 字，少于 {least} 字，内容可能过于简单。',
    en: '“{title}” has {count} characters, fewer than {least}: it may say too little.',
  },
  'finding.section-long': {
    zh: '“{title}”有 {count} 字，超过 {least} 字的要求。',
    en: '“{title}” has {count} characters, more than the {least} that are asked for.',
  },
  'finding.no-section-budget': {
    zh: '没有找到写收支情况的章节。',
    en: 'No section on income and expenditure was found.',
  },
  'finding.no-section-problems': {
    zh: '没有找到写存在问题的章节。',
    en: 'No section on problems was found.',
  },
  'finding.no-section-plans': {
    zh: '没有找到写下一步打算或建议的章节。',
    en: 'No section on next steps was found.',
  },
  'finding.problem-without-measure': {
    zh: '存在问题列了 {problems} 条，改进措施只有 {measures} 条。',
    en: '{problems} problems are listed, but only {measures} measures.',
  },
  'finding.task-without-result': {
    zh: '重点工作任务有 {tasks} 项，完成情况写了 {results} 项，应当一一对应。',
    en: '{tasks} tasks are announced and {results} reported on: they should correspond.',
  },
  'finding.recorded-task-without-result': {
    zh: '任务表列了 {tasks} 项，完成情况写了 {results} 项，没有写到：{names}。',
    en: 'The table has {tasks} tasks, {results} are reported on; not these: {names}.',
  },
  'finding.result-without-recorded-task': {
    zh: '完成情况写了 {results} 项，任务表只有 {tasks} 项，表里没有：{names}。',
    en: '{results} tasks are reported on, the table has {tasks}; not these: {names}.',
  },
  'finding.no-department': {
    zh: '文末没有署名单位。',
    en: 'No department signs the report.',
  },
  'finding.no-date': {
    zh: '文末没有成文日期。',
    en: 'The report has no date.',
  },
  'finding.date-too-early': {
    zh: '成文日期 {date} 早于 {year} 年年底。',
    en: 'The date {date} is before the end of {year}.',
  },
  'finding.names-differ': {
    zh: '标题中的单位是“{title}”，署名是“{signature}”。',
    en: 'The title names “{title}”, the signature “{signature}”.',
  },
  'finding.short-form-again': {
    zh: '简称“{name}”重复定义。',
    en: 'The short form “{name}” is defined twice.',
  },
  'finding.document-number': {
    zh: '发文字号“{shown}”应写作“{expected}”。',
    en: 'The document number “{shown}” is written “{expected}”.',
  },
  'finding.set-phrase': {
    zh: '“{shown}”应为固定提法“{expected}”。',
    en: '“{shown}” should be the set phrase “{expected}”.',
  },
  'finding.attachment-number': {
    zh: '附件说明中的序号“{shown}”不连续，应为 {expected}。',
    en: 'The list of attachments has “{shown}” where {expected} should follow.',
  },
  'finding.attachments-differ': {
    zh: '附件说明列了 {listed} 件，后面附了 {attached} 件。',
    en: '{listed} attachments are listed, {attached} are attached.',
  },
  'finding.attachment-title': {
    zh: '附件 {number} 在说明中是“{listed}”，附上的是“{attached}”。',
    en: 'Attachment {number} is listed as “{listed}”, but “{attached}” is attached.',
  },
  'finding.attachment-missing': {
    zh: '写作见附件 {number}，而附件说明只有 {listed} 件。',
    en: 'The text refers to attachment {number}, but {listed} are listed.',
  },
  'finding.open-comments': {
    zh: '“{title}”还有 {count} 条批注没有解决。',
    en: '“{title}” has {count} open comments.',
  },
  'finding.open-suggestions': {
    zh: '“{title}”还有 {count} 条修订建议没有处理。',
    en: '“{title}” has {count} suggestions that wait.',
  },
  'finding.values-not-taken': {
    zh: '“{title}”定稿后数据有更新，还没有采用：{changes}。',
    en: 'Figures changed since “{title}” was agreed and are not taken yet: {changes}.',
  },
  'finding.retired-figure': {
    zh: '停用的数据“{label}”还在正文 {count} 处使用。',
    en: 'The retired figure “{label}” still stands in {count} places.',
  },
  'finding.own-rule': {
    zh: '{name}：{left} 为 {leftText}，应 {relation} {right}（{rightText}），相差 {difference}。{note}',
    en: '{name}: {left} is {leftText} and should be {relation} {right} ({rightText}); {difference} apart. {note}',
  },
  'finding.own-undecided': {
    zh: '{name}：规则里的数据“{unknown}”已不在，无法判断。',
    en: '{name}: the figure “{unknown}” of this rule is gone, so it cannot be decided.',
  },
} satisfies Record<string, Text>;
