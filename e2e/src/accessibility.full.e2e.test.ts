// Every main screen and dialog as axe judges it by WCAG 2.2 AA: light, dark, with more contrast. In English, none of the
// interface's Chinese texts is on any of them.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { catalogue } from '../../packages/messages/src/texts';
import { wrongIn } from './axe';
import { screensOf } from './screen-list';
import { type Look, visitScreens } from './screens';
import { type Staged, stageReport, unstage } from './staged-report';

vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 });

let staged: Staged;

beforeAll(async () => {
  // Names without Han characters, so that those found are the interface's.
  staged = await stageReport({ lin: 'Lin', chen: 'Chen', wang: 'Wang', guest: 'Sun' });
});

afterAll(() => unstage(staged));

const everybody = () => [staged.lin.page, staged.guest.page, staged.stranger];

const looks = [
  ['light', { colorScheme: 'light', contrast: null }],
  ['dark', { colorScheme: 'dark', contrast: null }],
  ['more contrast', { colorScheme: 'light', contrast: 'more' }],
] as const;

test.each(looks)('axe finds nothing on any screen: %s', async (_name, media) => {
  for (const page of everybody()) await page.emulateMedia(media);
  const wrong: string[] = [];
  const failed = await visitScreens(screensOf(staged), async (page, { name, part }) => {
    for (const one of await wrongIn(page, part)) wrong.push(`${name}: ${one}`);
  });
  for (const page of everybody()) await page.emulateMedia({ colorScheme: null, contrast: null });
  expect([...new Set(wrong)]).toEqual([]);
  expect(failed).toEqual([]);
});

/** Changes the language without moving anything else, under an open dialog too. */
async function switchLanguage(page: Page, to: 'en' | 'zh'): Promise<void> {
  await page.evaluate(() => document.querySelector<HTMLButtonElement>('button[lang]')!.click());
  await page.locator(`html[lang^=${to}]`).waitFor({ state: 'attached' });
}

/** What the interface says in Chinese and otherwise in English, as patterns of whole texts; what is shorter might be a word of a report. */
const chineseTexts = Object.entries(catalogue)
  // Kinds of sections are called as their sections are.
  .filter(
    ([key, { zh, en }]) => !key.startsWith('section-kind.') && zh !== en && /\p{Script=Han}{2}/u.test(zh),
  )
  .map(([, { zh }]) =>
    zh
      .split(/\{\w+\}/)
      .map(escaped)
      .join('.*'),
  );

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
}

/** Texts, names and hints on the page that are Chinese texts of the interface. */
async function chineseIn(page: Page): Promise<readonly string[]> {
  const shown = await page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (!node.parentElement!.closest('.ProseMirror, [lang^=zh]:not(html)'))
        found.push(node.textContent!.trim());
    for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
      for (const element of document.querySelectorAll(`[${name}]`))
        found.push(element.getAttribute(name)!.trim());
    return [...new Set(found)].filter((text) => /\p{Script=Han}/u.test(text));
  });
  const wrong = new RegExp(`^(?:${chineseTexts.join('|')})$`, 's');
  return shown.filter((text) => wrong.test(text));
}

test('in English the interface says nothing in Chinese', async () => {
  const found: string[] = [];
  const look: Look = async (page, { name }) => {
    // A page of the server's own is in the language of the browser.
    if ((await page.locator('button[lang]').count()) === 0) return;
    await switchLanguage(page, 'en');
    for (const one of await chineseIn(page)) found.push(`${name}: ${one.slice(0, 60)}`);
    await switchLanguage(page, 'zh');
  };
  expect(await visitScreens(screensOf(staged), look)).toEqual([]);
  expect([...new Set(found)]).toEqual([]);
  expect(staged.lin.faults).toEqual([]);
});
