import type { Text } from './catalogue';

/** What was done without a connection, while it waits to be sent. */
export const waitingTexts = {
  'waiting.title': { zh: '还没有提交的操作', en: 'Not on the server yet' },
  'waiting.figure': { zh: '“{label}”改为 {value}', en: '“{label}” becomes {value}' },
  'waiting.figure-new': { zh: '新增数据“{label}”', en: 'New figure “{label}”' },
  'waiting.figure-change': { zh: '修改数据“{label}”的设置', en: 'Settings of the figure “{label}”' },
  'waiting.figure-step': { zh: '处理数据“{label}”', en: 'A step on the figure “{label}”' },
  'waiting.task': { zh: '重点任务“{label}”', en: 'Key task “{label}”' },
  'waiting.indicator': { zh: '绩效指标“{label}”', en: 'Indicator “{label}”' },
  'waiting.record-step': { zh: '任务和指标的调整', en: 'A step on tasks and indicators' },
  'waiting.comment': { zh: '批注：{text}', en: 'Comment: {text}' },
  'waiting.suggestion': { zh: '修订建议：{text}', en: 'Suggestion: {text}' },
  'waiting.thread': { zh: '对批注的操作', en: 'A step on a comment' },
  'waiting.assign': {
    zh: '“{section}”的分工：起草 {drafters}，审核 {reviewers}，{due}',
    en: 'People of “{section}”: drafts {drafters}, reviews {reviewers}, {due}',
  },
  'waiting.due': { zh: '{date} 前完成', en: 'due {date}' },
  'waiting.no-due': { zh: '不定期限', en: 'no due date' },
  'waiting.nobody': { zh: '无', en: 'nobody' },
  'waiting.retitle': { zh: '“{section}”的标题改为“{title}”', en: '“{section}” is to be called “{title}”' },
  'waiting.rename': { zh: '报告标题改为“{title}”', en: 'The report is to be called “{title}”' },
  'waiting.signature': { zh: '落款改为 {department} {date}', en: 'Signature block: {department} {date}' },
  'waiting.waive': { zh: '保留并说明：{why}', en: 'Waived: {why}' },
  'waiting.waiver-step': { zh: '取消一处保留', en: 'A waiver taken back' },
  'waiting.rule': { zh: '自定规则“{label}”', en: 'Own rule “{label}”' },
  'waiting.rule-step': { zh: '删除一条自定规则', en: 'An own rule removed' },
  'waiting.other': { zh: '一项操作', en: 'A step' },
  'waiting.queued': {
    zh: '待发送，联网后按顺序自动提交。',
    en: 'Waits; sent in order when the network is back.',
  },
  'waiting.refused': { zh: '没有被接受：{why}', en: 'Not taken: {why}' },
  'waiting.give-up': { zh: '撤回', en: 'Take back' },
  'waiting.seen': { zh: '知道了', en: 'Understood' },
} satisfies Record<string, Text>;
