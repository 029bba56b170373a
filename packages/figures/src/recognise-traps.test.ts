/** Words that contain numerals or look like bounds, and forms beyond the pairs of docs/numbers.md; laws over arbitrary text. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { recogniseFigures, recogniseToken } from './recognise';

function found(text: string): readonly string[] {
  return recogniseFigures(text).map(({ value, high, unit, approx }) =>
    [high === undefined ? value : `${value} … ${high}`, unit, approx === 'exact' ? '' : approx]
      .filter((part) => part !== '')
      .join(' '),
  );
}

test.each([
  // Words around
  ['节约12.5万元，最近3个月，附近5家', ['125000 元', '3 个月', '5 家']],
  ['签约20家', ['20 家']],
  ['大约20家，接近30家，不超5%', ['20 家 about', '30 家 below', '5 % atMost']],
  ['高于90%，低于5%，不高于6%', ['90 % above', '5 % below', '6 % atMost']],
  ['20人及以上', ['20 人 atLeast']],
  ['20人上下班', ['20 人']],
  ['5万元余额', ['50000 元']],
  // Numerals that count nothing
  ['2021—2023年投入500万元', ['5000000 元']],
  ['2024-03-15，2024.3.15，3月15日，1-3月', []],
  ['2023年1200件', ['1200 件']],
  ['第1至3项，第十二、十三批，5项', ['5 项']],
  ['电话020-81234567，13812345678', []],
  ['5G基站30个，G105国道，编号[0001]，B-12个', ['30 个']],
  ['V2.0版本，3.0版，20版块个', []],
  ['比例1/3个，3分之1，三分之二', []],
  ['十分满意，十余家，十几个，三五个，十七八个，二三十人', ['10 家 above']],
  ['十四五期间，二十大报告，千家万户，百县千镇万村', []],
  ['一批、两地、三级、七大项目', []],
  ['5成立，三成员，一成不变，近七成', ['70 % below']],
  ['《关于30条措施》和“500万元”', ['5000000 元']],
  ['账号62220212345678901234567890123456789个', []],
  ['21,19.56万元，1.2.3项，007个', []],
  // List markers
  ['完成情况：1.50个阵地。2.100个点', ['50 个', '100 个']],
  ['1.1 项目管理', []],
  ['完成情况：1.50万元', ['15000 元']],
  // Forms
  ['3亿4500万元，1万2千人', ['345000000 元', '12000 人']],
  ['一百二十万元，二十多个', ['1200000 元', '20 个 above']],
  ['百分之百，百分之12.5，千分之三', ['100 %', '12.5 %', '0.3 %']],
  ['3.5‰，5角，1.2万亿元', ['0.35 %', '0.5 元', '1200000000000 元']],
  ['3千瓦时，500万美元，15个工作日', ['3 千瓦时', '5000000 美元', '15 个工作日']],
  ['￥-12.3，-￥12.3，负3.5%', ['-12.3 元', '-12.3 元', '-3.5 %']],
  ['增长率-3.5%，项目-3个', ['-3.5 %', '3 个']],
  ['1，200人，自评得分95.5分', ['1200 人', '95.5 分']],
  ['10—15人，-5%~3%，5000元-1万元', ['10 … 15 人 range', '-5 … 3 % range', '5000 … 10000 元 range']],
  ['由12人至18人，从5%到8%', ['12 人', '18 人', '5 %', '8 %']],
  ['63%~68个', ['63 %', '68 个']],
  ['姓名陆元华，陆元整，伍分队', ['6 元']],
] as readonly (readonly [string, readonly string[]])[])('%s', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

test.each([
  ['2,118.90 万元', 'whole', '2,118.90 万元'],
  ['约1200平方米', 'whole', '约1200平方米'],
  ['1.5 万余人次', 'whole', '1.5 万余人次'],
  ['近 6 成', 'whole', '近 6 成'],
  ['人民币壹佰元整', 'no', '人民币壹佰元整'],
  ['不少于6次', 'core', '6次'],
  ['200 万元（含）以上', 'core', '200 万元'],
  ['6大方面', 'core', '6'],
  ['￥330,000.00', 'core', '330,000.00'],
  ['人民币500万元', 'core', '500万元'],
  ['９５％', 'no', '９５％'],
  ['十二个', 'no', '十二个'],
  ['1万-5万元', 'no', '1万-5万元'],
])('%s: the format gives back %s, %s', (text, reproduced, core) => {
  const figure = recogniseToken(text)!;
  expect([figure.reproduced, text.slice(figure.coreFrom, figure.coreTo)]).toEqual([reproduced, core]);
});

test('a token is the whole text, spaces at its ends aside', () => {
  expect(recogniseToken(' 5家 ')?.from).toBe(1);
  expect(recogniseToken('共5家')).toBeNull();
  expect(recogniseToken('5家6家')).toBeNull();
  expect(recogniseToken('2.5个')?.value).toBe('2.5');
  expect(recogniseToken('')).toBeNull();
});

/** Text dense in what the grammar knows, so that its branches meet in every order. */
const dense = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'0123456789.,，、。：:%％‰万亿千百十一二两三五零〇余多近约超元角分成个人次家项年月日第版至到-—~()（）“”《》[]〔〕¥￥ 壹佰拾整',
      ),
      fc.constantFrom(
        '人民币',
        '万元',
        '人次',
        '以上',
        '不少于',
        '百分之',
        '个百分点',
        '２',
        '\u{20000}',
        '\ud800',
      ),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

test('law: any text is searched without a throw; offsets slice to text, in order, without overlap', () => {
  fc.assert(
    fc.property(fc.oneof(dense, fc.string({ unit: 'binary' })), (text) => {
      let end = 0;
      for (const figure of recogniseFigures(text)) {
        expect(figure.from).toBeGreaterThanOrEqual(end);
        expect(figure.to).toBeGreaterThan(figure.from);
        expect(text.slice(figure.from, figure.to)).toBe(figure.text);
        expect(figure.coreFrom).toBeGreaterThanOrEqual(figure.from);
        expect(figure.coreTo).toBeLessThanOrEqual(figure.to);
        expect(figure.value).toMatch(/^-?\d+(\.\d+)?$/);
        end = figure.to;
      }
    }),
    { numRuns: 2000 },
  );
});

test.each(['1', '1,', '一', '“', '"', '第1、', 'a', 'a/', '1.', '万', ' ', '1 ', '1年', '壹', '不'])(
  'a long run of %j costs no more than its length',
  (piece) => {
    expect(recogniseFigures(piece.repeat(100_000)).length).toBeLessThan(100_001);
  },
);

/** Processor time in ms, so that a busy machine does not count. */
function timeOf(text: string): number {
  const start = process.cpuUsage();
  recogniseFigures(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

test.each(['1234567890', '全年预算数2,119.56万元，执行率99.97%，惠及近3万人。'])(
  'a million characters of %s take about four times as long as a quarter of a million',
  (piece) => {
    const textOf = (length: number) => piece.repeat(length / piece.length);
    const part = timeOf(textOf(250_000));
    // Four times as long is linear, sixteen times quadratic.
    expect(timeOf(textOf(1_000_000))).toBeLessThan(Math.max(part, 20) * 9);
  },
);
