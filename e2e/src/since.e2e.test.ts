// Who comes back sees what changed since, passage by passage; who is here sees who types, and can follow them.

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { command, launch, openSample, type Visitor, visit } from './browser';
import { caretAt, editor, openReport, typeAtEnd, waitUntilSaved } from './report-page';
import { type RunningServer, startServer } from './server';

let server: RunningServer;
let browser: Browser;
let lin: Visitor;
let wang: Visitor;
let chen: Visitor;
let report: string;

const functions = '部门职能';
const budget = '部门整体收支情况';
const plans = '下一步工作打算';

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  lin = await visit(browser, server, '林晓', { admin: 'yes' });
  wang = await visit(browser, server, '王审核');
  chen = await visit(browser, server, '陈科长');
  report = await openSample(lin);
  await command(lin, report, { type: 'setMember', person: wang.id, name: '', roles: ['reviewer'] });
  await command(lin, report, { type: 'setMember', person: chen.id, name: '', roles: ['owner'] });
  await openReport(lin.page, report, budget);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

afterEach(() => {
  expect([...lin.faults, ...wang.faults, ...chen.faults]).toEqual([]);
});

const bar = (page: Page) => page.getByRole('region', { name: '上次看过后的改动' });
const outline = (page: Page) => page.getByRole('navigation', { name: '提纲' });
const changedWords = (page: Page, title: string) =>
  editor(page, title).locator('.changed-since').allTextContents();

/** Opens the report, and waits until what was seen is told. */
async function firstVisit(page: Page): Promise<void> {
  const told = page.waitForResponse(
    (one) => one.url().endsWith('/readings') && one.request().method() === 'POST',
  );
  await openReport(page, report, budget, 'reader');
  expect((await told).ok()).toBe(true);
}

test('a first visit marks nothing; the next shows what changed meanwhile, and where', async () => {
  await firstVisit(wang.page);
  expect(await bar(wang.page).count()).toBe(0);
  await wang.page.goto('about:blank');

  await typeAtEnd(lin.page, functions, '新增一句职能。');
  await typeAtEnd(lin.page, plans, '再加一句打算。');
  await editor(lin.page, budget).locator('p').last().click();
  await caretAt(lin.page, budget, 'end');
  // The browser tells the editor of the caret in the frame after; no hand is quicker.
  await lin.page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  for (let count = 0; count < 4; count++) await lin.page.keyboard.press('Backspace');
  await waitUntilSaved(lin.page);

  await openReport(wang.page, report, budget, 'reader');
  await bar(wang.page).getByText('上次看过后有 3 处改动').waitFor();
  expect(await changedWords(wang.page, functions)).toEqual(['新增一句职能。']);
  expect(await outline(wang.page).getByLabel('上次看过后有 1 处改动').count()).toBe(3);
  expect(await bar(lin.page).count()).toBe(0);
});

test('one key leads from change to change; what was looked at is no change the next time, what was not is', async () => {
  const { page } = wang;
  await page.keyboard.press('F4');
  await bar(page)
    .getByText(/^第 1 \/ 3 处 · .*部门职能/)
    .waitFor();
  const told = page.waitForResponse(
    (one) => one.url().endsWith('/readings') && one.request().method() === 'POST',
  );
  await page.keyboard.press('Shift+F4');
  await bar(page)
    .getByText(/^第 3 \/ 3 处 · .*下一步工作打算/)
    .waitFor();
  await editor(page, plans).locator('[data-changed-since="read"]').waitFor();
  expect(await changedWords(page, plans)).toEqual(['再加一句打算。']);
  expect((await told).ok()).toBe(true);
  await openReport(page, report, budget, 'reader');
  await bar(page).waitFor();
  await expect.poll(() => editor(page, plans).locator('.changed-since').count()).toBe(0);
});

test('all are marked as read at once, which can be taken back', async () => {
  const { page } = wang;
  const count = await page.locator('.ProseMirror [data-changed-since]').count();
  await bar(page).getByRole('button', { name: '全部标为已看' }).click();
  await bar(page).waitFor({ state: 'detached' });
  expect(
    await outline(page)
      .getByLabel(/处改动/)
      .count(),
  ).toBe(0);
  await page.getByRole('button', { name: '撤销' }).click();
  await bar(page).waitFor();
  // One section after the other.
  await expect.poll(() => page.locator('.ProseMirror [data-changed-since]').count()).toBe(count);
});

test('of two people in one section it is shown which of them types', async () => {
  await openReport(chen.page, report, functions);
  await editor(chen.page, functions).locator('p').first().click();
  await typeAtEnd(lin.page, functions, '林晓在写。');
  await outline(wang.page)
    .getByLabel(/^正在输入：林晓 正在这里：.*陈科长/)
    .waitFor();
  await editor(chen.page, functions).locator('p').first().click();
  await chen.page.keyboard.insertText('陈科长也写。');
  await outline(wang.page)
    .getByLabel(/^正在输入：.*陈科长/)
    .waitFor();
});

test('whom one follows is said, and ended by a button or a key', async () => {
  const { page } = wang;
  await page.getByRole('button', { name: /^林晓：/ }).click();
  const following = page.getByRole('status').filter({ hasText: '正在跟随林晓' });
  await following.getByRole('button', { name: '停止' }).click();
  await following.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^林晓：/ }).click();
  await following.waitFor();
  await page.keyboard.press('Escape');
  await following.waitFor({ state: 'detached' });
});
