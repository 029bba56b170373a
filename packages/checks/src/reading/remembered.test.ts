import { expect, test } from 'vitest';
import { remembered } from './remembered';

test('a text is read once for as long as it is read now and then, and anew when it was not for long', () => {
  let readings = 0;
  const read = remembered((text) => {
    readings++;
    return { text };
  });
  const long = (nth: number) => String(nth).padEnd(100_000, '字');
  expect(read('一')).toBe(read('一'));
  expect(readings).toBe(1);
  for (let nth = 0; nth < 20; nth++) {
    read(long(nth));
    read('一');
  }
  expect(readings).toBe(21);
  expect(read(long(0))).toEqual({ text: long(0) });
  expect(readings).toBe(22);
});
