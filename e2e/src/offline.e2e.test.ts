// What is typed without a network outlives the page, a tab that crashes and a browser that is killed; it arrives once, and is its
// author's alone on a browser that two people use.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { command, launch, launchProfile, openSample, signIn, type Visitor, visit } from './browser';
import { type Network, relay } from './network';
import {
  caretTold,
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
const goals = '部门整体支出绩效目标';

let server: RunningServer;
let browser: Browser;
/** Sees what arrives. */
let lin: Visitor;
let network: Network;
let report: string;
/** Where the profile of the browser that is killed lies. */
const profile = mkdtempSync(path.join(tmpdir(), 'huigao-profile-'));

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  network = await relay(server.url);
  lin = await visit(browser, server, '林晓', { admin: 'yes' });
  report = await openSample(lin);
  for (const name of ['陈敏', '王丽']) {
    const guest = await visit(browser, server, name);
    await command(lin, report, { type: 'setMember', person: guest.id, name, roles: ['owner', 'finance'] });
    await guest.context.close();
  }
  await openReport(lin.page, report, functions);
});

afterEach(() => network.mend());

afterAll(async () => {
  await browser?.close();
  await network?.cut();
  await server?.stop();
});

const unsaved = (page: Page) => page.getByText(/有 \d+ 处未保存/).first();

/** How often a text stands in a section. */
const times = async (page: Page, section: string, text: string) =>
  (await sectionText(page, section)).split(text).length - 1;

/** Databases of the browser that hold copies of reports, by whose they are. */
const ownersOfCopies = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () =>
    (await indexedDB.databases()).flatMap(({ name }) =>
      name?.startsWith('huigao/') ? [name.split('/')[1]!] : [],
    ),
  );

/** Whether words lie in the copies on this machine: they get there a moment after they are shown. */
const areKept = (page: Page, words: string): Promise<boolean> =>
  page.evaluate(async (wanted) => {
    const result = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name } of await indexedDB.databases()) {
      if (!name?.startsWith('huigao/')) continue;
      const database = await result(indexedDB.open(name));
      const stored = database.objectStoreNames.contains('updates')
        ? await result(database.transaction('updates').objectStore('updates').getAll())
        : [];
      database.close();
      if (stored.some((update) => new TextDecoder().decode(update as Uint8Array).includes(wanted)))
        return true;
    }
    return false;
  }, words);

/** Opens the report in a new tab; once more where the service worker went down with the tab that crashed just now. */
async function reopen(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  const isThere = await page.goto(`/reports/${report}`, { timeout: 5000 }).then(
    () => true,
    () => false,
  );
  if (isThere) {
    await openReport(page, report, functions);
    return page;
  }
  await page.close();
  return reopen(context);
}

test('edits outlive a crashed tab and a killed browser, and arrive once', async () => {
  let running = await launchProfile(profile, network);
  await signIn(running.context, '陈敏');
  let page = await running.context.newPage();
  await openReport(page, report, functions);
  await waitUntilKept(page);
  await typeAtEnd(page, functions, '在线写的。');
  await waitUntilSaved(page);
  await network.cut();
  await typeAtEnd(page, functions, '崩溃前写的。');
  await unsaved(page).waitFor();
  await expect.poll(() => areKept(page, '崩溃前写的。')).toBe(true);
  await page.goto('chrome://crash').catch(() => {});

  page = await reopen(running.context);
  await waitForText(page, functions, '崩溃前写的。');
  await typeAtEnd(page, goals, '被杀前写的。');
  await unsaved(page).waitFor();
  await expect.poll(() => areKept(page, '被杀前写的。')).toBe(true);
  await running.kill();

  running = await launchProfile(profile, network);
  page = await reopen(running.context);
  await waitForText(page, goals, '被杀前写的。');
  await waitForText(page, functions, '崩溃前写的。');
  await unsaved(page).waitFor();
  expect(await sectionText(lin.page, functions)).not.toContain('崩溃前写的。');
  await network.mend();
  // A browser that is killed may have lost the cookie that it was given a moment ago.
  await signIn(running.context, '陈敏');
  await openReport(page, report, functions);
  await waitForText(lin.page, functions, '崩溃前写的。');
  await waitForText(lin.page, goals, '被杀前写的。');
  await waitUntilSaved(page);
  await page.reload();
  await waitUntilSaved(page);
  for (const one of [page, lin.page]) {
    expect(await times(one, functions, '崩溃前写的。')).toBe(1);
    expect(await times(one, goals, '被杀前写的。')).toBe(1);
  }
  await running.context.close();
});

async function signOut(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: /^账号：/ }).click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
}

test('what is saved goes at sign-out; what is not stays for its author, and nobody else on the browser sees it', async () => {
  const context: BrowserContext = await browser.newContext({ locale: 'zh-CN', baseURL: network.url });
  context.setDefaultTimeout(15_000);
  const chen = await signIn(context, '陈敏');
  const page = await context.newPage();
  await openReport(page, report, functions);
  await waitUntilKept(page);
  await waitUntilSaved(page);
  await expect.poll(() => ownersOfCopies(page)).toContain(chen);
  await signOut(page);
  await page.getByRole('button', { name: '登录' }).waitFor();
  await expect.poll(() => ownersOfCopies(page)).not.toContain(chen);

  await signIn(context, '陈敏');
  await openReport(page, report, functions);
  await network.cut();
  await typeAtEnd(page, functions, '先断一次网。');
  await unsaved(page).waitFor();
  await network.mend();
  await waitForText(lin.page, functions, '先断一次网。');
  // And what is written now waits on this machine: the start page sends nothing.
  await network.cut();
  await typeAtEnd(page, functions, '还没有提交。');
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto('/').catch(() => {});
  await network.mend();
  await signOut(page);
  await page.getByRole('dialog').getByText('1 份报告').waitFor();
  await page.getByRole('button', { name: '仍然退出' }).click();
  await page.getByRole('button', { name: '登录' }).waitFor();
  expect(await ownersOfCopies(page)).toContain(chen);

  const wang = await signIn(context, '王丽');
  await openReport(page, report, functions);
  await waitUntilSaved(page);
  expect(await sectionText(page, functions)).not.toContain('还没有提交。');
  await signOut(page);
  await page.getByRole('button', { name: '登录' }).waitFor();
  await expect.poll(() => ownersOfCopies(page)).not.toContain(wang);

  await signIn(context, '陈敏');
  await openReport(page, report, functions);
  await waitForText(lin.page, functions, '还没有提交。');
  await waitUntilSaved(page);
  expect(await times(lin.page, functions, '还没有提交。')).toBe(1);
  await context.close();
});

test('a value and a comment given offline wait, and are sent on return', async () => {
  const chen = await visit(browser, network, '陈敏');
  await openReport(chen.page, report, functions);
  await waitUntilKept(chen.page);
  await waitUntilSaved(chen.page);
  await network.cut();
  await chen.page.locator('[data-saved="offline"]').waitFor();
  const row = chen.page.locator('li[data-figure="total.executed"]');
  const field = async (visitor: Visitor, value: string) => {
    const cell = visitor.page.locator('li[data-figure="total.executed"]').locator('[data-cell="value"]');
    await cell.click();
    await visitor.page.getByRole('textbox', { name: /的数值$/ }).fill(value);
    await visitor.page.keyboard.press('Enter');
  };
  await field(chen, '2000');
  await row.getByText('待发送').waitFor();
  const words = editor(chen.page, functions);
  await words.locator('p').first().click();
  await caretTold(chen.page);
  await chen.page.keyboard.press('Control+Alt+m');
  const panel = chen.page.getByRole('complementary');
  await panel.getByRole('textbox', { name: '批注内容' }).fill('断网时写的批注');
  await panel.getByRole('button', { name: '发布' }).click();
  await words.locator('.thread.is-waiting').first().waitFor();
  await chen.page.reload();
  await row.getByText('待发送').waitFor();
  // Beside its text, too, until it is sent.
  await words.locator('.thread.is-waiting').first().waitFor();
  await section(chen.page, functions).getByLabel('待发送的批注：断网时写的批注').waitFor();
  await network.mend();
  await row.getByText('待发送').waitFor({ state: 'detached' });
  await words.locator('.thread.is-waiting').first().waitFor({ state: 'detached' });
  await words.locator('.thread').first().waitFor();
  await expect
    .poll(() => lin.page.locator('li[data-figure="total.executed"]').textContent())
    .toContain('2,000.00');

  await network.cut();
  await chen.page.locator('[data-saved="offline"]').waitFor();
  await field(chen, '2001');
  await row.getByText('待发送').waitFor();
  await field(lin, '2002');
  await network.mend();
  // Somebody else was quicker: both values are shown, and the author decides.
  await row.getByRole('alert').waitFor();
  expect(await row.getByRole('alert').textContent()).toMatch(/2002|2,002/);
  await row
    .getByRole('button', { name: /采用|对方|他们/ })
    .first()
    .click();
  await row.getByRole('alert').waitFor({ state: 'detached' });
  expect(chen.faults).toEqual([]);
  await chen.context.close();
});
