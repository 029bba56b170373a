// What can be done with findings besides mending them: waiving with a reason, rules of one's own, numbers marked in the text, the report.

import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { command, launch, openSample, type Visitor, visit } from './browser';
import { editor, openReport, typeAtEnd } from './report-page';
import { type RunningServer, startServer } from './server';

let server: RunningServer;
let browser: Browser;
let lin: Visitor;
let chen: Visitor;

const budget = '部门整体收支情况';

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  lin = await visit(browser, server, '林晓', { admin: 'yes' });
  chen = await visit(browser, server, '陈敏');
  const report = await openSample(lin);
  await command(lin, report, { type: 'setMember', person: chen.id, name: '陈敏', roles: ['reviewer'] });
  await openReport(lin.page, report, budget);
  await openReport(chen.page, report, budget, 'reader');
  for (const { page } of [lin, chen]) await page.getByRole('tab', { name: /检查/ }).click();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

afterEach(() => {
  expect([...lin.faults, ...chen.faults]).toEqual([]);
});

const panel = (page: Page): Locator => page.getByRole('tabpanel');
const wrongRate = (page: Page): Locator =>
  panel(page)
    .getByRole('listitem')
    .filter({ hasText: /99\.7%.*应为 99\.97%/ })
    .first();

test('a finding names its operands and the arithmetic, and is waived with a reason by those who may', async () => {
  const card = wrongRate(lin.page);
  await card.getByText('2,118.90万元 ÷ 2,119.56万元 × 100 = 99.97%').waitFor();
  await wrongRate(chen.page).waitFor();
  expect(await wrongRate(chen.page).getByRole('button', { name: '保留并说明' }).count()).toBe(0);
  await card.getByRole('button', { name: '保留并说明' }).click();
  await card.getByRole('button', { name: '保留', exact: true }).click();
  await card.getByText(/请说明理由/).waitFor();
  await card.getByLabel('保留的理由').fill('与公开稿一致');
  await lin.page.keyboard.press('Enter');
  for (const { page } of [lin, chen]) {
    const kept = page.getByRole('region', { name: /已保留 · 1 处/ });
    await kept.getByText('与公开稿一致').waitFor();
    await kept.getByText(/林晓/).waitFor();
  }
  await editor(lin.page, budget)
    .locator('.finding[data-severity="block"]', { hasText: '99.7%' })
    .waitFor({ state: 'detached' });
});

test('the check report lists relations, findings and waivers', async () => {
  const { page } = lin;
  await panel(page).getByRole('button', { name: '检查报告' }).click();
  const report = page.getByRole('dialog', { name: '检查报告' });
  await report.getByText('与公开稿一致').waitFor();
  for (const rule of ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9'])
    await report
      .getByText(new RegExp(`^${rule} `))
      .first()
      .waitFor();
  await page.keyboard.press('Escape');
  await report.waitFor({ state: 'detached' });
});

test('a waiver is taken back', async () => {
  await lin.page
    .getByRole('region', { name: /已保留/ })
    .getByRole('button', { name: '撤销保留' })
    .click();
  await wrongRate(lin.page).waitFor();
  await wrongRate(chen.page).waitFor();
});

test('numbers are marked in the text by what they are to the figures, and one key links one', async () => {
  const { page } = lin;
  await panel(page).getByLabel('在正文标出数字').check();
  await editor(page, budget)
    .locator('.text-number[data-class="contradicts"]', { hasText: '99.7%' })
    .waitFor();
  await typeAtEnd(page, '下一步工作打算', '，项目支出331.73万元');
  await editor(page, '下一步工作打算')
    .locator('.text-number[data-class="matches"]', { hasText: '331.73万元' })
    .waitFor();
  await page.keyboard.press('Control+Shift+l');
  await editor(page, '下一步工作打算').locator('[data-figure="nature.project"]').waitFor();
  await panel(page).getByLabel('在正文标出数字').uncheck();
  await editor(page, budget).locator('.text-number').first().waitFor({ state: 'detached' });
});

test('a rule of one’s own is made without code, found broken at once, removed, and given back', async () => {
  const { page } = lin;
  await panel(page).getByRole('button', { name: '自定规则' }).click();
  const dialog = page.getByRole('dialog', { name: '自定规则' });
  await dialog.getByRole('button', { name: '新增规则' }).click();
  await dialog.getByLabel('规则名称').fill('项目支出应占一半');
  await dialog.getByLabel('左边').fill('项目支出 × 2');
  await dialog.getByLabel('右边').fill('执行数');
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.getByText('项目支出 × 2 = 执行数').waitFor();
  await dialog.getByRole('button', { name: '完成' }).click();
  for (const { page: one } of [lin, chen]) {
    await one
      .getByText(/项目支出应占一半：项目支出 × 2 为 663\.46万元，应 = 执行数（2,118\.90万元）/)
      .first()
      .waitFor();
    await one.getByText('R 项目支出应占一半').first().waitFor();
  }
  await panel(page).getByRole('button', { name: '自定规则' }).click();
  await dialog.getByRole('button', { name: /删除规则/ }).click();
  await dialog.getByRole('heading', { name: '还没有自定规则' }).waitFor();
  const undo = dialog
    .locator('[aria-live] > div', { hasText: '已删除规则' })
    .getByRole('button', { name: '撤销' });
  // The way back is in the dialog: below it nothing can be pressed.
  await undo.click();
  await dialog.getByText('项目支出 × 2 = 执行数').waitFor();
  await dialog.getByRole('button', { name: /删除规则/ }).click();
  await dialog.getByRole('heading', { name: '还没有自定规则' }).waitFor();
  await undo.waitFor();
});
