// What helps one write: how long a section is to be and what belongs there, phrases, pairs of marks, numbers that go on.

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openSample, type Visitor } from './browser';
import { type Office, openOffice } from './office';
import {
  caretAside,
  caretAt,
  editor,
  openReport,
  section,
  sectionText,
  selectWords,
  waitUntilSaved,
} from './report-page';

let office: Office;
let lin: Visitor;
let report: string;

const functions = '部门职能';
const conclusion = '自评结论综述';

beforeAll(async () => {
  office = await openOffice();
  lin = await office.visit('林晓', { admin: 'yes', keeps: 'nothing' });
  report = await openSample(lin);
  await openReport(lin.page, report, functions);
});

afterAll(() => office?.close());

afterEach(() => {
  expect(lin.faults).toEqual([]);
});

const lastLine = async (page: Page, title: string) => (await sectionText(page, title)).split('\n').at(-1);

/** A paragraph of its own at the end of a section, to type in. */
async function newParagraph(page: Page, title: string): Promise<void> {
  await caretAt(page, title, 'end');
  await page.keyboard.press('Enter');
  await expect.poll(() => lastLine(page, title)).toBe('');
}

test('the owner says what a section is to be; its count turns, a check warns, and the guidance stays open', async () => {
  const { page } = lin;
  const here = section(page, conclusion);
  await here.scrollIntoViewIfNeeded();
  await here.locator('[data-length=fine]').waitFor();
  await here.getByRole('button', { name: '编写说明：自评结论综述' }).click();
  const note = here.getByRole('note', { name: '编写说明：自评结论综述' });
  await note.getByRole('button', { name: '修改要求' }).click();
  const dialog = page.getByRole('dialog', { name: '编写要求：自评结论综述' });
  await dialog.getByLabel('编写说明').fill('不写过程，只写结论。');
  await dialog.getByLabel('不少于（字）').fill('300');
  await dialog.getByLabel('不超过（字）').fill('200');
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.getByText('请填不小于左边').waitFor();
  await dialog.getByLabel('不少于（字）').fill('１00');
  await dialog.getByRole('button', { name: '保存' }).click();
  await note.getByText('不写过程，只写结论。').waitFor();
  await here.locator('[data-length=long]').filter({ hasText: '100 至 200' }).waitFor();
  await page.getByRole('button', { name: /检查/ }).first().click();
  await page.getByText(/“自评结论综述”有 \d+ 字，超过 200 字的要求。/).waitFor();

  await page.reload();
  await openReport(page, report, conclusion);
  await note.getByText('不写过程，只写结论。').waitFor();
});

test('phrases of the template come with their figures, one’s own are kept by the server', async () => {
  const { page } = lin;
  await newParagraph(page, functions);
  await page.keyboard.type('/');
  await page.keyboard.insertText('收支总述');
  await page.getByRole('option', { name: /^收支总述/ }).waitFor();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => lastLine(page, functions))
    .toMatch(/^全年预算数2,119\.56 ?万元，执行数2,118\.90 ?万元，完成预算的99\.97%。$/);
  await editor(page, functions).locator('[data-figure="total.rate"]').waitFor();

  await newParagraph(page, functions);
  await page.keyboard.type('/');
  await page.keyboard.insertText('常用语');
  await page.getByRole('option', { name: /常用语…/ }).click();
  const dialog = page.getByRole('dialog', { name: '常用语' });
  await dialog.getByRole('button', { name: '新增常用语' }).click();
  const form = page.getByRole('dialog', { name: '新增常用语' });
  await form.getByLabel('名称').fill('结语');
  await form.getByLabel('内容').fill('以上情况，\n特此报告，执行率');
  await form.getByLabel('引用数据').selectOption({ label: '预算执行率' });
  await form.getByText('特此报告，执行率99.97%').waitFor();
  await form.getByRole('button', { name: '保存' }).click();
  await dialog.getByRole('button', { name: '插入“结语”' }).click();
  await expect.poll(() => lastLine(page, functions)).toBe('特此报告，执行率99.97%');
  await page.keyboard.press('Control+z');
  await expect.poll(() => lastLine(page, functions)).not.toContain('特此报告');
  await waitUntilSaved(page);
  const kept = await lin.context.request.get('/api/v1/snippets');
  expect(await kept.json()).toMatchObject({ version: 1, snippets: [{ title: '结语' }] });
});

test('a mark over a selection goes around it, a closing one steps over its like', async () => {
  const { page } = lin;
  await newParagraph(page, functions);
  await page.keyboard.insertText('甲两委乙');
  await selectWords(page, functions, '两委乙');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.insertText('“');
  await expect.poll(() => lastLine(page, functions)).toBe('甲“两委”乙');
  await caretAside(page, 'ArrowRight');
  await page.keyboard.insertText('”');
  await page.keyboard.insertText('和');
  await expect.poll(() => lastLine(page, functions)).toBe('甲“两委”和乙');
});

test('Enter goes on with the next number and ends the list behind one alone, and an emoji goes as a whole', async () => {
  const { page } = lin;
  await newParagraph(page, functions);
  await page.keyboard.insertText('1.');
  await page.keyboard.insertText(' ');
  await page.keyboard.insertText('加强');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText('巩固👨‍👩‍👧葛\u{e0100}');
  await expect.poll(() => lastLine(page, functions)).toBe('2.巩固👨‍👩‍👧葛\u{e0100}');
  await page.keyboard.press('Backspace');
  await expect.poll(() => lastLine(page, functions)).toBe('2.巩固👨‍👩‍👧');
  await page.keyboard.press('Backspace');
  await expect.poll(() => lastLine(page, functions)).toBe('2.巩固');
  await page.keyboard.press('Enter');
  await expect.poll(() => lastLine(page, functions)).toBe('3.');
  await page.keyboard.press('Enter');
  await expect.poll(() => lastLine(page, functions)).toBe('');
  await page.keyboard.insertText('正文');
  await expect.poll(() => lastLine(page, functions)).toBe('正文');
});
