// An owner changes which sections a report has: by menu, by keys and by dragging; a colleague sees it at once.

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { command, launch, openSample, type Visitor, visit } from './browser';
import { take } from './pictures';
import { openReport, typeAtEnd, waitForText } from './report-page';
import { type RunningServer, startServer } from './server';

let server: RunningServer;
let browser: Browser;
let lin: Visitor;
let chen: Visitor;
let report: string;

const functions = '部门职能';
const added = '机构改革情况';

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  lin = await visit(browser, server, '林晓');
  chen = await visit(browser, server, '陈敏');
  report = await openSample(lin);
  await command(lin, report, { type: 'setMember', person: chen.id, name: '陈敏', roles: ['drafter'] });
  await openReport(lin.page, report, functions);
  await openReport(chen.page, report, functions, 'reader');
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

afterEach(() => {
  expect([...lin.faults, ...chen.faults]).toEqual([]);
});

const outline = (page: Page) => page.getByRole('navigation', { name: '提纲' });
const titles = (page: Page) =>
  outline(page)
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('title') ?? ''));
const item = (page: Page, title: string) => outline(page).getByRole('listitem').filter({ hasText: title });

async function choose(title: string, action: string): Promise<void> {
  await item(lin.page, title).hover();
  await item(lin.page, title).getByRole('button', { name: /调整/ }).click();
  await lin.page.getByRole('menuitem', { name: action }).click();
}

test('a section is added, written in, and there for a colleague with its number', async () => {
  await choose(functions, '在后面添加');
  await lin.page.getByLabel('标题', { exact: true }).fill(added);
  await lin.page.getByRole('dialog').getByRole('button', { name: '添加' }).click();
  await item(lin.page, added).waitFor();
  expect(await titles(chen.page)).toContain(`（二）${added}`);
  await typeAtEnd(lin.page, added, '年内完成机构调整。');
  await waitForText(chen.page, added, '年内完成机构调整。');
});

test('it moves by keys and by dragging, and numbers follow', async () => {
  await item(lin.page, added).getByRole('link').focus();
  await lin.page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => titles(chen.page)).toContain(`（一）${added}`);
  await item(lin.page, added).getByRole('link').dragTo(item(lin.page, '主要工作成效'));
  await expect.poll(() => titles(chen.page)).toContain(`（三）${added}`);
  await lin.page.getByRole('button', { name: '撤销' }).last().click();
  await expect.poll(() => titles(chen.page)).toContain(`（一）${added}`);
});

test('it is renamed, removed, and brought back with its text', async () => {
  await choose(added, '修改标题');
  await lin.page.getByLabel('标题', { exact: true }).fill('机构调整');
  await lin.page.getByRole('dialog').getByRole('button', { name: '修改' }).click();
  await expect.poll(() => titles(chen.page)).toContain('（一）机构调整');
  await choose('机构调整', '移除');
  await expect.poll(() => titles(chen.page)).not.toContain('（一）机构调整');
  await choose(functions, '在后面添加');
  await lin.page.getByRole('dialog').getByRole('button', { name: '恢复' }).click();
  await expect.poll(() => titles(chen.page)).toContain('（一）机构调整');
  await waitForText(chen.page, '机构调整', '年内完成机构调整。');
});

test('nobody else is offered any of it, and a section of the genre stays', async () => {
  expect(await outline(chen.page).getByRole('button', { name: /调整/ }).count()).toBe(0);
  await item(lin.page, functions).hover();
  await item(lin.page, functions).getByRole('button', { name: /调整/ }).click();
  const remove = lin.page.getByRole('menuitem', { name: '移除' });
  expect(await remove.getAttribute('aria-disabled')).toBe('true');
});

test('an attachment stands behind the signature, with its label', async () => {
  await choose('下一步工作打算', '在后面添加');
  await lin.page.getByLabel('标题', { exact: true }).fill('分月支出明细表');
  await lin.page.getByLabel('类型').selectOption({ label: '附件（在落款之后）' });
  await lin.page.getByRole('dialog').getByRole('button', { name: '添加' }).click();
  await expect.poll(() => titles(chen.page)).toContain('附件：分月支出明细表');
  await typeAtEnd(lin.page, '分月支出明细表', '单位：万元。');
  await waitForText(chen.page, '分月支出明细表', '单位：万元。');
  await take(lin.page, 'attachment');
  const exported = await lin.context.request.get(`/api/v1/reports/${report}/export?to=txt`);
  const text = await exported.text();
  expect(text).toMatch(/\n附件：分月支出明细表[\s\S]*\n附件\n分月支出明细表\n单位：万元。\n$/);
});
