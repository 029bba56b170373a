import { expect, test } from 'vitest';
import { newerThanBaseline } from './browser-baseline';

test('what the oldest browser lacks is named with the file that uses it', () => {
  expect(newerThanBaseline('a.js', 'const x=RegExp.escape(y);m.getOrInsert(1,2)')).toEqual([
    'a.js: RegExp.escape (Chromium 136)',
    'a.js: getOrInsert (Chromium 145)',
  ]);
  expect(newerThanBaseline('a.css', '.a{color:red;text-box:trim-both}details:open{top:0}')).toEqual([
    'a.css: text-box (Chromium 133)',
    'a.css: :open (Chromium 133)',
  ]);
});

test('what it has is not, nor what is asked for before it is used', () => {
  expect(newerThanBaseline('a.js', 'x.toSorted();Iterator.from(y).map(z)')).toEqual([]);
  expect(newerThanBaseline('a.js', 'z.moveBefore?.(y);z.moveBefore(y)', ['moveBefore'])).toEqual([]);
  expect(
    newerThanBaseline('a.css', '.a:has(b){color:light-dark(#000,#fff)}[popover]:popover-open{top:0}'),
  ).toEqual([]);
});
