// The whole life of a report with five people, each in a browser of their own: drafted, checked, handed in, commented, returned, mended,
// agreed; a figure changes and is taken; signed, frozen, exported; then one stored byte is another, and verifying names it.
// Two of its sections go through the interface, the others are led there by commands; the long form (`npm run e2e:full`) does all of it.

import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command } from './browser';
import { type FivePeople, faultsOf, fivePeople } from './five-people';
import { take } from './pictures';
import {
  editor,
  section,
  sectionText,
  selectWords,
  typeAtEnd,
  waitForText,
  waitUntilSaved,
} from './report-page';
import { tamper, verify } from './tampering';
import { confirm, dialog, press, step, stepBecause, waitForStatus } from './workflow-page';

let five: FivePeople;
const functions = '部门职能';
const budget = '部门整体收支情况';
const problems = '存在的主要问题';
const taskResults = '各重点工作任务绩效目标完成情况分析';

beforeAll(async () => {
  five = await fivePeople();
});

afterAll(async () => {
  await five?.browser.close();
  await five?.server.stop();
});

/** On paper there is the board with the report's title, and neither the text behind it nor any button. */
async function expectBoardOnPaper(page: Page): Promise<void> {
  const board = dialog(page);
  await board.getByRole('row', { name: new RegExp(problems) }).waitFor();
  await page.emulateMedia({ media: 'print' });
  for (const title of [functions, budget, problems])
    expect(await board.getByRole('row', { name: new RegExp(title) }).isVisible()).toBe(true);
  expect(await board.getByText(/绩效自评报告 · /).isVisible()).toBe(true);
  expect(await board.getByRole('button', { name: '打印' }).isVisible()).toBe(false);
  expect(await section(page, functions).isVisible()).toBe(false);
  await page.emulateMedia({ media: null });
}

test('a section is drafted, commented on, returned with a reason, mended and agreed', async () => {
  const { chen, he, wang, zhao } = five;
  await typeAtEnd(chen.page, functions, '以上职能依据三定规定。');
  await waitUntilSaved(chen.page);
  await waitForText(he.page, functions, '以上职能依据三定规定。');
  await selectWords(he.page, functions, '三定规定');
  await he.page.getByRole('button', { name: /^批注 Ctrl/ }).click();
  await he.page.getByRole('textbox', { name: '批注内容' }).fill('是哪一年的？');
  await he.page.getByRole('button', { name: '发布' }).click();

  await step(chen.page, functions, '送审', 'submitted');
  await expect.poll(() => editor(chen.page, functions).getAttribute('contenteditable')).toBe('false');
  await take(wang.page, 'life-1-submitted');
  await stepBecause(wang.page, functions, '退回', '请写明文号');
  await section(chen.page, functions).getByText('王审核退回：请写明文号').waitFor();
  await chen.page.getByRole('tab', { name: /批注/ }).click();
  await take(chen.page, 'life-2-returned');
  await typeAtEnd(chen.page, functions, '文号为云编〔2019〕3号。');
  await waitUntilSaved(chen.page);
  for (const text of ['请写明文号', '是哪一年的？']) {
    const card = chen.page.getByRole('tabpanel').locator('li').filter({ hasText: text });
    await card.first().click();
    await card.getByRole('button', { name: '解决', exact: true }).click();
    await card.getByText(/陈敏已解决/).waitFor();
  }
  await step(chen.page, functions, '送审', 'submitted');
  await step(wang.page, functions, '定稿', 'agreed');
  await waitForStatus(zhao.page, functions, 'agreed');
});

test('a section that a check blocks is mended, handed in and agreed', async () => {
  const { chen, wang } = five;
  await press(chen.page, budget, '送审');
  await dialog(chen.page)
    .getByText(/应为 99\.97%/)
    .waitFor();
  await take(chen.page, 'life-3-blocked');
  await chen.page.keyboard.press('Escape');
  await chen.page.getByRole('tab', { name: /检查/ }).click();
  await chen.page
    .getByRole('button', { name: /替换为数据/ })
    .first()
    .click();
  await waitForText(wang.page, budget, '完成预算的99.97%');
  await waitUntilSaved(chen.page);
  await step(chen.page, budget, '送审', 'submitted');
  await step(wang.page, budget, '定稿', 'agreed');
});

test('all the others are handed in and agreed', async () => {
  const { chen, wang, lin, report, sections } = five;
  // The sample claims of one indicator that it was reached, and names no target.
  await editor(chen.page, taskResults).locator('p', { hasText: '轮值策划' }).click();
  await selectWords(chen.page, taskResults, '打造“溪畔夜读”');
  await chen.page.getByRole('button', { name: /^批注 Ctrl/ }).waitFor();
  await chen.page.keyboard.press('ArrowLeft');
  await chen.page.keyboard.insertText('年度目标为建立1项，实际建立1项，');
  await waitUntilSaved(chen.page);
  for (const [title, id] of sections) {
    if (title === functions || title === budget) continue;
    const submit = { type: 'advanceSection', section: id, event: 'submit' };
    await command(lin, report, { ...submit, why: '', onBehalfOf: null, digest: null });
    await step(wang.page, title, '定稿', 'agreed');
  }
});

test('a figure changes, is taken, and the whole is signed, frozen and exported', async () => {
  const { chen, he, lin, zhao, report } = five;
  const agreed = await sectionText(chen.page, budget);
  const set = { type: 'setFigureValue', figure: 'carryOver.closing', version: 1, why: '决算调整' };
  await command(he, report, { ...set, value: '20000' });
  await section(chen.page, budget)
    .getByText(/定稿为 1\.24万元，现在是 2\.00万元/)
    .waitFor();
  expect(await sectionText(chen.page, budget)).toBe(agreed);
  // Two sections show it: neither is taken for the other.
  await section(chen.page, budget).scrollIntoViewIfNeeded();
  await take(chen.page, 'life-4-updated');
  for (const title of [budget, problems]) {
    await step(chen.page, title, '采用新数据', 'agreed');
    await waitForText(zhao.page, title, '2.00万元');
  }

  await zhao.page.getByRole('button', { name: '进度总览' }).click();
  await take(zhao.page, 'life-5-board-of-signer');
  await expectBoardOnPaper(zhao.page);
  await dialog(zhao.page).getByRole('button', { name: '签署全文' }).click();
  await take(zhao.page, 'life-6-sign-all');
  await confirm(zhao.page, '签署');
  for (const title of [functions, budget, taskResults]) await waitForStatus(lin.page, title, 'signed');

  await lin.page.getByRole('button', { name: '进度总览' }).click();
  await dialog(lin.page).getByRole('button', { name: '冻结定本' }).click();
  await take(lin.page, 'life-7-freeze');
  await confirm(lin.page, '冻结定本');
  await dialog(lin.page)
    .getByText(/已签 \d+ · 定本第 1 号已冻结/)
    .waitFor();
  await take(lin.page, 'life-8-frozen');
  await lin.page.keyboard.press('Escape');
  await lin.page.locator('header').getByRole('button', { name: '导出' }).click();
  await take(lin.page, 'life-9-export');
  const [download] = await Promise.all([
    lin.page.waitForEvent('download'),
    lin.page.getByRole('menuitem', { name: /Word/ }).first().click(),
  ]);
  const files = unzipSync(readFileSync(await download.path()));
  expect(Buffer.from(files['word/document.xml']!).toString()).toContain('文号为云编〔2019〕3号。');
  expect(faultsOf(five)).toEqual([]);
});

test('one byte of what was frozen is another, and verifying names it', async () => {
  const { server, browser } = five;
  await browser.close();
  await server.stop();
  const whole = await verify(server);
  expect(whole.said).toContain('报告完整');
  expect(whole.status).toBe(0);
  tamper(server, { table: 'version', column: 'bytes', where: 'number = 1' });
  const broken = await verify(server);
  expect(broken.said).toMatch(/一个版本被改动（定本第 1 号/);
  expect(broken.status).toBe(1);
});
