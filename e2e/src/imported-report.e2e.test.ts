// A report that somebody wrote elsewhere is taken in, and worked on in every role at once while the server is killed.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { command, launch, type Visitor, visit } from './browser';
import { chooseDraft, confirmImport } from './choosing-files';
import { take } from './pictures';
import {
  acceptedText,
  caretAt,
  editor,
  openReport,
  section,
  sectionText,
  selectWords,
  typeAtEnd,
  waitForText,
  waitUntilKept,
  waitUntilSaved,
} from './report-page';
import { type RunningServer, root, startServer } from './server';

const published = path.join(root, '../shared/data');
/** The published report where it lies beside the project, else the draft that other journeys import. */
const source = existsSync(published)
  ? path.join(published, readdirSync(published).find((name) => name.endsWith('.txt')) ?? '')
  : path.join(import.meta.dirname, 'draft.txt');

const functions = '部门职能';
const budget = '部门整体收支情况';

let server: RunningServer;
let browser: Browser;
let report: string;
/** By role. */
let owner: Visitor;
let drafter: Visitor;
let finance: Visitor;
let reviewer: Visitor;
let approver: Visitor;
let viewer: Visitor;

const everyone = () => [owner, drafter, finance, reviewer, approver, viewer];

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
  owner = await visit(browser, server, '林晓', { admin: 'yes' });
  drafter = await visit(browser, server, '陈敏');
  finance = await visit(browser, server, '周财务');
  reviewer = await visit(browser, server, '王审核');
  approver = await visit(browser, server, '赵局长');
  viewer = await visit(browser, server, '何旁观');
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

afterEach(() => {
  expect(everyone().flatMap(({ faults }) => faults)).toEqual([]);
});

/** What is left when everything that a page break or an export may set anew is gone. */
const characters = (text: string) => text.replace(/\s/g, '');

const exported = async (as: string): Promise<Uint8Array> => {
  const response = await owner.context.request.get(`/api/v1/reports/${report}/export?to=${as}`);
  expect(response.status()).toBe(200);
  return new Uint8Array(await response.body());
};

test('the text is taken in by its owner, character for character', async () => {
  const { page } = owner;
  await page.goto('/');
  await chooseDraft(page, source);
  const dialog = page.getByRole('dialog');
  await dialog.getByText(functions).first().waitFor();
  await take(page, 'imported-1-dialog');
  report = await confirmImport(page);
  await openReport(page, report, budget);
  await take(page, 'imported-2-report');
  const text = new TextDecoder().decode(await exported('txt'));
  expect(characters(text)).toBe(characters(readFileSync(source, 'utf8')));
});

test('six people open it, each in a role, and write only where their role lets them', async () => {
  for (const [{ id, name }, roles] of [
    [drafter, ['drafter']],
    [finance, ['finance']],
    [reviewer, ['reviewer']],
    [approver, ['approver']],
    [viewer, ['viewer']],
  ] as const)
    await command(owner, report, { type: 'setMember', person: id, name, roles });
  await command(owner, report, {
    type: 'assignSection',
    section: await section(owner.page, functions).getAttribute('data-section'),
    drafters: [drafter.id],
    reviewers: [reviewer.id],
    due: null,
  });
  await openReport(drafter.page, report, functions);
  for (const { page } of [finance, reviewer, approver, viewer])
    await openReport(page, report, functions, 'reader');

  const before = await acceptedText(owner.page, budget);
  // What reviewers and approvers type becomes a suggestion.
  for (const { page } of [drafter, finance, reviewer, approver, viewer]) {
    await page.bringToFront();
    await editor(page, budget).locator('p').last().click();
    await caretAt(page, budget, 'end');
    await page.keyboard.insertText('不该出现在这里');
  }
  await typeAtEnd(drafter.page, functions, '陈敏起草的一句。');
  for (const { page } of everyone()) await waitForText(page, functions, '陈敏起草的一句。');
  expect(await acceptedText(owner.page, budget)).toBe(before);
});

test('the server is killed amid the work of all of them: each goes on, and nothing acknowledged is missing', async () => {
  await typeAtEnd(owner.page, budget, '断电之前林晓写的。');
  await waitUntilSaved(owner.page);
  // What they do next opens panels whose code a server that is down does not give.
  for (const { page } of [drafter, reviewer, finance]) await waitUntilKept(page);
  await server.kill();
  await typeAtEnd(drafter.page, functions, '断电之后陈敏写的。');
  await typeAtEnd(owner.page, budget, '断电之后林晓写的。');
  await drafter.page
    .getByText(/有 \d+ 处未保存/)
    .first()
    .waitFor();
  await comment(reviewer, functions, '陈敏起草', '断电时的批注');
  await take(drafter.page, 'imported-3-down');
  await enter(finance, /执行数.*(2,118\.90|318\.20)/, '210.5');
  server = await server.restart();

  for (const { page } of everyone()) {
    await waitForText(page, functions, '断电之后陈敏写的。');
    await waitForText(page, budget, '断电之前林晓写的。断电之后林晓写的。');
    await waitForText(page, budget, '210.50');
    await section(page, functions).getByRole('button', { name: '1 条批注' }).waitFor();
    await waitUntilSaved(page);
  }
  for (const [role, { page }] of Object.entries({ owner, drafter, finance, reviewer, approver, viewer }))
    await take(page, `imported-4-${role}`);
});

test('what they made is there for whoever opens it anew, and in the Word document', async () => {
  const fresh = await visit(browser, server, '何旁观');
  await openReport(fresh.page, report, functions, 'reader');
  expect(await sectionText(fresh.page, functions)).toContain('陈敏起草的一句。断电之后陈敏写的。');
  expect(await sectionText(fresh.page, functions)).toBe(await sectionText(owner.page, functions));
  const xml = strFromU8(unzipSync(await exported('docx'))['word/document.xml']!);
  const words = [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((match) => match[1]).join('');
  for (const text of ['陈敏起草的一句。断电之后陈敏写的。', '断电之前林晓写的。断电之后林晓写的。', '210.50'])
    expect(words).toContain(text);
  expect(words).not.toContain('不该出现');
  await fresh.context.close();
});

/** Comments on words of a section, as somebody who may not write there. */
async function comment({ page }: Visitor, title: string, words: string, text: string): Promise<void> {
  // Off the place it may rest on, whose card would cover what comes up beside the words.
  await page.mouse.move(5, 5);
  await selectWords(page, title, words);
  await page.getByRole('button', { name: /^批注 Ctrl/ }).click();
  const panel = page.getByRole('complementary');
  await panel.getByRole('textbox', { name: '批注内容' }).fill(text);
  await panel.getByRole('button', { name: '发布' }).click();
}

/** Enters a value in the panel of figures. */
async function enter({ page }: Visitor, figure: RegExp, value: string): Promise<void> {
  await page.bringToFront();
  await page.getByRole('tab', { name: /数据/ }).click();
  await page.getByRole('tabpanel').getByRole('button', { name: figure }).first().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(value);
  await page.keyboard.press('Enter');
}
