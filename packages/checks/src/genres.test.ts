// Reports of other places in which everything is right: nothing is found that asks for something.

import { expect, test } from 'vitest';
import { genres } from '../test/genres';
import { moreGenres } from '../test/more-genres';
import { otherGenres } from '../test/other-genres';
import { findingsIn, said } from '../test/reports';

const others = { ...moreGenres, ...otherGenres };

test.each(Object.entries({ ...genres, ...others }))(
  '[CH1] nothing is wrong in the report of %s',
  (_, text) => {
    const findings = findingsIn(text).filter(({ severity }) => severity !== 'info');
    expect(said(findings)).toBe('');
  },
);

// That they are silent is worth something only where they are read: a planted error is found.
test.each([
  ['F3', 'street', '调整预算执行率99.00%', '调整预算执行率95.00%'],
  ['F10', 'street', '占支出总额的57.47%', '占支出总额的75.47%'],
  ['F7', 'college', '年末结转和结余249.60', '年末结转和结余294.60'],
  ['F3', 'college', '预算执行率98.00%', '预算执行率89.00%'],
  ['F11', 'college', '增长4.09%', '增长9.04%'],
  ['F3', 'market', '预算执行率97.60%', '预算执行率79.60%'],
  ['F3', 'market', '预算完成数246.00万元，执行率82.00%', '预算完成数246.00万元，执行率88.00%'],
  ['F6', 'market', '，执行率偏低的原因是部分设备跨年验收，尾款按合同在下年支付', ''],
  ['F3', 'chapter', '完成调整预算的96.50%', '完成调整预算的95.60%'],
  ['F2', 'chapter', '项目支出926.40万元', '项目支出962.40万元'],
  ['F10', 'chapter', '分别占总支出的60%和40%', '占总支出的45%'],
  ['F3', 'conclusionFirst', '执行率98.03%', '执行率98.30%'],
  ['F11', 'conclusionFirst', '增长8%', '增长18%'],
  ['F18', 'project', '得分9.80分', '得分10.00分'],
  ['F19', 'project', '得分29.00分', '得分28.00分'],
  ['F3', 'parts', '预算执行率98.00%', '预算执行率96.00%'],
  ['F2', 'parts', '项目支出162.04万元', '项目支出126.04万元'],
  ['F7', 'attached', '年末结转和结余56.40', '年末结转和结余65.40'],
  ['F14', 'attached', '上年年末结转和结余86.40', '上年年末结转和结余68.40'],
  ['S17', 'attached', '\n2.早期人防工程普查计划', '\n3.早期人防工程普查计划'],
  ['S17', 'attached', '详见附件2', '详见附件3'],
] as const)('[%s] planted in the report of %s: %s', (rule, genre, from, to) => {
  expect(others[genre]).toContain(from);
  const findings = findingsIn(others[genre].replace(from, to)).filter(({ severity }) => severity !== 'info');
  expect(new Set(findings.map((one) => one.rule))).toContain(rule);
});
