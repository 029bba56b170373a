// A report in the middle of its life, so that every screen has something to show: people, comments, suggestions, sections in several
// states, versions, an invitation, words to be tidied.

import type { Browser, Page } from 'playwright-core';
import { anchorOfWords } from './anchor-in-page';
import { command, launch, openSample, type Visitor, visit } from './browser';
import { editor, openReport, section, typeAtEnd, waitUntilSaved } from './report-page';
import { type RunningServer, startServer } from './server';
import { step } from './workflow-page';

/** The section that the screens of a report show. */
export const shownSection = '部门整体收支情况';
const functions = '部门职能';
const goals = '部门整体支出绩效目标';

export interface Names {
  readonly lin: string;
  readonly chen: string;
  readonly wang: string;
  readonly guest: string;
}

export interface Staged {
  readonly server: RunningServer;
  readonly browser: Browser;
  /** Its owner, who looks at the screens, and administrates the server. */
  readonly lin: Visitor;
  /** Drafts the shown section, and is in it. */
  readonly chen: Visitor;
  /** Reviews. */
  readonly wang: Visitor;
  /** Has an account, and is in no report. */
  readonly guest: Visitor;
  /** The page of somebody who is not signed in. */
  readonly stranger: Page;
  readonly report: string;
}

const advance = { type: 'advanceSection', why: '', onBehalfOf: null, digest: null };

async function post({ context }: Visitor, address: string, data: object): Promise<void> {
  const answer = await context.request.post(`/api/v1${address}`, { data });
  if (!answer.ok()) throw new Error(`${address}: ${answer.status()} ${await answer.text()}`);
}

/** What the reviewer says and proposes. */
async function review({ wang, lin, report }: Staged, id: string): Promise<void> {
  const { page } = wang;
  const thread = { type: 'addThread', section: id, comment: 'c' };
  await command(wang, report, {
    ...thread,
    thread: 'a',
    anchor: await anchorOfWords(page, shownSection, '公共文化服务'),
    text: `@${lin.name} 请与预算批复的口径核对。`,
    mentions: [lin.id],
  });
  await command(wang, report, { ...thread, thread: 'b', anchor: null, text: '已按批复核对。', mentions: [] });
  await command(wang, report, { type: 'resolveThread', thread: 'b' });
  await command(wang, report, {
    type: 'suggest',
    suggestion: 's',
    section: id,
    anchor: await anchorOfWords(page, shownSection, '从严控制一般性支出'),
    text: '从严控制一般性支出',
    change: { do: 'replace', slice: { content: [{ type: 'text', text: '严格控制一般性支出' }] } },
    why: '与文件用语一致',
  });
}

/** Server, browser and the report with its people, each where they would be. */
export async function stageReport(names: Names): Promise<Staged> {
  const [server, browser] = await Promise.all([startServer(), launch()]);
  const person = (name: string) => visit(browser, server, name, { keeps: 'nothing' });
  const lin = await visit(browser, server, names.lin, { admin: 'yes', keeps: 'nothing' });
  const [chen, wang, guest] = [await person(names.chen), await person(names.wang), await person(names.guest)];
  const nobody = await browser.newContext({
    baseURL: server.url,
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
  });
  const stranger = await nobody.newPage();
  const report = await openSample(lin);
  const staged = { server, browser, lin, chen, wang, guest, stranger, report };
  await command(lin, report, { type: 'setMember', person: chen.id, name: '', roles: ['drafter'] });
  await command(lin, report, {
    type: 'setMember',
    person: wang.id,
    name: '',
    roles: ['reviewer', 'approver'],
  });
  await openReport(lin.page, report, shownSection);
  await openReport(wang.page, report, shownSection, 'reader');
  const idOf = (title: string) => section(lin.page, title).getAttribute('data-section');
  const assign = { type: 'assignSection', reviewers: [wang.id], due: '2024-04-30' };
  const [shown, first, second] = [await idOf(shownSection), await idOf(functions), await idOf(goals)];
  await command(lin, report, { ...assign, section: shown, drafters: [chen.id] });
  for (const one of [first, second])
    await command(lin, report, { ...assign, section: one, drafters: [lin.id], due: '2099-04-30' });
  await typeAtEnd(lin.page, goals, '加强 管理,确保目标（任务)按时完成。。');
  await waitUntilSaved(lin.page);
  await post(lin, `/reports/${report}/versions`, { title: '送局长前' });
  await command(lin, report, { ...advance, section: first, event: 'submit' });
  await step(wang.page, functions, '定稿', 'agreed');
  await command(lin, report, {
    type: 'setFigureValue',
    figure: 'carryOver.closing',
    version: 1,
    value: '20000',
    why: '决算调整',
  });
  await review(staged, shown!);
  await openReport(chen.page, report, shownSection);
  await editor(chen.page, shownSection).locator('p').first().click();
  await chen.page.keyboard.press('End');
  await wang.page.goto('about:blank');
  return staged;
}

export async function unstage(staged: Staged | undefined): Promise<void> {
  await staged?.browser.close();
  await staged?.server.stop();
}
