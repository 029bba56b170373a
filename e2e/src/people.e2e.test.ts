// The life of an account: made by an administrator, opened by its link, its password changed, ended from another browser, disabled.

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command, launch, openSample, type Visitor, visit } from './browser';
import { editor } from './report-page';
import { type RunningServer, startServer } from './server';

const first = '棠溪水清见底的一句话';
const second = '门前一树桂花开得正好';
const budget = '部门整体收支情况';

let server: RunningServer;
let browser: Browser;
let admin: Visitor;
/** 周敏, on two machines. */
let desk: Page;
let laptop: Page;
let report: string;

async function newPage(): Promise<Page> {
  const context: BrowserContext = await browser.newContext({ baseURL: server.url, locale: 'zh-CN' });
  context.setDefaultTimeout(15_000);
  return context.newPage();
}

async function signIn(page: Page, password: string): Promise<void> {
  await page.goto('/');
  await page.getByLabel('登录名').fill('zhoumin');
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  admin = await visit(browser, server, '林晓', { admin: 'yes' });
  report = await openSample(admin);
  desk = await newPage();
  laptop = await newPage();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** The link that the dialog shows. */
const shownLink = () => admin.page.getByRole('dialog').getByLabel('链接').inputValue();

test('an administrator makes an account, and gets a link that no request bears', async () => {
  await admin.page.goto('/people');
  await admin.page.getByRole('button', { name: '添加账号' }).click();
  const dialog = admin.page.getByRole('dialog');
  await dialog.getByLabel('姓名').fill('周敏');
  await dialog.getByLabel('科室').fill('财务科');
  await dialog.getByLabel('登录名').fill('zhoumin');
  await dialog.getByRole('button', { name: '添加' }).click();
  await dialog.getByText('只能用一次').waitFor();
  const link = await shownLink();
  expect(link).toMatch(new RegExp(`^${server.url}/password#token=[\\w-]{43}$`));
  await dialog.getByRole('button', { name: '完成' }).click();
  await admin.page.getByRole('row', { name: /周敏.*待设置密码/ }).waitFor();

  const asked: string[] = [];
  desk.on('request', (request) => asked.push(request.url(), request.headers().referer ?? ''));
  await desk.goto(link);
  await desk.getByText('周敏，您好').waitFor();
  await desk.getByLabel('密码', { exact: true }).fill(first);
  await desk.getByLabel('再输入一次密码').fill(first);
  await desk.getByRole('button', { name: '设置密码' }).click();
  await desk.getByText('密码已设置').first().waitFor();
  expect(asked.join('\n')).not.toContain(link.split('token=')[1]);
  expect(desk.url()).not.toContain('token');

  await laptop.goto(link);
  await laptop.getByText('链接已失效').first().waitFor();
});

test('the person signs in on two machines and changes the password, which ends the other', async () => {
  await signIn(desk, first);
  await desk.getByText('从第一份报告开始').waitFor();
  await signIn(laptop, first);
  await laptop.getByText('从第一份报告开始').waitFor();

  await desk.getByRole('button', { name: /账号：周敏/ }).click();
  await desk.getByRole('menuitem', { name: '我的账号' }).click();
  await desk.getByLabel('原密码').fill('不是这一句');
  await desk.getByLabel('新密码', { exact: true }).fill(second);
  await desk.getByLabel('再输入一次新密码').fill(second);
  await desk.getByRole('button', { name: '修改密码' }).click();
  await desk.getByText('原密码不对').waitFor();
  await desk.getByLabel('原密码').fill(first);
  await desk.getByRole('button', { name: '修改密码' }).click();
  await desk.getByText('密码已修改').waitFor();

  await laptop.goto('/');
  await laptop.getByText('您的密码已更改').waitFor();
  await signIn(laptop, second);
  await laptop.getByText('从第一份报告开始').waitFor();
});

test('the person sees both sign-ins and ends the other one', async () => {
  await desk.reload();
  const sessions = desk.getByRole('region', { name: '登录情况' }).getByRole('listitem');
  await sessions.nth(1).waitFor();
  await sessions.filter({ hasText: '本机' }).getByText('Chrome，Linux').waitFor();
  await sessions
    .filter({ hasNotText: '本机' })
    .getByRole('button', { name: /结束登录/ })
    .click();
  await desk.getByText('已结束这个登录').waitFor();
  await desk.getByText('没有其他登录').waitFor();
  await laptop.goto('/');
  await laptop.getByText('已被您在别处结束').waitFor();
});

test('a disabled person is out of an open report within a second, and told why', async () => {
  const people = await admin.context.request.get('/api/v1/people');
  const zhou = ((await people.json()) as { id: string; name: string }[]).find(
    ({ name }) => name === 'zhoumin',
  )!;
  await command(admin, report, { type: 'setMember', person: zhou.id, name: '周敏', roles: ['viewer'] });
  await desk.goto(`/reports/${report}`);
  await editor(desk, budget).waitFor();

  const row = admin.page.getByRole('row', { name: /周敏/ });
  await row.getByRole('button', { name: /管理周敏的账号/ }).click();
  await admin.page.getByRole('menuitem', { name: '停用…' }).click();
  const isTold = desk.getByText('您的账号已被停用').first().waitFor();
  const answered = admin.page.waitForResponse(/\/disable$/);
  await admin.page.getByRole('button', { name: '停用账号' }).click();
  await answered;
  const asked = Date.now();
  await isTold;
  expect(Date.now() - asked).toBeLessThan(1000);
  // What was on the screen can still be read.
  await editor(desk, budget).waitFor();

  await signIn(desk, second);
  await desk.getByText('您的账号已被停用').waitFor();
  await admin.page.getByRole('row', { name: /周敏.*已停用/ }).waitFor();

  await row.getByRole('button', { name: /管理周敏的账号/ }).click();
  await admin.page.getByRole('menuitem', { name: '恢复使用' }).click();
  await admin.page.getByText('已恢复周敏的账号').waitFor();
  await signIn(desk, second);
  await desk.getByText('我的报告').first().waitFor();
  expect(admin.faults).toEqual([]);
});
