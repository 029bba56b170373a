// Pictures of every screen at three widths, in both themes and both languages, into the git-ignored folder `screenshots/`; the README's picture goes to docs/.
// `npm run screenshots`. They are made to be looked at, so nothing is compared here.

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command, launch, openSample, type Visitor, visit } from './browser';
import { editor, openReport, section, selectWords } from './report-page';
import { type RunningServer, root, startServer } from './server';

const folder = path.join(root, 'screenshots');
const widths = [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const;

let server: RunningServer;
let browser: Browser;
let lin: Visitor;
let report: string;

const budget = '部门整体收支情况';
const goals = '部门整体支出绩效目标';

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  server = await startServer();
  browser = await launch();
  lin = await visit(browser, server, '林晓', { admin: 'yes' });
  report = await openSample(lin);
  for (const name of ['陈敏', '黄志强']) {
    const colleague = await visit(browser, server, name);
    await command(lin, report, { type: 'setMember', person: colleague.id, name, roles: ['drafter'] });
    await openReport(colleague.page, report, budget, 'reader');
    const mine = name === '陈敏' ? budget : goals;
    const id = await section(colleague.page, mine).getAttribute('data-section');
    await command(lin, report, {
      type: 'assignSection',
      section: id,
      drafters: [colleague.id],
      reviewers: [],
      due: '2024-04-30',
    });
    await colleague.page.locator(`[data-section="${id}"] .ProseMirror[contenteditable=true]`).waitFor();
    await editor(colleague.page, mine).locator('p').first().click();
    await colleague.page.keyboard.press('End');
  }
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Changes the language without moving anything else, under an open dialog too. */
const switchLanguage = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLButtonElement>('header button[lang]')!.click());

/** In all widths, both themes and both languages. */
async function take(page: Page, name: string): Promise<void> {
  await takeWidths(page, `${name}-`);
  await page.emulateMedia({ colorScheme: 'dark' });
  await takeWidths(page, `${name}-dark-`);
  await page.emulateMedia({ colorScheme: 'light' });
  await switchLanguage(page);
  await page.locator('html[lang=en]').waitFor({ state: 'attached' });
  await takeWidths(page, `${name}-en-`);
  await switchLanguage(page);
  await page.locator('html[lang^=zh]').waitFor({ state: 'attached' });
}

async function takeWidths(page: Page, name: string): Promise<void> {
  for (const [width, height] of widths) {
    await page.setViewportSize({ width, height });
    await page.evaluate(async () => {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      // Panels slide when the width changes; turning spinners never end.
      const ending = document
        .getAnimations()
        .filter((one) => one.effect?.getTiming().iterations !== Infinity);
      await Promise.allSettled(ending.map((one) => one.finished));
    });
    await page.screenshot({ path: path.join(folder, `${name}${width}.png`) });
  }
  await page.setViewportSize({ width: widths[0][0], height: widths[0][1] });
}

test('start page', async () => {
  await lin.page.goto('/');
  await lin.page.getByRole('button', { name: /打开样例/ }).waitFor();
  await take(lin.page, 'start');
});

test('report with its figures', async () => {
  const { page } = lin;
  await openReport(page, report, budget);
  await section(page, budget).scrollIntoViewIfNeeded();
  await page.locator('[data-name="陈敏"]').first().waitFor({ state: 'attached' });
  await page.getByRole('link', { name: new RegExp(budget) }).click();
  await page.getByRole('tabpanel').getByText('2,118.90').first().waitFor();
  await page.screenshot({ path: path.join(root, 'docs/screenshot.png') });
  await take(page, 'report');
  expect(lin.faults).toEqual([]);
});

test('checks', async () => {
  await lin.page.getByRole('tab', { name: /检查/ }).click();
  await lin.page
    .getByRole('button', { name: /替换为数据/ })
    .first()
    .waitFor();
  await take(lin.page, 'checks');
});

test('comments, with one on words of the text', async () => {
  const { page } = lin;
  await selectWords(page, budget, '公共文化服务');
  await page.getByRole('button', { name: /^批注 Ctrl/ }).click();
  const panel = page.getByRole('complementary');
  await panel.getByRole('textbox', { name: '批注内容' }).fill('请与预算批复的口径核对。');
  await panel.getByRole('button', { name: '发布' }).click();
  await panel.locator('li', { hasText: '预算批复' }).waitFor();
  await take(page, 'comments');
});

test('the board, and the versions', async () => {
  const { page } = lin;
  await page.getByRole('button', { name: '进度总览' }).click();
  await page
    .getByRole('dialog')
    .getByRole('row', { name: /部门职能/ })
    .waitFor();
  await take(page, 'board');
  await page.keyboard.press('Escape');
  await page.goto(`/reports/${report}/versions`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await take(page, 'versions');
  await openReport(page, report, budget);
});

test('people and assignments', async () => {
  await lin.page.getByRole('button', { name: /分工/ }).click();
  await lin.page.getByRole('dialog').waitFor();
  await take(lin.page, 'members');
  await lin.page.keyboard.press('Escape');
});

test('invitation links', async () => {
  await lin.page.getByRole('button', { name: /分工/ }).click();
  const dialog = lin.page.getByRole('dialog');
  await dialog.getByRole('tab', { name: '邀请链接' }).click();
  await dialog.getByRole('button', { name: '生成链接' }).click();
  await dialog.getByText('还没有人使用').waitFor();
  await take(lin.page, 'links');
  await lin.page.keyboard.press('Escape');
});

test('who can do what', async () => {
  await lin.page.goto(`/reports/${report}/rights`);
  await lin.page.getByRole('row', { name: /陈敏/ }).getByRole('cell').nth(1).focus();
  await take(lin.page, 'rights');
});

test('asking for access', async () => {
  const guest = await visit(browser, server, '孙读者');
  await guest.page.goto(`/reports/${report}`);
  await guest.page.getByRole('button', { name: '申请访问' }).waitFor();
  await take(guest.page, 'ask');
  await guest.context.close();
});

test('administrator page', async () => {
  await lin.page.goto('/people');
  await lin.page.getByText('黄志强').first().waitFor();
  await take(lin.page, 'people');
});

test('audit log', async () => {
  await lin.page.goto('/audit');
  await lin.page.getByText('已核对').waitFor();
  await take(lin.page, 'audit');
});
