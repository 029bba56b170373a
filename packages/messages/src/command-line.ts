import type { Text } from './catalogue';

/** What the server prints and the command line says. No page shows any of it. */
export const commandLineTexts = {
  'serve.ready': { zh: '会稿已启动：{url}', en: 'Huigao is running: {url}' },
  'serve.ready-setup': {
    zh: '会稿已启动。请打开下面的链接建立第一个账号（只能用一次）：\n{url}',
    en: 'Huigao is running. Open this link to make the first account (it works once):\n{url}',
  },
  'serve.back': { zh: '回到会稿', en: 'Back to Huigao' },
  'serve.bad-setting': {
    zh: '环境变量 {variable} 的值“{value}”不能用。',
    en: 'The environment variable {variable} cannot be “{value}”.',
  },
  'serve.missing-setting': {
    zh: '设置了单点登录（HUIGAO_OIDC_…），还需要环境变量 {variable}。',
    en: 'Single sign-on is set up (HUIGAO_OIDC_…) and needs the environment variable {variable}, too.',
  },
  'serve.no-trusted-proxy': {
    zh: '提示：HUIGAO_PUBLIC_URL 是 https，但没有设置 HUIGAO_TRUST_PROXY，所有访问都会被看作来自同一个地址。',
    en: 'Note: HUIGAO_PUBLIC_URL is https, but HUIGAO_TRUST_PROXY is not set, so all requests count as coming from one address.',
  },
  'serve.data-unwritable': {
    zh: '数据目录 {directory} 无法写入（{reason}）。请改权限，或用 HUIGAO_DATA 指定别处。',
    en: 'The data directory {directory} cannot be written ({reason}). Change its permissions or set HUIGAO_DATA.',
  },
  'serve.data-in-use': {
    zh: '数据目录 {directory} 正被另一个会稿进程使用。',
    en: 'Another Huigao process is using the data directory {directory}.',
  },
  'serve.data-unreadable': {
    zh: '数据目录 {directory} 中的数据库无法打开：{reason}',
    en: 'The database in {directory} cannot be opened: {reason}',
  },
  'serve.data-newer': {
    zh: '数据目录 {directory} 由更新版本的会稿使用过，请升级后再启动。',
    en: 'A newer version of Huigao has used the data directory {directory}. Upgrade first.',
  },
  'serve.storage-lost': {
    zh: '存储已停止工作，服务随之退出（{reason}）。已确认保存的内容都在。',
    en: 'The storage has failed and the server stops ({reason}). All that was confirmed as saved is there.',
  },
  'serve.damaged': { zh: '存储中有损坏的内容：{what}', en: 'Damaged in the storage: {what}' },
  'serve.port-busy': {
    zh: '端口 {port} 已被占用。请停掉占用它的程序，或用 PORT 指定别的端口。',
    en: 'Port {port} is taken. Stop what uses it, or set PORT to another.',
  },
  'serve.cannot-listen': {
    zh: '无法在 {host}:{port} 上监听（{reason}）。',
    en: 'Cannot listen on {host}:{port} ({reason}).',
  },
  'command.ask-password': { zh: '密码：', en: 'Password: ' },
  'command.password-short': {
    zh: '密码至少要 8 个字符，最多 200 个。',
    en: 'The password needs 8 to 200 characters.',
  },
  'command.user-usage': {
    zh: '用法：huigao user add 登录名 --display 姓名 [--office 科室] [--admin]（密码从标准输入读取）',
    en: 'Usage: huigao user add NAME --display FULL-NAME [--office OFFICE] [--admin]   (password from standard input)',
  },
  'command.user-added': { zh: '已添加账号“{name}”。', en: 'Added the account “{name}”.' },
  'command.usage': {
    zh: [
      '用法：',
      '  huigao serve                               启动服务',
      '  huigao user add 登录名 --display 姓名 [--office 科室] [--admin]   添加账号（密码从标准输入读取）',
      '  huigao verify [--data 数据目录] [--json]       核对审计日志、报告和版本是否完整',
      '  huigao import 文件… -o 输出.huigao.json [--figures] [--json]   变成报告；--figures 把数字变成数据、任务和指标变成记录',
      '  huigao check 文件… [--json]                    检查数据和文字',
      '  huigao export 文件… [--to docx|pdf|html|md|txt|xlsx|csv|json] [--pdfa] [--copy clean|review|outsider] [--house 模板.docx] [--history] [--json] -o 输出',
      '    --history 让归档（json）带上文字的修改经过：写过又改掉的话和写的人都在内',
      '文件可以是 .docx、.html、.txt、.md、.huigao.json，也可以是文件夹，或 - 表示标准输入（用 --from 说明类型）。',
      '读取多个文件时 -o 是文件夹；-o - 写到标准输出。--json 每个文件输出一行（check 一个文件时输出一个对象）。',
      '退出码：0 无阻断问题，1 有阻断问题，2 有文件无法读取或写出（原因见标准错误输出）。',
    ].join('\n'),
    en: [
      'Usage:',
      '  huigao serve                                start the server',
      '  huigao user add NAME --display FULL-NAME [--office OFFICE] [--admin]   password from standard input',
      '  huigao verify [--data DIRECTORY] [--json]   check that audit log, reports and versions are whole',
      '  huigao import FILE… -o OUT.huigao.json [--figures] [--json]   make reports; --figures makes figures of amounts, records of tasks',
      '  huigao check FILE… [--json]                 check figures and text',
      '  huigao export FILE… [--to docx|pdf|html|md|txt|xlsx|csv|json] [--pdfa] [--copy clean|review|outsider] [--house TEMPLATE.docx] [--history] [--json] -o OUT',
      '    --history: an archive (json) says how its texts came about, with wordings that were taken back and who wrote them',
      'FILE is a .docx, .html, .txt, .md or .huigao.json, a folder, or - for standard input (--from says what it is).',
      'With several files OUT is a folder; -o - writes to standard output. --json prints a line for each file (one object when one is checked).',
      'Exit status: 0 nothing blocking, 1 blocking findings, 2 a file cannot be read or written (the reason is on standard error).',
    ].join('\n'),
  },
  'command.unknown': { zh: '没有“{command}”这个命令。', en: 'There is no command “{command}”.' },
  'command.history-in-archives': {
    zh: '--history 只用于归档（--to json），对外稿不能带修改经过。',
    en: '--history is for archives (--to json), and not for copies for people outside.',
  },
  'command.no-file': { zh: '请给出要读取的文件。', en: 'Name the file to read.' },
  'command.nothing-to-read': {
    zh: '没有可以读取的文件（.docx、.html、.txt、.md、.huigao.json）。',
    en: 'There is no file to read (.docx, .html, .txt, .md, .huigao.json).',
  },
  'command.no-output-folder': {
    zh: '请用 -o 给出写出结果的文件夹。',
    en: 'Name the folder for the results with -o.',
  },
  'command.file': { zh: '—— {path}', en: '—— {path}' },
  'command.bad-option': { zh: '无法识别参数：{detail}', en: 'Cannot understand the options: {detail}' },
  'command.no-output': { zh: '请用 -o 给出要写出的文件。', en: 'Name the file to write with -o.' },
  'command.unknown-format': {
    zh: '不能导出为“{format}”。可以导出为 {formats}。',
    en: 'Cannot export as “{format}”. Formats are {formats}.',
  },
  'command.overwrites-input': {
    zh: '输出“{path}”就是要读取的文件，没有写入。',
    en: 'The output “{path}” is the file to read; nothing was written.',
  },
  'command.no-such-file': { zh: '找不到文件“{path}”。', en: 'There is no file “{path}”.' },
  'command.cannot-read': { zh: '无法读取“{path}”（{reason}）。', en: 'Cannot read “{path}” ({reason}).' },
  'command.cannot-write': { zh: '无法写入“{path}”（{reason}）。', en: 'Cannot write “{path}” ({reason}).' },
  'command.refused': { zh: '“{path}”：{reason}', en: '“{path}”: {reason}' },
  'command.imported': {
    zh: '已写入“{path}”：{sections} 个章节，{paragraphs} 段。',
    en: 'Wrote “{path}”: {sections} sections, {paragraphs} paragraphs.',
  },
  'command.imported-figures': {
    zh: '其中 {count} 项数据有数值，正文已引用。',
    en: '{count} figures have values, and the text refers to them.',
  },
  'command.not-understood': {
    zh: '请核对以下 {count} 处：',
    en: 'Look at these {count} places:',
  },
  'command.not-understood-line': { zh: '  第 {line} 行  {why}  {text}', en: '  line {line}  {why}  {text}' },
  'command.exported': { zh: '已写入“{path}”。', en: 'Wrote “{path}”.' },
  'command.no-typesetter': {
    zh: '无法生成 PDF：字体或排版程序不可用（{reason}）。',
    en: 'Cannot make PDF files: fonts or the program that sets pages are missing ({reason}).',
  },
  'command.severity.block': { zh: '阻断', en: 'block' },
  'command.severity.warn': { zh: '警告', en: 'warn' },
  'command.severity.info': { zh: '提示', en: 'info' },
  'command.finding': { zh: '{severity} {rule}  {where}{message}', en: '{severity} {rule}  {where}{message}' },
  'command.finding-section': { zh: '{section}：', en: '{section}: ' },
  'command.finding-line': { zh: '{section}（第 {line} 行）：', en: '{section} (line {line}): ' },
  'command.findings': {
    zh: '共 {count} 项：阻断 {block}，警告 {warn}，提示 {info}。',
    en: '{count} findings: {block} block, {warn} warn, {info} info.',
  },
  'command.waived': {
    zh: '保留 {rule}  {where}{message}（{name}：{why}）',
    en: 'waived {rule}  {where}{message} ({name}: {why})',
  },
  'command.no-findings': { zh: '没有发现问题。', en: 'Nothing found.' },

  // What an import asks a person to look at, by the reason.
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
  'command.verified-reports': {
    zh: '报告完整：{reports} 份；已定稿、已签的章节 {sections} 节、版本 {versions} 个，与当时一致。',
    en: 'The reports are whole: {reports}, with {sections} agreed or signed sections and {versions} versions as they were.',
  },
  'command.verify-report-broken': {
    zh: '报告“{title}”与写入时不同：{why}（{what}）。',
    en: 'The report “{title}” is not as it was written: {why} ({what}).',
  },
  'command.verify-version': { zh: '{called}，{at}，{id}', en: '{called}, {at}, {id}' },
  'command.verify-fault.entry': {
    zh: '一条修改记录被改动或丢失',
    en: 'an entry of its log was changed or lost',
  },
  'command.verify-fault.checkpoint': { zh: '一个检查点被改动', en: 'a checkpoint was changed' },
  'command.verify-fault.earlier-history': {
    zh: '随归档带来的修改经过被改动',
    en: 'a history that came with an archive was changed',
  },
  'command.verify-fault.unreadable': { zh: '无法读取', en: 'it cannot be read' },
  'command.verify-fault.section': {
    zh: '这一节与定稿时的摘要不符',
    en: 'this section does not have the digest it was agreed on',
  },
  'command.verify-fault.version': { zh: '一个版本被改动', en: 'a version was changed' },
  'command.verify-fault.version-missing': { zh: '少了一个版本', en: 'a version is missing' },
  'command.verify-fault.version-section': {
    zh: '版本里的这一节与定稿时的摘要不符',
    en: 'this section of a version does not have the digest it was agreed on',
  },
  'command.verify-fault.final': {
    zh: '这一号定本与冻结时的摘要不符',
    en: 'this final version does not have the digest it was frozen with',
  },
  'command.verify-broken': {
    zh: '审计日志不完整：从第 {seq} 条起不可信（{why}）。',
    en: 'The audit log is broken from record {seq} on: {why}.',
  },
  'command.verify-no-log': {
    zh: '{directory} 中没有审计日志可读（{reason}）。',
    en: 'There is no audit log to read in {directory} ({reason}).',
  },
} satisfies Record<string, Text>;
