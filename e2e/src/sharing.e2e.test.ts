// Who comes in, as what, and how they go again: an invitation link, a removal while the page is open, a request for access, and the
// page that says who can do what.

import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launch, openSample, type Visitor, visit } from './browser';
import { editor, openReport, typeAtEnd, waitForText } from './report-page';
import { type RunningServer, startServer } from './server';

let server: RunningServer;
let browser: Browser;
let lin: Visitor;
let chen: Visitor;
let wang: Visitor;
let report: string;

const functions = '部门职能';
const goals = '部门整体支出绩效目标';

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  lin = await visit(browser, server, '林晓', { admin: 'yes' });
  chen = await visit(browser, server, '陈敏');
  wang = await visit(browser, server, '王审核');
  report = await openSample(lin);
  await openReport(lin.page, report, functions);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

afterEach(() => {
  expect([...lin.faults, ...chen.faults, ...wang.faults]).toEqual([]);
});

const dialog = () => lin.page.getByRole('dialog', { name: '分享与分工' });

async function openDialog(tab: RegExp): Promise<void> {
  await lin.page.getByRole('banner').getByRole('button', { name: /^分工/ }).click();
  await dialog().getByRole('tab', { name: tab }).click();
}

async function makeLink(): Promise<string> {
  await openDialog(/邀请链接/);
  await dialog().getByRole('combobox', { name: '角色' }).selectOption({ label: '科室负责人' });
  await dialog()
    .getByRole('button', { name: /^负责的章节/ })
    .click();
  await lin.page.getByRole('menuitemcheckbox', { name: new RegExp(goals) }).click();
  await lin.page.keyboard.press('Escape');
  await dialog().getByRole('button', { name: '生成链接' }).click();
  const address = await dialog().getByRole('textbox', { name: '邀请链接' }).inputValue();
  expect(address).toMatch(/\/join#[\w-]{43}$/);
  return address;
}

test('a link takes a colleague in, who writes in their section and in no other', async () => {
  const address = await makeLink();
  const sent: string[] = [];
  chen.page.on('request', (request) => sent.push(`${request.method()} ${request.url().split('#')[0]}`));
  await chen.page.goto(address);
  await chen.page.waitForURL(`**/reports/${report}`);
  await editor(chen.page, goals).waitFor();
  const token = address.split('#')[1]!;
  expect(sent.filter((one) => one.includes(token))).toEqual([]);
  await expect.poll(() => editor(chen.page, goals).getAttribute('contenteditable')).toBe('true');
  expect(await editor(chen.page, functions).getAttribute('contenteditable')).toBe('false');
  await typeAtEnd(chen.page, goals, '陈敏凭链接写的。');
  await lin.page.keyboard.press('Escape');
  await waitForText(lin.page, goals, '陈敏凭链接写的。');
  await openDialog(/邀请链接/);
  await dialog().getByText('已加入：陈敏').waitFor();
  await dialog().getByText('已用完').waitFor();
  await lin.page.keyboard.press('Escape');
});

test('the same link does not work for another person, and says so plainly', async () => {
  const address = await makeLink();
  await dialog()
    .getByRole('button', { name: /^撤销.*的邀请链接/ })
    .first()
    .click();
  await dialog().getByText('也不能恢复').waitFor();
  await dialog().getByRole('button', { name: '撤销链接' }).click();
  await dialog().getByText('已撤销').waitFor();
  await lin.page.keyboard.press('Escape');
  await wang.page.goto(address);
  await wang.page.getByRole('heading', { name: '没能加入报告' }).waitFor();
  await wang.page.getByText('这个邀请链接不能用了').waitFor();
  expect(new URL(wang.page.url()).hash).toBe('');
});

const sectionsOf = (name: string) => dialog().getByRole('button', { name: new RegExp(`: .*${name}`) });

test('who is removed sees the page go within a second, and why', async () => {
  await openDialog(/人员与角色/);
  const gone = chen.page.getByRole('heading', { name: '您已不能打开这份报告' });
  const answered = lin.page.waitForResponse(/\/commands$/);
  await dialog().getByRole('button', { name: '把陈敏移出报告' }).click();
  await answered;
  await gone.waitFor({ timeout: 1000 });
  await chen.page.getByText('统稿人调整了成员').waitFor();
  expect(await editor(chen.page, goals).count()).toBe(0);
  await dialog()
    .getByRole('tab', { name: /章节分工/ })
    .click();
  expect(await sectionsOf('陈敏').count()).toBe(0);

  // Taken back where it is told, over the dialog; the sections come along.
  await dialog().getByText('已把陈敏移出报告。').waitFor();
  await dialog().getByRole('button', { name: '撤销', exact: true }).click();
  await sectionsOf('陈敏').first().waitFor();
  await dialog()
    .getByRole('tab', { name: /人员与角色/ })
    .click();
  await dialog().getByRole('button', { name: '把陈敏移出报告' }).click();
  await dialog().getByText('已把陈敏移出报告。').waitFor();
  await lin.page.keyboard.press('Escape');
});

test('who has no access asks for it, an owner grants it, and the report opens', async () => {
  await wang.page.goto(`/reports/${report}`);
  await wang.page.getByRole('heading', { name: '打不开这份报告' }).waitFor();
  await wang.page.getByRole('textbox', { name: '附言' }).fill('我来审核目标一节');
  await wang.page.getByRole('button', { name: '申请访问' }).click();
  await wang.page.getByText('申请已送出').waitFor();

  await lin.page.reload();
  await lin.page.getByRole('button', { name: '分工（1 人申请访问）' }).click();
  await dialog().getByText('我来审核目标一节').waitFor();
  await dialog().getByRole('combobox', { name: '王审核的角色' }).selectOption({ label: '审核人' });
  await dialog().getByRole('button', { name: '同意王审核的申请' }).click();
  await dialog().getByText('没有等待处理的申请。').waitFor();
  await lin.page.keyboard.press('Escape');
  await editor(wang.page, goals).waitFor();
  expect(await editor(wang.page, goals).getAttribute('contenteditable')).toBe('false');
});

test('a page that does not exist answers the same to whoever asks', async () => {
  await chen.page.goto('/reports/00000000-0000-4000-8000-000000000000');
  await chen.page.getByRole('heading', { name: '打不开这份报告' }).waitFor();
  await chen.page.getByRole('button', { name: '申请访问' }).click();
  await chen.page.getByText('申请已送出').waitFor();
});

test('a group is taken in, and who leaves the group sees the report go', async () => {
  const setGroups = async (...groups: string[]) => {
    const account = { displayName: '陈敏', office: '', mail: '', admin: false, groups };
    const answer = await lin.context.request.post(`/api/v1/people/${chen.id}`, { data: account });
    expect(answer.ok()).toBe(true);
  };
  await setGroups('财务科');
  await openDialog(/人员与角色/);
  await dialog().getByRole('combobox', { name: '请同事加入' }).selectOption({ label: '财务科' });
  await dialog().getByRole('combobox', { name: '角色' }).selectOption({ label: '财务' });
  await dialog().getByRole('button', { name: '加入', exact: true }).click();
  await dialog().getByText('用户组：财务科').waitFor();
  await lin.page.keyboard.press('Escape');
  await openReport(chen.page, report, functions, 'reader');
  await setGroups();
  await chen.page.getByRole('heading', { name: '您已不能打开这份报告' }).waitFor({ timeout: 1000 });
});

test('the matrix says who can do what and why, and is walked with the keys', async () => {
  await openDialog(/人员与角色/);
  await dialog().getByRole('link', { name: '谁能做什么' }).click();
  const { page } = lin;
  const row = page.getByRole('row', { name: /王审核/ });
  await row.waitFor();
  await row.getByRole('cell').nth(1).focus();
  await page
    .getByText(/批注：审核人；阅读：审核人/)
    .last()
    .waitFor();
  await page.keyboard.press('ArrowUp');
  await page.getByText(/林晓 · /).waitFor();
  await page
    .getByText(/编辑：统稿人/)
    .last()
    .waitFor();
  await page.keyboard.press('End');
  const focused = page.locator('td:focus');
  expect(await focused.getAttribute('data-cell')).toMatch(/^0 [1-9]/);
});
