import { expect, test } from 'vitest';
import { claimState } from './claim';
import { decimal } from './decimal';
import { recogniseToken } from './recognise';

test.each([
  ['99.97%', '99.968861', 'holds'],
  ['99.7%', '99.968861', 'broken'],
  ['2,118.90 万元', '21189049', 'holds'],
  ['2,118.90 万元', '21189050', 'broken'],
  ['6成', '58.4', 'holds'],
  ['1.5 万余人次', '15230', 'holds'],
  ['1.5 万余人次', '15000', 'broken'],
  ['1.5 万余人次', '16000', 'broken'],
  ['7000 余个', '7999', 'holds'],
  ['二十多个', '31', 'far'],
  ['超过1.2亿元', '190000000', 'far'],
  ['超过1.2亿元', '120000000', 'broken'],
  ['近30万名', '286000', 'holds'],
  ['近30万名', '210000', 'far'],
  ['近30万名', '199999', 'broken'],
  ['不足1200人', '12', 'far'],
  ['不足1200人', '1200', 'broken'],
  ['约1200平方米', '1319', 'holds'],
  ['约1200平方米', '1400', 'far'],
  ['85%以上', '85', 'holds'],
  ['不超过90万元', '900001', 'broken'],
  ['1.5至2万元', '18600', 'holds'],
  ['1.5至2万元', '20001', 'broken'],
])('“%s” said of %s %s', (text, value, state) => {
  expect(claimState(recogniseToken(text)!, decimal(value))).toBe(state);
});
