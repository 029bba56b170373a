// The life of a report in its long form: all nine sections go through the interface, three sign in turn, one signature is given for
// somebody away and one is done without, signatures become void and are asked for anew, and the report is reopened and frozen twice.

import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { command, type Visitor, visit } from './browser';
import { type FivePeople, faultsOf, fivePeople } from './five-people';
import { take } from './pictures';
import { editor, openReport, section, selectWords, typeAtEnd, waitUntilSaved } from './report-page';
import { type StoredValue, tamper, verify } from './tampering';
import { choose, confirm, dialog, press, step, stepBecause, waitForStatus } from './workflow-page';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

let five: FivePeople;
/** The two who sign before 赵局长. */
let sun: Visitor;
let qian: Visitor;

const functions = '部门职能';
const budget = '部门整体收支情况';
const taskResults = '各重点工作任务绩效目标完成情况分析';
const problems = '存在的主要问题';
const plans = '下一步工作打算';

beforeAll(async () => {
  five = await fivePeople();
  const { browser, server, lin, report } = five;
  [sun, qian] = [await visit(browser, server, '孙副局长'), await visit(browser, server, '钱调研员')];
  for (const { id, name } of [sun, qian])
    await command(lin, report, { type: 'setMember', person: id, name, roles: ['approver'] });
  for (const { page } of [sun, qian]) await openReport(page, report, functions, 'reader');
});

afterAll(async () => {
  await five?.browser.close();
  await five?.server.stop();
});

const board = async ({ page }: Visitor) => {
  await page.getByRole('button', { name: '进度总览' }).click();
  return page.getByRole('dialog', { name: '进度总览' });
};

test('every section is written in, checked, handed in and agreed', async () => {
  const { chen, wang, sections } = five;
  await press(chen.page, budget, '送审');
  await dialog(chen.page)
    .getByText(/应为 99\.97%/)
    .waitFor();
  await chen.page.keyboard.press('Escape');
  await chen.page.getByRole('tab', { name: /检查/ }).click();
  await chen.page
    .getByRole('button', { name: /替换为数据/ })
    .first()
    .click();
  await editor(chen.page, taskResults).locator('p', { hasText: '轮值策划' }).click();
  await selectWords(chen.page, taskResults, '打造“溪畔夜读”');
  await chen.page.getByRole('button', { name: /^批注 Ctrl/ }).waitFor();
  await chen.page.keyboard.press('ArrowLeft');
  await chen.page.keyboard.insertText('年度目标为建立1项，实际建立1项，');
  for (const title of [functions, plans, problems]) await typeAtEnd(chen.page, title, '以上情况属实。');
  await waitUntilSaved(chen.page);
  for (const title of sections.keys()) {
    await step(chen.page, title, '送审', 'submitted');
    if (title === plans) {
      await stepBecause(wang.page, title, '退回', '请写明时间');
      await waitForStatus(chen.page, title, 'returned');
      await typeAtEnd(chen.page, title, '2024年6月底前完成。');
      await waitUntilSaved(chen.page);
      await step(chen.page, title, '送审', 'submitted');
    }
    await step(wang.page, title, '定稿', 'agreed');
  }
});

test('three sign in turn: one by the owner for them, one is done without, the last when it is their turn', async () => {
  const { lin, zhao } = five;
  const overview = await board(lin);
  await overview.getByRole('button', { name: '签署人' }).click();
  const signers = lin.page.getByRole('dialog', { name: '签署人' });
  await signers.getByRole('radio', { name: /依次签署/ }).check();
  // Who is ticked anew comes last.
  for (const name of ['孙副局长', '钱调研员', '赵局长']) {
    await signers.getByRole('checkbox', { name }).uncheck();
    await signers.getByRole('checkbox', { name }).check();
  }
  await take(lin.page, 'full-1-signers');
  await signers.getByRole('button', { name: '保存' }).click();
  await overview.getByRole('cell', { name: '待签：孙副局长 → 钱调研员 → 赵局长' }).first().waitFor();
  await take(lin.page, 'full-2-board');
  await lin.page.keyboard.press('Escape');

  await section(sun.page, functions).getByRole('button', { name: '签署', exact: true }).waitFor();
  const mayZhao = section(zhao.page, functions).getByRole('button', { name: '签署', exact: true });
  await expect.poll(() => mayZhao.count()).toBe(0);
  await choose(lin.page, functions, '代签');
  await take(lin.page, 'full-3-on-behalf');
  await dialog(lin.page).getByRole('textbox', { name: '理由' }).fill('出差，已电话确认');
  await confirm(lin.page, '代签');
  await waitForStatus(lin.page, functions, 'signed');
  await choose(lin.page, functions, '免签');
  await dialog(lin.page).getByRole('combobox').selectOption({ label: '钱调研员' });
  await dialog(lin.page).getByRole('textbox', { name: '理由' }).fill('不分管这项工作');
  await confirm(lin.page, '免签');
  await press(zhao.page, functions, '签署');
  await confirm(zhao.page, '签署');
  await choose(lin.page, functions, '经过');
  for (const words of [
    '林晓 代 孙副局长 签署',
    '出差，已电话确认',
    '林晓 免去 钱调研员 的签署',
    '赵局长 签署',
  ])
    await dialog(lin.page).getByText(words).waitFor();
  await take(lin.page, 'full-4-steps');
  await lin.page.keyboard.press('Escape');
});

test('a figure changes: the text stands, taking it voids these signatures, and just those people are asked anew', async () => {
  const { lin, chen, he, zhao, report } = five;
  // 部门职能 shows no figure: its signatures stay.
  for (const { page } of [sun, qian, zhao]) {
    await press(page, problems, '签署');
    await confirm(page, '签署');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  const set = { type: 'setFigureValue', figure: 'carryOver.closing', version: 1, why: '决算调整' };
  await command(he, report, { ...set, value: '20000' });
  await section(chen.page, problems)
    .getByText(/定稿为 1\.24万元，现在是 2\.00万元/)
    .waitFor();
  const overview = await board(lin);
  await overview
    .getByRole('row')
    .filter({ hasText: problems })
    .getByRole('cell', { name: '1 项待采用' })
    .waitFor();
  await lin.page.keyboard.press('Escape');
  for (const title of [budget, problems]) await step(chen.page, title, '采用新数据', 'agreed');
  await section(lin.page, problems)
    .getByText('陈敏采用了新数据，孙副局长、钱调研员、赵局长的签署失效，请重签。')
    .waitFor();
  await waitForStatus(lin.page, functions, 'signed');
  await take(lin.page, 'full-5-voided');
  const asked = ({ page }: Visitor, title: string) =>
    section(page, title).getByRole('button', { name: '签署', exact: true }).count();
  await section(sun.page, problems).getByRole('button', { name: '签署', exact: true }).waitFor();
  expect([await asked(sun, problems), await asked(qian, problems), await asked(zhao, problems)]).toEqual([
    1, 0, 0,
  ]);
  expect([await asked(sun, functions), await asked(qian, functions), await asked(zhao, functions)]).toEqual([
    0, 0, 0,
  ]);
});

test('each in turn signs the whole, and it is frozen, reopened, and frozen again under the next number', async () => {
  const { lin, chen, wang, zhao } = five;
  await chen.page.getByRole('tab', { name: /批注/ }).click();
  const card = chen.page.getByRole('tabpanel').locator('li').filter({ hasText: '请写明时间' });
  await card.first().click();
  await card.getByRole('button', { name: '解决', exact: true }).click();
  for (const signer of [sun, qian, zhao]) {
    const overview = await board(signer);
    await overview.getByRole('button', { name: '签署全文' }).click();
    await confirm(signer.page, '签署');
    await take(signer.page, 'full-6-signed-all');
    await overview.getByRole('button', { name: '签署全文' }).waitFor({ state: 'detached' });
    await signer.page.keyboard.press('Escape');
  }
  const freeze = async (number: number) => {
    const overview = await board(lin);
    await overview.getByRole('button', { name: '冻结定本' }).click();
    await confirm(lin.page, '冻结定本');
    await overview.getByText(`· 定本第 ${number} 号已冻结`).waitFor();
    await take(lin.page, `full-6-frozen-${number}`);
    await lin.page.keyboard.press('Escape');
  };
  await freeze(1);
  await choose(lin.page, plans, '重新开放');
  await dialog(lin.page).getByRole('textbox', { name: '理由' }).fill('补充一项打算');
  await confirm(lin.page, '重新开放');
  await waitForStatus(chen.page, plans, 'drafting');
  await typeAtEnd(chen.page, plans, '并加强培训。');
  await waitUntilSaved(chen.page);
  await step(chen.page, plans, '送审', 'submitted');
  await step(wang.page, plans, '定稿', 'agreed');
  await freeze(2);
  await lin.page.locator('header').getByRole('button', { name: '导出' }).click();
  const [download] = await Promise.all([
    lin.page.waitForEvent('download'),
    lin.page.getByRole('menuitem', { name: /Word/ }).first().click(),
  ]);
  const files = unzipSync(readFileSync(await download.path()));
  expect(Buffer.from(files['word/document.xml']!).toString()).toContain('并加强培训。');
  expect([...faultsOf(five), ...sun.faults, ...qian.faults]).toEqual([]);
});

test('one byte anywhere is named: of an edit, a checkpoint, a final version, the audit log; put back, all is whole', async () => {
  const { server, browser } = five;
  await browser.close();
  await server.stop();
  const whole = await verify(server);
  expect(whole.said).toContain('已定稿、已签的章节 9 节');
  expect(whole.status).toBe(0);
  const stored: readonly (readonly [StoredValue, string])[] = [
    [{ table: 'log', column: 'bytes', where: 'seq = 20' }, '一条修改记录被改动或丢失（20）'],
    [
      {
        table: 'checkpoint',
        column: 'bytes',
        where: 'rowid = (select min(rowid) from checkpoint)',
      },
      '一个检查点被改动',
    ],
    [{ table: 'version', column: 'bytes', where: 'number = 2' }, '一个版本被改动（定本第 2 号'],
    [{ table: 'audit', column: 'detail', where: 'seq = 12' }, '从第 12 条起不可信'],
  ];
  for (const [value, named] of stored) {
    const putBack = tamper(server, value);
    const { status, said } = await verify(server);
    expect(said).toContain(named);
    expect(status).toBe(1);
    putBack();
  }
  expect(await verify(server)).toEqual(whole);
});
