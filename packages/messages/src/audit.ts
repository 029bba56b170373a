import type { Text } from './catalogue';

/** The audit log: what its entries say, and what is said of the log itself. */
export const auditTexts = {
  'audit.action.session.signed-in': { zh: '登录', en: 'signed in' },
  'audit.action.session.signed-out': { zh: '退出登录', en: 'signed out' },
  'audit.action.session.refused': { zh: '登录失败', en: 'failed to sign in' },
  'audit.action.account.set-up': { zh: '建立第一个账号', en: 'made the first account' },
  'audit.action.account.added': { zh: '添加账号', en: 'added an account' },
  'audit.action.report.created': { zh: '新建报告', en: 'made a report' },
  'audit.action.report.imported': { zh: '导入报告', en: 'imported a report' },
  'audit.action.report.exported': { zh: '导出报告', en: 'exported a report' },
  'audit.action.report.renamed': { zh: '修改报告标题', en: 'renamed a report' },
  'audit.action.report.signature-set': { zh: '修改落款', en: 'changed department or date' },
  'audit.action.member.set': { zh: '加入成员或调整角色', en: 'added a member or changed roles' },
  'audit.action.member.removed': { zh: '移出成员', en: 'removed a member' },
  'audit.action.group.set': { zh: '加入用户组或调整其角色', en: 'added a group or changed its roles' },
  'audit.action.group.removed': { zh: '移出用户组', en: 'removed a group' },
  'audit.action.invitation.made': { zh: '生成邀请链接', en: 'made an invitation link' },
  'audit.action.invitation.revoked': { zh: '撤销邀请链接', en: 'revoked an invitation link' },
  'audit.action.invitation.used': { zh: '通过邀请链接加入', en: 'came in by an invitation link' },
  'audit.action.access.asked': { zh: '申请访问报告', en: 'asked for access to a report' },
  'audit.action.access.granted': { zh: '同意访问申请', en: 'granted a request for access' },
  'audit.action.access.declined': { zh: '谢绝访问申请', en: 'declined a request for access' },
  'audit.action.section.assigned': { zh: '分配章节', en: 'assigned a section' },
  'audit.action.section.retitled': { zh: '修改章节标题', en: 'retitled a section' },
  'audit.action.section.submitted': { zh: '章节送审', en: 'handed in a section' },
  'audit.action.section.returned': { zh: '退回章节', en: 'returned a section' },
  'audit.action.section.agreed': { zh: '章节定稿', en: 'agreed a section' },
  'audit.action.section.reopened': { zh: '重新开放章节', en: 'reopened a section' },
  'audit.action.section.signed': { zh: '签署章节', en: 'signed a section' },
  'audit.action.section.values-taken': { zh: '定稿章节采用新数据', en: 'took new values in a section' },
  'audit.action.figure.added': { zh: '新增数据', en: 'added a figure' },
  'audit.action.figure.value-set': { zh: '修改数值', en: 'set a value' },
  'audit.action.figure.changed': { zh: '修改数据设置', en: 'changed a figure' },
  'audit.action.refused.request': { zh: '越权请求被拒绝', en: 'a request was refused' },
  'audit.action.refused.write': { zh: '越权修改被拒绝', en: 'an edit was refused' },
  'audit.action.refused.socket': { zh: '越权连接被拒绝', en: 'a connection was refused' },
  'audit.action.refused.more': {
    zh: '更多被拒绝的操作（只计数）',
    en: 'more refused attempts, only counted',
  },
  'audit.action.audit.exported': { zh: '导出审计日志', en: 'exported the audit log' },

  'serve.audit-hash-fixed': {
    zh: '数据目录 {directory} 的审计日志已采用 {reason}，不能更改。请去掉 HUIGAO_AUDIT_HASH，或改为 {reason}。',
    en: 'The audit log in {directory} is chained with {reason}, which is for good. Unset HUIGAO_AUDIT_HASH or set it to {reason}.',
  },
  'serve.audit-hash-missing': {
    zh: '当前的 Node 不支持审计日志所用的 {reason}（数据目录 {directory}）。请换用带有该算法的 Node。',
    en: 'This Node lacks {reason}, which the audit log in {directory} needs. Use a Node that has it.',
  },

  'command.verify-usage': {
    zh: '用法：huigao verify [--data 数据目录] [--noted 条数:摘要] [--json]',
    en: 'Usage: huigao verify [--data DIRECTORY] [--noted COUNT:HASH] [--json]',
  },
  'command.verified': {
    zh: '审计日志完整：共 {count} 条（{algorithm}）。\n最后一条的摘要，请记在别处：{count}:{hash}',
    en: 'The audit log is whole: {count} records ({algorithm}).\nIts head, to be noted elsewhere: {count}:{hash}',
  },
  'command.verify-broken': {
    zh: '审计日志不完整：从第 {seq} 条起不可信（{why}）。',
    en: 'The audit log is broken from record {seq} on: {why}.',
  },
  'command.verify-no-log': {
    zh: '{directory} 中没有审计日志可读（{reason}）。',
    en: 'There is no audit log to read in {directory} ({reason}).',
  },
  'audit.fault.missing': { zh: '这一条缺失', en: 'the record is missing' },
  'audit.fault.changed': { zh: '这一条的内容被改动', en: 'its content was changed' },
  'audit.fault.unlinked': { zh: '这一条与前一条不相接', en: 'it does not follow the one before' },
  'audit.fault.not-as-noted': { zh: '这一条与另行记下的摘要不同', en: 'it is not the one that was noted' },
} satisfies Record<string, Text>;
