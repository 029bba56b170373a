// The first minutes of a newcomer: the setup link, the start page, the sample, a file of one's own; a colleague's account.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './browser';
import { chooseDraft, confirmImport } from './choosing-files';
import { type RunningServer, startServer } from './server';

let server: RunningServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await startServer({ devLogin: 'off' });
  browser = await launch();
  const context = await browser.newContext({ baseURL: server.url, locale: 'zh-CN' });
  context.setDefaultTimeout(15_000);
  page = await context.newPage();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('the development sign-in does not exist unless it is asked for', async () => {
  const response = await fetch(`${server.url}/api/v1/dev/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  expect(response.status).toBe(404);
});

test('the printed link makes the first account, and only once', async () => {
  const link = /http:\S+\/setup#token=\S+/.exec(server.printed())![0];
  // Where the link is, is said while nobody has an account.
  await page.goto('/');
  await page.getByText('首次使用').waitFor();
  await page.goto(link);
  await page.getByLabel('姓名').fill('林晓');
  await page.getByLabel('科室').fill('办公室');
  await page.getByLabel('登录名').fill('linxiao');
  await page.getByLabel('密码', { exact: true }).fill('棠溪水清见底的一句话');
  await page.getByLabel('再输入一次密码').fill('棠溪水清见底的一句话');
  await page.getByRole('button', { name: '建立账号并开始' }).click();
  await page.getByText('从第一份报告开始').waitFor();

  const stranger = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await stranger.goto(link);
  await stranger.getByText('设置链接已失效').waitFor();
  await stranger.context().close();
});

test('a wrong password is refused, the right one opens the start page', async () => {
  const other = await (await browser.newContext({ baseURL: server.url, locale: 'zh-CN' })).newPage();
  await other.goto('/');
  await other.getByLabel('登录名').fill('linxiao');
  expect(await other.getByText('首次使用').count()).toBe(0);
  await other.getByLabel('密码').fill('不对不对不对');
  await other.getByRole('button', { name: '登录' }).click();
  await other.getByText('登录名或密码不对').waitFor();
  await other.getByLabel('密码').fill('棠溪水清见底的一句话');
  await other.getByRole('button', { name: '登录' }).click();
  await other.getByText('从第一份报告开始').waitFor();
  await other.context().close();
});

test('the sample opens, and shows the rate that does not agree', async () => {
  await page.goto('/');
  await page.getByRole('button', { name: /打开样例/ }).click();
  await page.waitForURL(/\/reports\//);
  await page.getByText('完成预算的').first().waitFor();
  await page.getByRole('tab', { name: /检查/ }).click();
  await page
    .getByText(/99\.7%.*应为 99\.97%/)
    .first()
    .waitFor();
});

test('a template report is made with title and department', async () => {
  await page.goto('/');
  await page.getByRole('button', { name: /按模板新建/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/部门/).fill('棠溪区档案馆');
  await dialog.getByRole('button', { name: /新建|建立|创建/ }).click();
  await page.waitForURL(/\/reports\//);
  await page.locator('[data-section]').first().waitFor();
  await page.getByText('棠溪区档案馆').first().waitFor();
});

test('a text file is previewed with what was recognised and what was not, then imported', async () => {
  const buffer = readFileSync(path.join(import.meta.dirname, 'draft.txt'));
  await page.goto('/');
  await chooseDraft(page, { name: '草稿.txt', mimeType: 'text/plain', buffer });
  const dialog = page.getByRole('dialog');
  await dialog.getByText('部门职能').first().waitFor();
  await confirmImport(page);
  await page.getByText('区档案馆负责全区档案的接收').first().waitFor();
});

test('a file that is no text is refused with a plain sentence', async () => {
  const buffer = Buffer.from(Array.from({ length: 2000 }, (_, index) => (index * 37) % 256));
  await page.goto('/');
  await chooseDraft(page, { name: '图片.txt', mimeType: 'text/plain', buffer });
  await page.getByText('这不是能导入的文件').waitFor();
});

test('a report rolls forward to the next year, and what still speaks of last year is found', async () => {
  await page.goto('/');
  await page.getByRole('button', { name: /续写下一年度/ }).click();
  const dialog = page.getByRole('dialog', { name: '续写下一年度' });
  await dialog
    .getByLabel('由哪份报告续写')
    .selectOption({ label: '2023年度云岫市棠溪区文化和旅游局部门整体支出绩效自评报告' });
  expect(await dialog.getByLabel('报告年度').inputValue()).toBe('2024');
  await dialog.getByLabel('报告年度').fill('24');
  await dialog.getByRole('button', { name: '新建报告' }).click();
  await dialog.getByText('请填写四位数的年份').waitFor();
  await dialog.getByLabel('报告年度').fill('2024');
  await dialog.getByRole('button', { name: '新建报告' }).click();
  await page.getByRole('heading', { name: /^2024年度云岫市棠溪区/ }).waitFor();
  await page.getByRole('tab', { name: /检查/ }).click();
  await page.getByText('这里还写着 2023 年，似应为 2024 年').first().waitFor();
});
