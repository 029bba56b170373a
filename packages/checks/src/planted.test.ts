// One planted error a rule, each in a report in which everything else is right: it is found, with its severity, and nothing else that
// asks for something is.

import { expect, test } from 'vitest';
import { genres } from '../test/genres';
import { findingsIn, said } from '../test/reports';
import { ruleIds, type Severity } from '.';

type Planted = readonly [
  rule: string,
  severity: Severity,
  in_: keyof typeof genres,
  from: string,
  to: string,
];

const planted: readonly Planted[] = [
  ['F1', 'block', 'guangdong', '其他资金支出26.34', '其他资金支出62.34'],
  ['F2', 'block', 'guangdong', '项目支出334.23', '项目支出343.23'],
  ['F3', 'block', 'guangdong', '完成全年预算的97.35%', '完成全年预算的93.75%'],
  ['F3', 'block', 'guangdong', '执行率98.19%', '执行率98.91%'],
  ['F3', 'block', 'cover', '预算执行率为96.00%', '预算执行率为96.80%'],
  ['F3', 'block', 'sichuan', '预算执行率96.33%', '预算执行率98.33%'],
  ['F3', 'block', 'hunan', '年初预算数2,300.00万元', '年初预算数0万元'],
  ['F4', 'block', 'hunan', '完成年初预算的132.96%，完成调整后预算的98.00%', '完成调整后预算的132.96%'],
  ['F5', 'warn', 'guangdong', '预算完成数37.90万元，执行率98.19%', '预算完成数38.90万元，执行率100.78%'],
  ['F6', 'warn', 'guangdong', '预算完成数37.90万元，执行率98.19%', '预算完成数27.90万元，执行率72.28%'],
  ['F7', 'block', 'sichuan', '年末结转和结余18.30', '年末结转和结余13.80'],
  [
    'F8',
    'block',
    'guangdong',
    '年度支出预算数210.00万元，预算完成数189.24万元，执行率90.11%',
    '年度支出预算数410.00万元，预算完成数389.24万元，执行率94.94%',
  ],
  [
    'F9',
    'warn',
    'guangdong',
    '年度支出预算数210.00万元，预算完成数189.24万元，执行率90.11%',
    '年度支出预算数240.00万元，预算完成数189.24万元，执行率78.85%',
  ],
  ['F10', 'block', 'hunan', '占总支出的67.74%', '占总支出的76.74%'],
  ['F10', 'block', 'sichuan', '占26.70%', '占28.70%'],
  ['F11', 'block', 'hunan', '增长3.00%', '增长5.00%'],
  ['F11', 'block', 'hunan', '减少1.40万元，下降7.00%', '减少1.40万元，增长7.00%'],
  ['F12', 'block', 'hunan', '公用经费115.20', '公用经费151.20'],
  ['F13', 'block', 'hunan', '公务接待费6.20', '公务接待费2.60'],
  ['F16', 'block', 'guangdong', '举办业务培训6期，年度目标值6期', '举办业务培训6期，年度目标值8期'],
  ['F17', 'block', 'scored', '分值50分，得分48.00分', '分值50分，得分58.00分'],
  ['F18', 'block', 'scored', '执行率99.00%，得分9.90分', '执行率99.00%，得分10.00分'],
  ['F19', 'block', 'sichuan', '自评得分91分，等级为优', '自评得分81分，等级为优'],
  ['F19', 'block', 'scored', '满意度指标分值10分，得分9.40分', '满意度指标分值10分，得分9.00分'],
  ['F20', 'warn', 'guangdong', '举办业务培训6期', '举办业务培训16期'],
  ['F21', 'warn', 'sichuan', '年末实有人数19人', '年末实有人数29人'],
  ['F22', 'block', 'guangdong', '（一）自评结论综述\n\n', '（一）自评结论综述\n\n全年执行数1,176.34元。'],
  ['T2', 'block', 'guangdong', '到期档案基本移交进馆', '征集名人档案和老照片401件，到期档案基本移交进馆'],
  [
    'T3',
    'warn',
    'guangdong',
    '（三）主要工作成效\n\n',
    '（三）主要工作成效\n\n对全区立档单位开展年度检查，到期档案大都移交进馆。\n\n',
  ],
  [
    'T4',
    'block',
    'guangdong',
    '执行数1,176.34万元，完成全年预算的97.35%',
    '执行数1,176.34，完成全年预算的97.35%',
  ],
  ['T4', 'block', 'guangdong', '执行率98.19%', '执行率98.19'],
  ['T4', 'block', 'hunan', '较上年提高1.5个百分点', '断面达标率较上年提高1.5%'],
  ['T5', 'warn', 'guangdong', '38.60万元', '38.6万元'],
  ['T7', 'block', 'hunan', '决算数大于年初预算数', '决算数小于年初预算数'],
  ['T8', 'warn', 'hunan', '水质5个方面', '水质6个方面'],
  ['T9', 'block', 'guangdong', '2023年，我馆全年预算数', '2022年，我馆全年预算数'],
  ['T9', 'block', 'hunan', '六、存在的问题', '截至2023年11月31日，全部完工。\n六、存在的问题'],
  ['S1', 'block', 'hunan', '2、绩效指标以', '3、绩效指标以'],
  ['S2', 'warn', 'sichuan', '二是项目支出进度', '三是项目支出进度'],
  ['S3', 'warn', 'guangdong', '2.档案业务指导\n', '2.档案业务指导。\n'],
  ['S4', 'warn', 'guangdong', '整理、扫描和著录', '整理、扫描 and 著录'],
  ['S5', 'block', 'guangdong', '建成红色档案专题库', '建成**红色档案专题库**'],
  ['S6', 'block', 'hunan', '增长3.00%', '增长（下降）3.00%'],
  ['S6', 'block', 'guangdong', '征集名人档案', '征集XX档案'],
  ['S7', 'warn', 'guangdong', '“一网通查”', '“一网通查'],
  ['S9', 'block', 'guangdong', '举办业务培训6期，年度目标值6期，', '举办业务培训6期，'],
  [
    'S10',
    'warn',
    'cover',
    '，影响了分析研究的深度；下一步将加强业务培训，推广电子台账，优化任务安排，提高数据审核自动化水平',
    '',
  ],
  ['S11', 'warn', 'guangdong', '二是部分基层单位', '二是项目前期论证不足。三是部分基层单位'],
  [
    'S12',
    'block',
    'guangdong',
    '任务二：档案业务指导。',
    '任务二：档案安全保管。改善库房条件。\n\n任务三：档案业务指导。',
  ],
  ['S13', 'block', 'guangdong', '\n2024年4月9日', ''],
  ['S13', 'block', 'guangdong', '\n2024年4月9日', '\n2023年4月9日'],
  ['S14', 'warn', 'guangdong', '青城市临江区档案馆\n2024', '青城市江临区档案馆\n2024'],
  ['S15', 'warn', 'cover', '〔2024〕12号', '[2024]12号'],
  [
    'S17',
    'block',
    'guangdong',
    '\n青城市临江区档案馆\n2024',
    '\n附件：1.部门整体支出绩效自评表\n3.项目支出绩效自评表\n\n青城市临江区档案馆\n2024',
  ],
  ['S16', 'warn', 'guangdong', '开展档案宣传教育，服务', '学习习近平新时代中国特色社会义思想，服务'],
];

test.each(planted)('[%s] %s in %s: %s', (rule, severity, genre, from, to) => {
  expect(genres[genre]).toContain(from);
  const findings = findingsIn(genres[genre].replace(from, to));
  const asking = findings.filter((one) => one.severity !== 'info');
  const own = asking.filter((one) => one.rule === rule);
  expect(said(asking)).toMatch(new RegExp(`^${severity} ${rule} `, 'm'));
  expect(own[0]!.severity).toBe(severity);
  expect(own).not.toHaveLength(0);
});

/** Tested where figures and records are: check-report.test.ts, rules/recorded-numbers.test.ts. */
const elsewhere = ['T1', 'T6', 'T13', 'F14', 'F15', 'S18', 'R'];
/** They only explain. */
const explaining = ['T10', 'T11', 'T12', 'S8'];

test('every rule has a planted error', () => {
  const tested = new Set([...planted.map(([rule]) => rule), ...elsewhere, ...explaining]);
  expect(ruleIds.filter((id) => !tested.has(id))).toEqual([]);
});
