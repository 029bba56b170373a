// Characters of several code units (a rare character of a name, a varied form, a family of emoji) are one to arrows and to deletion, in a
// text and in a suggestion.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSample, type Visitor } from './browser';
import { type Office, openOffice } from './office';
import { caretAt, openReport, section, sectionText, waitUntilSaved } from './report-page';

let office: Office;
let lin: Visitor;
let report: string;

const functions = '部门职能';

beforeAll(async () => {
  office = await openOffice();
  lin = await office.visit('林晓', { admin: 'yes', keeps: 'nothing' });
  report = await openSample(lin);
  await openReport(lin.page, report, functions);
});

afterAll(() => office?.close());

const rare = ['𬭎', '葛\u{e0100}', '👨\u200d👩\u200d👧'];
const [name, varied, family] = rare as [string, string, string];

/** The last paragraph, and nothing of it is half a character. */
async function lastLine(): Promise<string> {
  const line = (await sectionText(lin.page, functions)).split('\n').at(-1)!;
  expect(line).not.toMatch(/\p{Cs}/u);
  return line;
}

test.each([
  ['in a text', '直接修改'],
  ['in suggestions', '修订'],
])('%s, arrows and deletion go by whole characters', async (_where, mode) => {
  const { page } = lin;
  await caretAt(page, functions, 'end');
  if (mode === '修订') {
    await section(page, functions).getByRole('button', { name: '修订', exact: true }).click();
    await caretAt(page, functions, 'end');
  }
  const before = await lastLine();
  await page.keyboard.insertText(`甲${rare.join('')}乙`);
  await expect.poll(lastLine).toBe(`${before}甲${name}${varied}${family}乙`);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Backspace');
  await expect.poll(lastLine).toBe(`${before}甲${name}${varied}乙`);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Delete');
  await expect.poll(lastLine).toBe(`${before}甲${varied}乙`);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Backspace');
  await expect.poll(lastLine).toBe(`${before}甲乙`);
  await waitUntilSaved(page);
  expect(lin.faults).toEqual([]);
});
