import { expect, test } from 'vitest';
import { parseEntry } from './entry';

test.each([
  ['2119.56', '万元', '2119.56'],
  [' 2,119.56 ', '万元', '2119.56'],
  ['２，１１９．５６', '万元', '2119.56'],
  ['+5', '个', '5'],
  ['-12.880', '元', '-12.88'],
  ['2,119.56万元', '元', '21195600'],
  ['21195600元', '万元', '2119.56'],
  ['83.50万', '万元', '83.5'],
  ['99.97%', '%', '99.97'],
  ['3.5个百分点', 'pp', '3.5'],
  ['贰万元整', '元', '20000'],
])('%s entered for a figure in %s is %s', (text, unit, value) => {
  expect(parseEntry(text, unit)).toEqual({ ok: true, value });
});

test.each([
  ['', '元', 'empty'],
  ['　', '元', 'empty'],
  ['很多', '元', 'not-a-number'],
  ['2,11.5', '元', 'not-a-number'],
  ['1'.repeat(101), '元', 'not-a-number'],
  ['5人', '人次', 'other-unit'],
  ['99%', '元', 'other-unit'],
  ['近3万人', '人', 'not-exact'],
  ['1-2万元', '元', 'not-exact'],
])('%s entered for a figure in %s is refused: %s', (text, unit, code) => {
  expect(parseEntry(text, unit)).toMatchObject({ ok: false, code });
});
