// Typing while the section is handed in by somebody else: what came too late stands aside with its reason, the other sections go on,
// and it can be put in again once the section is back. And an account that is disabled while one types.

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { command, openSample, type Visitor, visit } from './browser';
import { type Network, relay } from './network';
import { letDraft, type Office, openOffice } from './office';
import { editor, openReport, sectionText, typeAtEnd, waitForText, waitUntilSaved } from './report-page';

let office: Office;
let lin: Visitor;
let chen: Visitor;
let report: string;
let locked: string;
/** Between 陈敏 and the server: cut, so that what is typed comes too late. */
let network: Network;

const functions = '部门职能';
const goals = '部门整体支出绩效目标';

beforeAll(async () => {
  office = await openOffice();
  lin = await office.visit('林晓', { admin: 'yes' });
  network = await relay(office.server.url);
  chen = await visit(office.browser, network, '陈敏');
  report = await openSample(lin);
  [locked] = (await letDraft(lin, report, chen, [functions, goals])) as [string, string];
  await openReport(chen.page, report, functions);
});

afterAll(async () => {
  await network?.cut();
  await office?.close();
});

afterEach(() => {
  expect([...lin.faults, ...chen.faults]).toEqual([]);
});

const advance = (event: string, why: string) =>
  command(lin, report, {
    type: 'advanceSection',
    section: locked,
    event,
    why,
    onBehalfOf: null,
    digest: null,
  });

const aside = () => chen.page.getByRole('region', { name: '未能保存的修改' });

test('what is typed while the section is handed in stands aside with its reason, and the other section goes on', async () => {
  await typeAtEnd(chen.page, functions, '这一句赶上了。');
  await waitUntilSaved(chen.page);
  await network.cut();
  await typeAtEnd(chen.page, functions, '这一句晚了一步。');
  await advance('submit', '');
  await network.mend();
  await aside().getByText('这一句晚了一步。', { exact: true }).waitFor();
  await aside().getByText('您现在不能修改这一节').waitFor();
  await aside().getByText('本节已送审，退回后才能修改。').waitFor();
  expect(await aside().getByRole('button', { name: '重新写入' }).isDisabled()).toBe(true);
  expect(await editor(chen.page, functions).getAttribute('contenteditable')).toBe('false');
  expect(await sectionText(chen.page, functions)).toContain('这一句赶上了。');
  expect(await sectionText(chen.page, functions)).not.toContain('这一句晚了一步。');
  await typeAtEnd(chen.page, goals, '另一节照常写。');
  await waitForText(lin.page, goals, '另一节照常写。');
  await typeAtEnd(lin.page, goals, '林晓接着写。');
  await waitForText(chen.page, goals, '林晓接着写。');
});

test('it outlives a reload, and is put in again where it stood once the section is back', async () => {
  await chen.page.reload();
  await aside().getByText('这一句晚了一步。', { exact: true }).waitFor();
  await advance('return', '请补充依据');
  const retry = aside().getByRole('button', { name: '重新写入' });
  await expect.poll(() => retry.isEnabled()).toBe(true);
  await typeAtEnd(lin.page, functions, '林晓补的一句。');
  await waitForText(chen.page, functions, '林晓补的一句。');
  await retry.click();
  await waitForText(lin.page, functions, '这一句晚了一步。');
  const last = (await sectionText(lin.page, functions)).split('\n').at(-1)!;
  for (const sentence of ['这一句赶上了。', '这一句晚了一步。', '林晓补的一句。'])
    expect(last).toContain(sentence);
  await expect.poll(() => aside().count()).toBe(0);
  await chen.page.keyboard.press('Control+z');
  await expect.poll(() => sectionText(lin.page, functions)).not.toContain('这一句晚了一步。');
  await chen.page.keyboard.press('Control+Shift+z');
  await waitForText(lin.page, functions, '这一句晚了一步。');
  await waitUntilSaved(chen.page);
});

const disable = async (what: 'disable' | 'enable') => {
  const done = await lin.context.request.post(`/api/v1/people/${chen.id}/${what}`, { data: {} });
  expect(done.ok()).toBe(true);
};

test('signed out while offline: told so, the unsaved text can be copied, and is saved after signing in again', async () => {
  await network.cut();
  await typeAtEnd(chen.page, goals, '断网时的一句。');
  await disable('disable');
  await network.mend();
  const told = chen.page.getByRole('status').filter({ hasText: '登录' });
  await chen.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await told.getByRole('button', { name: '复制未保存的文字' }).click();
  await chen.page.getByText('已复制。').waitFor();
  expect(await chen.page.evaluate(() => navigator.clipboard.readText())).toContain('断网时的一句。');
  await disable('enable');
  await chen.context.request.post('/api/v1/dev/login', { data: { name: '陈敏' } });
  await chen.page.reload();
  await waitForText(lin.page, goals, '断网时的一句。');
});

test('an account disabled while one writes: told why at once, and what is there can be read', async () => {
  await waitUntilSaved(chen.page);
  await typeAtEnd(chen.page, goals, '停用前的一句。');
  await waitForText(lin.page, goals, '停用前的一句。');
  await disable('disable');
  await chen.page.getByRole('status').filter({ hasText: '您的账号已被停用' }).waitFor();
  await expect.poll(() => editor(chen.page, goals).getAttribute('contenteditable')).toBe('false');
  expect(await sectionText(chen.page, goals)).toContain('停用前的一句。');
});
