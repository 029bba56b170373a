// Composing with an input method, by the browser's own protocol, while the page goes on around it: nothing is aborted or doubled.

import type { CDPSession, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { command, openSample, type Visitor } from './browser';
import { letDraft, type Office, openOffice } from './office';
import {
  caretAt,
  editor,
  openReport,
  section,
  sectionText,
  waitForText,
  waitUntilSaved,
} from './report-page';

let office: Office;
let lin: Visitor;
let chen: Visitor;
let report: string;
let keyboard: CDPSession;

const functions = '部门职能';
const budget = '部门整体收支情况';

beforeAll(async () => {
  office = await openOffice();
  chen = await office.visit('陈统稿', { admin: 'yes', keeps: 'nothing' });
  lin = await office.visit('林晓', { keeps: 'nothing' });
  report = await openSample(chen);
  await letDraft(chen, report, lin, [functions, budget]);
  await openReport(lin.page, report, budget);
  keyboard = await lin.page.context().newCDPSession(lin.page);
});

afterAll(() => office?.close());

afterEach(() => {
  expect([...lin.faults, ...chen.faults]).toEqual([]);
});

const compose = (text: string) =>
  keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
const commit = (text: string) => keyboard.send('Input.insertText', { text });

const paragraphs = async (page: Page, title: string) => (await sectionText(page, title)).split('\n');

/** Begins to compose at the end of the first paragraph of a section. */
async function begin(title: string): Promise<void> {
  const { page } = lin;
  await page.bringToFront();
  await caretAt(page, title, 'start');
  await page.keyboard.press('End');
  await page.keyboard.insertText('＿');
  await waitForText(chen.page, title, '＿');
  await compose('zhong');
  await waitForText(page, title, 'zhong');
}

/** Goes on composing and ends it; both pages then read the same, with the words once. */
async function end(title: string, words = '中央'): Promise<void> {
  await lin.page.bringToFront();
  await compose('zhongyang');
  await commit(words);
  await waitForText(chen.page, title, `＿${words}`);
  await waitUntilSaved(lin.page);
  await expect.poll(() => sectionText(lin.page, title)).toBe(await sectionText(chen.page, title));
  const text = await sectionText(lin.page, title);
  expect(text).not.toContain('zhong');
  expect(text.split(`＿${words}`)).toHaveLength(2);
  // The next composition has words of its own to be found by.
  for (let left = words.length + 1; left > 0; left--) await lin.page.keyboard.press('Backspace');
  await expect.poll(() => sectionText(chen.page, title)).not.toContain('＿');
}

test('nobody else sees the letters of words that are not chosen yet', async () => {
  const { page } = lin;
  await page.bringToFront();
  await caretAt(page, budget, 'end');
  await editor(chen.page, budget).evaluate((text) => {
    const seen = window as unknown as { letters: boolean };
    seen.letters = false;
    const look = () => {
      seen.letters ||= /xin|xinzeng/.test(text.textContent ?? '');
    };
    new MutationObserver(look).observe(text, { subtree: true, childList: true, characterData: true });
  });
  for (const letters of ['x', 'xi', 'xin', 'xinz', 'xinzeng']) await compose(letters);
  await commit('新增');
  await waitForText(chen.page, budget, '新增');
  expect(await chen.page.evaluate(() => (window as unknown as { letters: boolean }).letters)).toBe(false);
  await waitUntilSaved(page);
});

test('somebody else types in the same paragraph, before and behind it', async () => {
  await begin(budget);
  const { page } = chen;
  await page.bringToFront();
  await caretAt(page, budget, 'start');
  await page.keyboard.insertText('前文');
  await waitForText(lin.page, budget, '前文');
  expect((await paragraphs(lin.page, budget))[0]).toContain('zhong');
  await end(budget);
  expect((await paragraphs(lin.page, budget))[0]!.startsWith('前文')).toBe(true);
});

test('a figure in the paragraph changes', async () => {
  await begin(budget);
  const answer = await chen.context.request.post(`/api/v1/reports/${report}/commands`, {
    data: { type: 'setFigureValue', figure: 'total.budgeted', version: 1, value: '21195700', why: '更正' },
  });
  expect(answer.ok()).toBe(true);
  await waitForText(lin.page, budget, '2,119.57');
  await end(budget);
});

test('numbering moves, and the section above grows', async () => {
  await begin(budget);
  const { page } = chen;
  await page.bringToFront();
  const first = await section(page, functions).getAttribute('id');
  const added = {
    type: 'addSection',
    section: 'a-section-above',
    kind: 'other',
    level: 2,
    title: '新增一节',
  };
  await command(chen, report, { ...added, before: first });
  await section(lin.page, budget).getByRole('heading', { name: '（三）' }).waitFor();
  await caretAt(page, functions, 'end');
  for (const line of ['一段', '又一段', '再一段']) {
    await page.keyboard.press('Enter');
    await page.keyboard.insertText(line);
  }
  await waitForText(lin.page, functions, '再一段');
  await end(budget);
});

test('the menu of figures opens behind a full-width sign, and takes words that are composed', async () => {
  const { page } = lin;
  await page.bringToFront();
  await caretAt(page, budget, 'end');
  const places = editor(page, budget).locator('[data-figure="carryOver.closing"]');
  const before = await places.count();
  await compose('＃');
  await commit('＃');
  await compose('nianmo');
  await compose('nianmojiezhuan');
  await commit('年末结转');
  await page.getByRole('option', { name: /年末结转和结余/ }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => places.count()).toBe(before + 1);
  expect(await sectionText(page, budget)).not.toContain('＃');
});

test('the section is handed in meanwhile: what was composed is not lost, and goes in no other place', async () => {
  await begin(functions);
  const id = await section(chen.page, functions).getAttribute('id');
  const step = { type: 'advanceSection', section: id, event: 'submit' };
  await command(chen, report, { ...step, why: '', onBehalfOf: null, digest: null });
  await editor(lin.page, functions).and(lin.page.locator('[contenteditable=false]')).waitFor();
  await commit('中央');
  // What the server took before it was locked stays; what came too late is offered above the page.
  await expect.poll(() => sectionText(lin.page, functions)).toBe(await sectionText(chen.page, functions));
  const text = await sectionText(chen.page, functions);
  expect(text).toContain('＿');
  expect(text).not.toContain('中央中央');
  await caretAt(lin.page, budget, 'end');
  await commit('别处照常');
  await waitForText(chen.page, budget, '别处照常');
});
