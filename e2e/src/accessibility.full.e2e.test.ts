// Every main screen and dialog as axe judges it by WCAG 2.2 AA: light, dark, with more contrast. In English, none of the
// interface's Chinese texts is on any of them.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { catalogue } from '../../packages/messages/src/texts';
import { wrongIn } from './axe';
import { command, launch, openSample, type Visitor, visit } from './browser';
import { openReport, section } from './report-page';
import { type Look, shownSection, visitScreens } from './screens';
import { type RunningServer, startServer } from './server';

vi.setConfig({ testTimeout: 300_000 });

let server: RunningServer;
let browser: Browser;
let lin: Visitor;
let report: string;

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  // Names without Han characters, so that those found are the interface's.
  lin = await visit(browser, server, 'Lin', { admin: 'yes', keeps: 'nothing' });
  const wang = await visit(browser, server, 'Wang', { keeps: 'nothing' });
  report = await openSample(lin);
  await command(lin, report, { type: 'setMember', person: wang.id, name: '', roles: ['reviewer'] });
  await openReport(lin.page, report, shownSection);
  const id = await section(lin.page, shownSection).getAttribute('data-section');
  await command(lin, report, {
    type: 'assignSection',
    section: id,
    drafters: [lin.id],
    reviewers: [wang.id],
    due: '2024-04-30',
  });
  await command(wang, report, {
    type: 'addThread',
    section: id,
    anchor: null,
    thread: 'a',
    comment: 'c',
    text: '@Lin please look',
    mentions: [lin.id],
  });
  await wang.context.close();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const looks = [
  ['light', { colorScheme: 'light', contrast: null }],
  ['dark', { colorScheme: 'dark', contrast: null }],
  ['more contrast', { colorScheme: 'light', contrast: 'more' }],
] as const;

test.each(looks)('axe finds nothing on any screen: %s', async (_name, media) => {
  await lin.page.emulateMedia(media);
  const wrong: string[] = [];
  await visitScreens(lin.page, report, async (page, { name, part }) => {
    for (const one of await wrongIn(page, part)) wrong.push(`${name}: ${one}`);
  });
  await lin.page.emulateMedia({ colorScheme: null, contrast: null });
  expect([...new Set(wrong)]).toEqual([]);
});

/** Changes the language without moving anything else, under an open dialog too. */
async function switchLanguage(page: Page, to: 'en' | 'zh'): Promise<void> {
  await page.evaluate(() => document.querySelector<HTMLButtonElement>('header button[lang]')!.click());
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
    await switchLanguage(page, 'en');
    for (const one of await chineseIn(page)) found.push(`${name}: ${one.slice(0, 60)}`);
    await switchLanguage(page, 'zh');
  };
  await visitScreens(lin.page, report, look);
  expect([...new Set(found)]).toEqual([]);
  expect(lin.faults).toEqual([]);
});
