// Hours without a network: text in several sections, figures, a comment, a due date, a reload in between; elsewhere others go on, and
// one section is handed in. On return all of it merges, and what came too late stands aside.

import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command, launch, openSample, type Visitor, visit } from './browser';
import { type Network, relay } from './network';
import {
  editor,
  openReport,
  section,
  sectionText,
  typeAtEnd,
  waitForText,
  waitUntilKept,
  waitUntilSaved,
} from './report-page';
import { type RunningServer, startServer } from './server';

const functions = '部门职能';
const budget = '部门整体收支情况';
const goals = '部门整体支出绩效目标';
const problems = '存在的主要问题';
const plans = '下一步工作打算';

let server: RunningServer;
let browser: Browser;
let lin: Visitor;
/** Has the network that is cut. */
let chen: Visitor;
let network: Network;
let report: string;

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  network = await relay(server.url);
  lin = await visit(browser, server, '林晓', { admin: 'yes' });
  chen = await visit(browser, network, '陈敏');
  report = await openSample(lin);
  const member = { type: 'setMember', person: chen.id, name: '陈敏', roles: ['owner', 'finance'] };
  await command(lin, report, member);
  await openReport(lin.page, report, functions);
});

afterAll(async () => {
  await browser?.close();
  await network?.cut();
  await server?.stop();
});

const panel = (page: Page): Locator => page.getByRole('complementary');
const row = (page: Page, label: string): Locator =>
  page.locator('li[data-figure]').filter({ hasText: label });
const waiting = (page: Page): Locator => page.getByRole('status', { name: '还没有提交的操作' });
const aside = (page: Page): Locator => page.getByRole('region', { name: '未能保存的修改' });
const dialog = (page: Page): Locator => page.getByRole('dialog');
const submit = (page: Page, name: string) =>
  dialog(page).locator('[data-dialog-foot]').getByRole('button', { name, exact: true }).click();

/** What chen does without a network, by the interface. */
async function workOffline(page: Page): Promise<void> {
  for (const title of [functions, goals, problems, plans]) await typeAtEnd(page, title, `${title}离线写的。`);

  await page.locator('li[data-figure="total.executed"]').locator('[data-cell="value"]').click();
  await page.getByRole('textbox', { name: /的数值$/ }).fill('2000');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '新增数据' }).click();
  await dialog(page).getByText('先存在这台电脑上').waitFor();
  await dialog(page).getByLabel('名称', { exact: true }).fill('离线新增的数据');
  await dialog(page).getByLabel('分组').fill('离线');
  await submit(page, '新增');

  await selectLast(page, functions, '离线写的');
  await page.keyboard.press('Control+Alt+m');
  await panel(page).getByRole('textbox', { name: '批注内容' }).fill('离线的批注');
  await panel(page).getByRole('button', { name: '发布' }).click();

  await page.getByRole('button', { name: /^分工/ }).click();
  await page.getByRole('tab', { name: '章节分工' }).click();
  await page.getByLabel(`${goals}：截止日期`).fill('2024-05-06');
  await page.getByRole('button', { name: '完成', exact: true }).click();

  await section(page, functions)
    .getByRole('button', { name: /状态与操作/ })
    .click();
  await page.getByRole('menuitem', { name: /^送审/ }).click();
  await dialog(page).getByText('要联网才能做').waitFor();
  await submit(page, '取消');
}

/** Selects the last occurrence of some words, as a drag of the mouse does. */
async function selectLast(page: Page, title: string, words: string): Promise<void> {
  await editor(page, title).focus();
  await editor(page, title).evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.lastIndexOf(wanted);
      if (at >= 0) getSelection()!.setBaseAndExtent(node, at, node, at + wanted.length);
    }
  }, words);
}

/** What the page shows of it, before it is sent and after. */
async function showsAll(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /^数据/ }).click();
  for (const title of [functions, goals, problems]) await waitForText(page, title, `${title}离线写的。`);
  await page.locator('li[data-figure="total.executed"]').getByText('2,000.00').waitFor();
  await row(page, '离线新增的数据').waitFor();
  await expect.poll(() => sectionText(page, budget)).toContain('2,000.00');
  await expect.poll(() => editor(page, functions).locator('.thread').allTextContents()).toEqual(['离线写的']);
}

async function dueOf(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^分工/ }).click();
  await page.getByRole('tab', { name: '章节分工' }).click();
  const due = await page.getByLabel(`${goals}：截止日期`).inputValue();
  await page.getByRole('button', { name: '完成', exact: true }).click();
  return due;
}

test('text, figures, a comment and a date, made offline over a reload, are all there on return, and nobody else is harmed', async () => {
  const { page } = chen;
  await openReport(page, report, functions);
  await waitUntilKept(page);
  await waitUntilSaved(page);
  await network.cut();
  await page.locator('[data-saved="offline"]').waitFor();
  await workOffline(page);
  await showsAll(page);
  await row(page, '离线新增的数据').getByText('待发送').waitFor();
  await waiting(page).getByText('离线新增的数据').waitFor();

  // Asked about before the page is left, where something has waited for so long that it is news.
  page.on('dialog', (one) => void one.accept().catch(() => {}));
  await page.reload();
  await showsAll(page);
  await waiting(page).getByText('离线的批注').waitFor();
  expect(await dueOf(page)).toBe('2024-05-06');

  await typeAtEnd(lin.page, functions, '林晓在线写的。');
  await typeAtEnd(lin.page, plans, '林晓最后一句。');
  await waitUntilSaved(lin.page);
  const locked = await section(lin.page, plans).getAttribute('data-section');
  const step = { section: locked, event: 'submit', why: '', onBehalfOf: null, digest: null };
  await command(lin, report, { type: 'advanceSection', ...step });

  await network.mend();
  await waitUntilSaved(page);
  await waiting(page).waitFor({ state: 'detached' });
  for (const one of [page, lin.page]) {
    await showsAll(one);
    await waitForText(one, functions, '林晓在线写的。');
    expect(await dueOf(one)).toBe('2024-05-06');
    expect(await sectionText(one, plans)).not.toContain('离线写的');
    expect(await sectionText(one, plans)).toContain('林晓最后一句。');
  }
  await aside(page).getByText(`${plans}离线写的。`, { exact: true }).waitFor();
  await aside(page).getByText('本节已送审，退回后才能修改。').waitFor();
  expect(await editor(page, plans).getAttribute('contenteditable')).toBe('false');
  expect([...lin.faults, ...chen.faults]).toEqual([]);
});

test('an edit that nobody answers, on a connection that only seems open, is shown as not saved, and leaving is asked about', async () => {
  const { page } = chen;
  page.removeAllListeners('dialog');
  network.stall();
  await typeAtEnd(page, functions, '没有回音的一句。');
  await page
    .locator('header')
    .getByText(/有 \d+ 处未保存/)
    .first()
    .waitFor();
  expect(await sectionText(lin.page, functions)).not.toContain('没有回音的一句。');
  const asked = page.waitForEvent('dialog');
  void page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  await network.mend();
  await waitUntilSaved(page);
  await waitForText(lin.page, functions, '没有回音的一句。');
});
