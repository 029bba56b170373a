// Reports of other places in which everything is right: nothing is found that asks for something.

import { expect, test } from 'vitest';
import { genres } from '../test/genres';
import { moreGenres } from '../test/more-genres';
import { findingsIn, said } from '../test/reports';

test.each(Object.entries({ ...genres, ...moreGenres }))(
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
] as const)('[%s] planted in the report of %s: %s', (rule, genre, from, to) => {
  expect(moreGenres[genre]).toContain(from);
  const findings = findingsIn(moreGenres[genre].replace(from, to)).filter(
    ({ severity }) => severity !== 'info',
  );
  expect(new Set(findings.map((one) => one.rule))).toContain(rule);
});
