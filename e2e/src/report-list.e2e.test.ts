// The list of reports on the start page: what waits where, found by pinyin, filtered, sorted, walked through by keys.

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command, launch, openSample, type Visitor, visit } from './browser';
import { take } from './pictures';
import { type RunningServer, startServer } from './server';

let server: RunningServer;
let browser: Browser;
let lin: Visitor;

/** The date so many days from today, where the machine is, which is where the browser is. */
function daysFromNow(days: number): string {
  const date = new Date();
  date.setDate(date.getDate() + days);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

async function sectionsOf(report: string): Promise<readonly string[]> {
  const answer = await lin.context.request.get(`/api/v1/reports/${report}/changes`);
  return ((await answer.json()) as readonly { readonly document: string }[]).map(({ document }) => document);
}

async function makeReport(department: string, due: string): Promise<void> {
  const answer = await lin.context.request.post('/api/v1/reports', {
    data: {
      from: 'template',
      title: `2025年度${department}部门整体支出绩效自评报告`,
      year: 2025,
      department,
    },
  });
  const { id } = (await answer.json()) as { readonly id: string };
  const [section] = await sectionsOf(id);
  await command(lin, id, { type: 'assignSection', section, drafters: [lin.id], reviewers: [], due });
}

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  lin = await visit(browser, server, '林晓', { admin: 'yes', keeps: 'nothing' });
  await makeReport('棠溪区财政局', daysFromNow(-2));
  await makeReport('棠溪区档案馆', daysFromNow(3));
  const sample = await openSample(lin);
  // The first text without faults, for most of them hold figures; its reviewer is asked from then on.
  for (const section of await sectionsOf(sample)) {
    const submit = {
      type: 'advanceSection',
      section,
      event: 'submit',
      why: '',
      onBehalfOf: null,
      digest: null,
    };
    const answer = await lin.context.request.post(`/api/v1/reports/${sample}/commands`, { data: submit });
    if (!answer.ok()) continue;
    await command(lin, sample, {
      type: 'assignSection',
      section,
      drafters: [],
      reviewers: [lin.id],
      due: null,
    });
    break;
  }
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('the list says what waits where, finds, filters, sorts, and is as it was on the way back', async () => {
  const { page } = lin;
  await page.goto('/');
  const list = page.getByRole('region', { name: '我的报告' });
  const rows = list.locator('ul > li[data-row]');
  const row = (title: string) => rows.filter({ hasText: title });
  await row('档案馆').getByText('还有 3 天').waitFor();
  await row('财政局').getByText('逾期 2 天').waitFor();
  await row('财政局').getByText('1 节待您起草').waitFor();
  await row('文化和旅游局').getByText('1 节待您审核').waitFor();
  await row('文化和旅游局').getByText('9 节：起草 8，送审 1').waitFor({ state: 'attached' });
  await take(page, 'report-list');

  await list.getByRole('button', { name: '已逾期 1' }).click();
  await list.getByText('1 / 3 份').waitFor();
  expect(await rows.count()).toBe(1);
  await list.getByRole('button', { name: /全部/ }).click();
  await list.getByRole('combobox', { name: '排序' }).selectOption('due');
  await expect.poll(() => rows.first().textContent()).toContain('财政局');

  const find = list.getByRole('searchbox', { name: '查找报告' });
  await find.fill('dag');
  await list.getByText('1 / 3 份').waitFor();
  await find.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/reports\//);
  await page.goBack();
  await list.getByText('1 / 3 份').waitFor();
  expect(await find.inputValue()).toBe('dag');

  await find.fill('没有这样的报告');
  await list.getByText('没有符合的报告').waitFor();
  await take(page, 'report-list-none');
  await list.getByRole('button', { name: '查看全部报告' }).click();
  await expect.poll(() => rows.count()).toBe(3);
  expect(lin.faults).toEqual([]);
});

test('a report is put away and taken back, by mouse and keyboard, with the way back at hand', async () => {
  const { page } = lin;
  await page.goto('/');
  const list = page.getByRole('region', { name: '我的报告' });
  const rows = list.locator('ul > li[data-row]');
  const archived = list.getByRole('button', { name: /^已归档/ });
  const act = async (title: string, name: string) => {
    await rows.filter({ hasText: title }).getByRole('button', { name: /操作$/ }).click();
    await page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click();
  };
  await list.getByText('共 3 份报告').waitFor();
  expect(await archived.count()).toBe(0);
  await act('档案馆', '归档');
  await list.getByText('共 2 份报告').waitFor();
  await page.getByRole('button', { name: '撤销' }).click();
  await list.getByText('共 3 份报告').waitFor();

  await act('档案馆', '归档');
  await archived.click();
  await rows.filter({ hasText: '档案馆' }).waitFor();
  expect(await rows.count()).toBe(1);
  await take(page, 'report-list-archived');
  // Opened by its address it says so, and is taken back by hand; that has a way back, too.
  const address = await rows.locator('[data-report]').getAttribute('href');
  await page.goto(address!);
  const told = page.getByRole('status').filter({ hasText: '将本报告归档' });
  await told.getByRole('button', { name: '从归档取回' }).waitFor();
  await take(page, 'report-archived');
  await told.getByRole('button', { name: '从归档取回' }).click();
  await told.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: '撤销' }).click();
  await told.waitFor();
  await page.goBack();
  await rows.getByRole('button', { name: /操作$/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: '从归档取回' }).waitFor();
  await page.keyboard.press('Enter');
  await list.getByText('没有符合的报告').waitFor();
  await list.getByRole('button', { name: '查看全部报告' }).click();
  await list.getByText('共 3 份报告').waitFor();
  expect(lin.faults).toEqual([]);
});

test('of many reports the last is reached by keyboard, found by the browser, and put away', async () => {
  const many = await visit(browser, server, '何多', { keeps: 'nothing' });
  const count = 40;
  for (let made = 1; made <= count; made++) {
    const data = {
      from: 'template',
      title: `第${made}号部门整体支出绩效自评报告`,
      year: 2025,
      department: `第${made}局`,
    };
    const answer = await many.context.request.post('/api/v1/reports', { data });
    expect(answer.ok()).toBe(true);
  }
  const { page } = many;
  await page.goto('/?by=title');
  const list = page.getByRole('region', { name: '我的报告' });
  const rows = list.locator('ul > li[data-row]');
  await expect.poll(() => rows.count()).toBe(count);
  // What is out of sight is not laid out, and found all the same: by the browser's own search as by its tree for screen readers.
  const isSeen = (title: string) =>
    page.evaluate((words) => {
      const row = [...document.querySelectorAll('[data-row]')].find((one) => one.textContent.includes(words));
      const box = row?.getBoundingClientRect();
      return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
    }, title);
  expect(await isSeen('第40号')).toBe(false);
  expect(
    await page.evaluate(() => (window as unknown as { find(words: string): boolean }).find('第39号')),
  ).toBe(true);
  await expect.poll(() => isSeen('第39号')).toBe(true);

  await rows.first().getByRole('link').focus();
  await page.keyboard.press('End');
  await expect.poll(() => isSeen('第40号')).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('menuitem', { name: /^归档/ }).waitFor();
  await page.keyboard.press('Enter');
  await list.getByText(`共 ${count - 1} 份报告`).waitFor();
  expect(many.faults).toEqual([]);
  await many.context.close();
});
