// What can be done with a number where it stands: its card, its format, another figure, other words with a reason, plain text.

import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launch, openSample, type Visitor, visit } from './browser';
import { paste } from './pasting';
import { caretAt, editor, openReport, sectionText, waitForText } from './report-page';
import { type RunningServer, startServer } from './server';

let server: RunningServer;
let browser: Browser;
let lin: Visitor;

const budget = '部门整体收支情况';

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  lin = await visit(browser, server, '林晓', { admin: 'yes' });
  await openReport(lin.page, await openSample(lin), budget);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

afterEach(() => {
  expect(lin.faults).toEqual([]);
});

const placeOf = (page: Page, figure: string): Locator =>
  editor(page, budget).locator(`[data-figure="${figure}"]`).first();
const card = (page: Page): Locator => page.getByRole('dialog', { name: /引用处/ });

test('a place that is pointed at tells its value, source, history and other places, and one leads there', async () => {
  const { page } = lin;
  await placeOf(page, 'total.executed').hover();
  await card(page).getByText('2,118.90万元', { exact: true }).waitFor();
  for (const part of ['依据', '最近变动', '其他引用处'])
    await card(page).getByText(part, { exact: true }).waitFor();
  await card(page)
    .getByRole('button', { name: /自评结论综述/ })
    .first()
    .click();
  await card(page).waitFor({ state: 'detached' });
  await page.locator('.flash').first().waitFor();
});

test('by keyboard: the format of one place is changed, and undone in one step', async () => {
  const { page } = lin;
  await placeOf(page, 'total.budgeted').click();
  await page.keyboard.press('Control+Shift+l');
  await card(page).waitFor();
  await page.keyboard.press('Enter');
  const scale = card(page).getByLabel('显示单位', { exact: true });
  await scale.waitFor();
  expect(await scale.evaluate((element) => element === document.activeElement)).toBe(true);
  await scale.selectOption('亿元');
  await waitForText(page, budget, '全年预算数0.21亿元');
  await card(page).getByLabel('大写').check();
  await waitForText(page, budget, '贰仟壹佰壹拾玖万伍仟陆佰元整');
  await page.keyboard.press('Escape');
  await editor(page, budget).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Control+z');
  await waitForText(page, budget, '全年预算数0.21亿元');
  await page.keyboard.press('Control+z');
  await waitForText(page, budget, '全年预算数2,119.56万元');
});

test('other words stand at a place only with a reason; the value stays in sight, and the checks list it', async () => {
  const { page } = lin;
  await placeOf(page, 'total.executed').click();
  await page.keyboard.press('Control+Shift+l');
  await card(page).getByRole('button', { name: '就地改写' }).click();
  await card(page).getByLabel('此处写作').fill('约2,100万元');
  await card(page).getByRole('button', { name: '改写', exact: true }).click();
  await card(page)
    .getByText(/请说明理由/)
    .waitFor();
  await card(page).getByLabel('理由').fill('公开稿取整');
  await card(page).getByRole('button', { name: '改写', exact: true }).click();
  await waitForText(page, budget, '约2,100万元');
  const place = placeOf(page, 'total.executed');
  expect(await place.getAttribute('data-real')).toBe('2,118.90万元');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: /检查/ }).click();
  await page
    .getByText(/此处改写为“约2,100万元”.*2,118\.90万元.*公开稿取整/)
    .first()
    .waitFor();
});

test('a place is linked to another figure, and turned into text', async () => {
  const { page } = lin;
  await placeOf(page, 'total.executed').click();
  await page.keyboard.press('Control+Shift+l');
  await card(page).getByRole('button', { name: '改链' }).click();
  await card(page).getByLabel('查找数据').fill('基本支出');
  await page.keyboard.press('Enter');
  await waitForText(page, budget, '执行数1,787.17万元');
  await card(page).getByRole('button', { name: '转为文字' }).click();
  await card(page).waitFor({ state: 'detached' });
  expect(await sectionText(page, budget)).toContain('执行数1,787.17万元');
});

test('numbers of a pasted text keep their words, and are offered to be linked', async () => {
  const { page } = lin;
  const plans = '下一步工作打算';
  await caretAt(page, plans, 'end');
  await paste(page, { 'text/plain': '项目支出331.73万元，另有3个项目。' });
  await waitForText(page, plans, '项目支出331.73万元，另有3个项目。');
  await page.getByText(/有 1 个数字与数据一致/).waitFor();
  await page.getByRole('button', { name: '查看并关联' }).click();
  await page.getByRole('button', { name: /关联 1 处/ }).click();
  await editor(page, plans).locator('[data-figure="nature.project"]').waitFor();
  expect(await sectionText(page, plans)).toContain('项目支出331.73万元，另有3个项目。');
});
