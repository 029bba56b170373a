// A reviewer who may not edit writes in 修订 mode: by input method, deleting, replacing, splitting, pasting and putting a figure in. All of
// it becomes suggestions, survives a reload and an hour offline, and no edit of the text ever leaves the reviewer's browser.

import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { command, launch, openSample, type Visitor, visit } from './browser';
import { type Network, relay } from './network';
import { paste } from './pasting';
import {
  acceptedText,
  caretAside,
  caretAt,
  editor,
  openReport,
  section,
  sectionText,
  selectWords,
  waitForText,
  waitUntilKept,
  waitUntilSaved,
} from './report-page';
import { type RunningServer, startServer } from './server';

let server: RunningServer;
let network: Network;
let browser: Browser;
let lin: Visitor;
let wang: Visitor;
let report: string;

const functions = '部门职能';
const budget = '部门整体收支情况';

/** Messages that carried content of a document from the reviewer's page, by their bytes. */
const carried: number[] = [];

/** Reads a frame of the wire: channel, kind of message, and of those about documents whether it asks (0), answers or updates. */
function note(frame: string | Buffer): void {
  const bytes = typeof frame === 'string' ? Buffer.from(frame) : frame;
  const [channel, type, kind] = bytes;
  if (channel !== 0 && type === 0 && kind !== 0) carried.push(bytes.length);
}

beforeAll(async () => {
  server = await startServer();
  network = await relay(server.url);
  browser = await launch();
  lin = await visit(browser, server, '林晓', { admin: 'yes' });
  wang = await visit(browser, network, '王审核');
  report = await openSample(lin);
  await command(lin, report, { type: 'setMember', person: wang.id, name: '', roles: ['reviewer'] });
  await openReport(lin.page, report, functions);
  wang.page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => note(payload)));
  await openReport(wang.page, report, functions, 'reader');
});

afterAll(async () => {
  await browser?.close();
  await network?.cut();
  await server?.stop();
});

afterEach(() => {
  expect([...lin.faults, ...wang.faults]).toEqual([]);
});

const put = (page: Page, title: string): Locator => editor(page, title).locator('ins');
const taken = (page: Page, title: string): Locator => editor(page, title).locator('del');
const modeSwitch = (page: Page, title: string): Locator =>
  section(page, title).getByRole('button', { name: '修订', exact: true });
const line = (page: Page, title: string): Locator =>
  section(page, title).getByText('修订模式：您的改动成为修订建议，不改正文。');

/** How many suggestions of one's own the line above a section counts. */
async function counted(page: Page, title: string): Promise<number> {
  const text = await section(page, title)
    .getByText(/本节有您的 \d+ 条/)
    .textContent();
  return Number(/\d+/.exec(text ?? '')?.[0]);
}

/** Turns the mode on by a press on the text, as a reviewer does. */
async function press(page: Page, title: string): Promise<void> {
  await page.bringToFront();
  await editor(page, title).locator('p').last().click();
  await line(page, title).waitFor();
  await editor(page, title).and(page.locator('[contenteditable=true]')).waitFor();
}

test('what a reviewer does in the text becomes suggestions, and is there after a reload', async () => {
  const { page } = wang;
  const before = await acceptedText(lin.page, functions);
  await press(page, functions);
  expect(await modeSwitch(page, functions).getAttribute('aria-pressed')).toBe('true');

  await selectWords(page, functions, '局机关内设');
  await caretAside(page, 'ArrowLeft');
  const session = await page.context().newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'jin', selectionStart: 3, selectionEnd: 3 });
  await session.send('Input.imeSetComposition', { text: 'jinnian', selectionStart: 7, selectionEnd: 7 });
  await session.send('Input.insertText', { text: '今年' });
  await put(page, functions).getByText('今年', { exact: true }).waitFor();

  await selectWords(page, functions, '以下职责');
  await page.keyboard.press('Delete');
  await selectWords(page, functions, '公共服务科');
  await page.keyboard.insertText('惠民处');
  await selectWords(page, functions, '所属事业单位');
  await caretAside(page, 'ArrowLeft');
  await page.keyboard.press('Enter');
  await selectWords(page, functions, '棠溪区图书馆');
  await caretAside(page, 'ArrowLeft');
  await paste(page, { 'text/html': '<p>粘贴的第一段</p><p>粘贴的第二段</p>' });
  await selectWords(page, functions, '非物质文化遗产保护中心');
  await caretAside(page, 'ArrowRight');
  await page.keyboard.insertText('#');
  await page.keyboard.insertText('全年预算数');
  await page
    .getByRole('option', { name: /全年预算数/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await editor(page, functions).locator('[data-figure="total.budgeted"]').waitFor();
  await waitUntilSaved(page);
  const count = await counted(page, functions);
  expect(count).toBeGreaterThanOrEqual(5);
  await lin.page.getByLabel(`${count} 条修订建议待处理`).first().waitFor();

  const shown = await sectionText(page, functions);
  const all = (await put(page, functions).allTextContents()).join();
  for (const words of ['今年', '惠民处', '粘贴的第一段', '粘贴的第二段']) expect(all).toContain(words);
  const takenWords = await taken(page, functions).allTextContents();
  expect(takenWords).toEqual(['以下职责', '公共服务科']);
  expect(await acceptedText(lin.page, functions)).toBe(before);
  expect(carried).toEqual([]);

  await page.reload();
  await press(page, functions);
  await expect.poll(() => counted(page, functions)).toBe(count);
  expect(await sectionText(page, functions)).toBe(shown);
  expect(await taken(page, functions).allTextContents()).toEqual(takenWords);
});

test('what others write comes into the text one suggests in, and is no part of what is suggested', async () => {
  const { page } = wang;
  const before = await counted(page, functions);
  await lin.page.bringToFront();
  // Not by a press, which might be on what is suggested.
  await caretAt(lin.page, functions, 'end');
  await lin.page.keyboard.insertText('林晓写的话。');
  await waitForText(page, functions, '林晓写的话。');
  expect((await put(page, functions).allTextContents()).join()).not.toContain('林晓');
  expect(await counted(page, functions)).toBe(before);
});

test('a step is taken back, and its suggestion with it', async () => {
  const { page } = wang;
  await press(page, budget);
  await page.keyboard.insertText('多写的字');
  await put(page, budget).getByText('多写的字').waitFor();
  await waitUntilSaved(page);
  await page.keyboard.press('Control+z');
  await put(page, budget).waitFor({ state: 'detached' });
  await waitUntilSaved(page);
  await section(page, budget)
    .getByText(/本节有您的/)
    .waitFor({ state: 'detached' });
});

test('what is suggested without a connection survives a reload, and arrives on return', async () => {
  const { page } = wang;
  await waitUntilKept(page);
  await network.cut();
  await page.locator('[data-saved="offline"]').waitFor();
  await page.keyboard.insertText('断网时的建议');
  await put(page, budget).getByText('断网时的建议').waitFor();
  await page.getByText('修订建议：断网时的建议').waitFor();
  await page.reload();
  await editor(page, budget).waitFor();
  await press(page, budget);
  await put(page, budget).getByText('断网时的建议').waitFor();
  await network.mend();
  await waitUntilSaved(page);
  await page.reload();
  await press(page, budget);
  await put(page, budget).getByText('断网时的建议').waitFor();
  expect(await acceptedText(lin.page, budget)).not.toContain('断网时的建议');
  expect(carried).toEqual([]);
});

test('a drafter turns the mode on and off by its key, and edits or suggests accordingly', async () => {
  const { page } = lin;
  await page.bringToFront();
  await editor(page, budget).locator('p').last().click();
  await page.keyboard.press('Control+Alt+e');
  await line(page, budget).waitFor();
  await editor(page, budget).and(page.locator(':focus')).waitFor();
  await page.keyboard.insertText('建议的话');
  await put(page, budget).getByText('建议的话').waitFor();
  await page.keyboard.press('Control+Alt+e');
  await line(page, budget).waitFor({ state: 'detached' });
  await waitUntilSaved(page);
  const fresh = await visit(browser, server, '林晓');
  await openReport(fresh.page, report, budget);
  expect(await acceptedText(fresh.page, budget)).not.toContain('建议的话');
  await fresh.context.close();
});
