import { beforeEach, expect, test, vi } from 'vitest';
import { oneLanguage } from './one-language';
import { catalogue, textParts } from './texts';

// Modules of a browser, which know only what was loaded.
let page: typeof import('./page-texts');
beforeEach(async () => {
  vi.resetModules();
  page = await import('./page-texts');
});

test('a text that was not loaded shows its key', () => {
  expect(page.textOf('zh', 'app.loading')).toBe('app.loading');
  expect(page.isMessageKey('app.loading')).toBe(false);
});

test('what was loaded is there, in its language only', () => {
  page.takeTexts('en', oneLanguage('en', 'start'));
  expect(page.textOf('en', 'app.loading')).toBe(catalogue['app.loading'].en);
  expect(page.textOf('zh', 'app.loading')).toBe('app.loading');
  expect(page.isMessageKey('app.loading')).toBe(true);
  expect(page.messageKeys()).toEqual(Object.keys(textParts.start));
});

test('the parts together hold every key once, but for those that only the server says', () => {
  const keys = Object.values(textParts).flatMap((part) => Object.keys(part));
  expect(new Set(keys).size).toBe(keys.length);
  const others = Object.keys(catalogue).filter((key) => !keys.includes(key));
  expect(others.filter((key) => !/^(command|mail|serve|field)\./.test(key))).toEqual([]);
});
