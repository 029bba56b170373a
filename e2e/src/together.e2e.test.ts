// Two people write a report together: the same section, the same paragraph, offline, and through a server that is killed.

import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { command, launch, openSample, type Visitor, visit } from './browser';
import { type Network, relay } from './network';
import {
  caretAt,
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

let server: RunningServer;
let browser: Browser;
let lin: Visitor;
let chen: Visitor;
let report: string;
/** Between 陈敏 and the server. */
let network: Network;

const functions = '部门职能';
const goals = '部门整体支出绩效目标';
const problems = '存在的主要问题';

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  lin = await visit(browser, server, '林晓', { admin: 'yes' });
  network = await relay(server.url);
  chen = await visit(browser, network, '陈敏');
  report = await openSample(lin);
  await command(lin, report, { type: 'setMember', person: chen.id, name: '陈敏', roles: ['owner'] });
  await openReport(lin.page, report, functions);
  await openReport(chen.page, report, functions);
});

afterAll(async () => {
  await browser?.close();
  await network?.cut();
  await server?.stop();
});

afterEach(() => {
  expect([...lin.faults, ...chen.faults]).toEqual([]);
});

test('each sees what the other types in another section, and where the other is', async () => {
  await typeAtEnd(lin.page, functions, '林晓写在职能里。');
  await typeAtEnd(chen.page, goals, '陈敏写在目标里。');
  await waitForText(chen.page, functions, '林晓写在职能里。');
  await waitForText(lin.page, goals, '陈敏写在目标里。');
  const outline = lin.page.getByRole('navigation', { name: '提纲' });
  await outline.getByLabel(/正在这里：.*陈敏/).waitFor();
});

test('two people type into the same paragraph, and each sees the name at the caret of the other', async () => {
  await typeAtEnd(lin.page, problems, '甲');
  await typeAtEnd(chen.page, problems, '乙');
  for (const [visitor, text] of [
    [lin, '一二三四五'],
    [chen, '六七八九十'],
  ] as const)
    for (const character of text) {
      await visitor.page.bringToFront();
      await visitor.page.keyboard.insertText(character);
    }
  await waitForText(lin.page, problems, '十');
  await waitForText(chen.page, problems, '五');
  await expect.poll(() => sectionText(chen.page, problems)).toBe(await sectionText(lin.page, problems));
  await editor(lin.page, problems).locator('[data-name="陈敏"]').first().waitFor({ state: 'attached' });
  await editor(chen.page, problems).locator('[data-name="林晓"]').first().waitFor({ state: 'attached' });
});

test('a press is not lost when a change of the other comes in before the browser tells of it', async () => {
  const { page } = lin;
  await page.bringToFront();
  await caretAt(page, problems, 'start');
  const words = await editor(page, problems).locator('p').last().boundingBox();
  // The page is kept busy by the press until the other's words wait to be taken in.
  await page.evaluate(() => {
    const busy = () => {
      const until = performance.now() + 1000;
      while (performance.now() < until);
    };
    document.addEventListener('mousedown', busy, { once: true, capture: true });
  });
  await page.mouse.move(words!.x + 200, words!.y + 10);
  const pressed = page.mouse.down();
  await chen.page.bringToFront();
  await chen.page.keyboard.insertText('插话');
  await pressed;
  await page.mouse.up();
  await waitForText(page, problems, '插话');
  await page.bringToFront();
  await page.keyboard.insertText('此处');
  await waitForText(page, problems, '此处');
  const last = (await sectionText(page, problems)).split('\n').at(-1);
  expect(last).toContain('此处');
});

test('undo takes back only what oneself has typed', async () => {
  await typeAtEnd(lin.page, goals, '林晓的话');
  await waitForText(chen.page, goals, '林晓的话');
  await typeAtEnd(chen.page, goals, '陈敏的话');
  await waitForText(lin.page, goals, '陈敏的话');
  await lin.page.bringToFront();
  await lin.page.keyboard.press('Control+z');
  await expect.poll(() => sectionText(chen.page, goals)).not.toContain('林晓的话');
  expect(await sectionText(chen.page, goals)).toContain('陈敏的话');
  await lin.page.keyboard.press('Control+Shift+z');
  await waitForText(chen.page, goals, '林晓的话');
});

test('offline one goes on typing, through a reload, and on return everything merges', async () => {
  await waitUntilKept(chen.page);
  await waitUntilSaved(chen.page);
  await network.cut();
  await typeAtEnd(chen.page, functions, '断网时写的话。');
  await chen.page
    .getByText(/离线，有 \d+ 处未保存/)
    .first()
    .waitFor();
  await typeAtEnd(lin.page, functions, '同时在线写的话。');
  await chen.page.reload();
  await waitForText(chen.page, functions, '断网时写的话。');
  await chen.page
    .getByText(/离线，有 \d+ 处未保存/)
    .first()
    .waitFor();
  expect(await sectionText(lin.page, functions)).not.toContain('断网时写的话。');
  await network.mend();
  await waitForText(lin.page, functions, '断网时写的话。');
  await waitForText(chen.page, functions, '同时在线写的话。');
  await waitUntilSaved(chen.page);
});

test('the server is killed while both type: both reconnect by themselves, and nothing acknowledged is missing', async () => {
  await waitUntilSaved(lin.page);
  await typeAtEnd(lin.page, functions, '断电之前已保存。');
  await waitUntilSaved(lin.page);
  await server.kill();
  await typeAtEnd(lin.page, functions, '断电之后林晓写的。');
  await typeAtEnd(chen.page, goals, '断电之后陈敏写的。');
  await lin.page
    .getByText(/有 \d+ 处未保存/)
    .first()
    .waitFor();
  server = await server.restart();
  await waitForText(lin.page, goals, '断电之后陈敏写的。');
  await waitForText(chen.page, functions, '断电之后林晓写的。');
  await waitUntilSaved(lin.page);
  await waitUntilSaved(chen.page);
  const fresh = await visit(browser, server, '林晓');
  await openReport(fresh.page, report, functions);
  expect(await sectionText(fresh.page, functions)).toContain('断电之前已保存。断电之后林晓写的。');
  await fresh.context.close();
});

test('a reader and a drafter of another section cannot type, and are told why', async () => {
  const wang = await visit(browser, server, '王审核');
  await command(lin, report, { type: 'setMember', person: wang.id, name: '王审核', roles: ['viewer'] });
  await openReport(wang.page, report, functions, 'reader');
  const before = await sectionText(wang.page, functions);
  expect(await editor(wang.page, functions).getAttribute('contenteditable')).toBe('false');
  await editor(wang.page, functions).locator('p').first().click();
  await wang.page.keyboard.insertText('不该出现');
  expect(await sectionText(wang.page, functions)).toBe(before);

  await command(lin, report, { type: 'setMember', person: wang.id, name: '王审核', roles: ['drafter'] });
  const id = await section(wang.page, goals).getAttribute('data-section');
  await command(lin, report, {
    type: 'assignSection',
    section: id,
    drafters: [wang.id],
    reviewers: [],
    due: null,
  });
  await expect.poll(() => editor(wang.page, goals).getAttribute('contenteditable')).toBe('true');
  expect(await editor(wang.page, functions).getAttribute('contenteditable')).toBe('false');
  await typeAtEnd(wang.page, goals, '王审核起草。');
  await waitForText(lin.page, goals, '王审核起草。');
  await wang.context.close();
});
