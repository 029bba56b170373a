// Every main screen and dialog, and how one gets there: for what must hold on all of them, and for pictures of them.

import type { Page } from 'playwright-core';
import { editor, openReport, section } from './report-page';

/** The section that the screens of a report show. */
export const shownSection = '部门整体收支情况';

export interface Screen {
  readonly name: string;
  /** What is new on the page, as a selector. */
  readonly part:
    | 'body'
    | 'dialog[open]'
    | '[data-region=panel]'
    | '[data-region=tour]'
    | '[popover]:popover-open';
  readonly open: (page: Page) => Promise<void>;
}

/** Looks at the screen that is there now. */
export type Look = (page: Page, screen: Pick<Screen, 'name' | 'part'>) => Promise<void>;

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first();
const press = (page: Page, name: string | RegExp) => button(page, name).click();
const shownDialog = (page: Page) => page.locator('dialog[open]').last().waitFor();

const dialog = (name: string, open: (page: Page) => Promise<void>): Screen => ({
  name,
  part: 'dialog[open]',
  open: async (page) => {
    await open(page);
    await shownDialog(page);
  },
});

const byMenu =
  (trigger: string | RegExp, item: string | RegExp) =>
  async (page: Page): Promise<void> => {
    await press(page, trigger);
    await page.getByRole('menuitem', { name: item }).click();
  };

const panel = (name: string, tab: RegExp): Screen => ({
  name,
  part: '[data-region=panel]',
  open: async (page) => {
    await page.getByRole('tab', { name: tab }).click();
    await page.locator('[data-region=panel] [role=tabpanel] :is(button, li)').first().waitFor();
  },
});

const page = (name: string, address: string, awaited: string): Screen => ({
  name,
  part: 'body',
  open: async (at) => {
    await at.goto(address);
    await at.locator(awaited).first().waitFor();
  },
});

/** Outside a report. Each is opened by itself. */
export const pages: readonly Screen[] = [
  page('start', '/', '[data-report]'),
  page('account', '/account', 'main h2'),
  page('people', '/people', 'main tbody tr'),
  page('audit', '/audit', 'main tbody tr, main li'),
];

/** The pages of one report. */
export const reportPages = (report: string): readonly Screen[] => [
  page('rights', `/reports/${report}/rights`, 'main tbody tr'),
  page('versions', `/reports/${report}/versions`, 'main select'),
  page('moments', `/reports/${report}/history`, 'main [role=slider], main input[type=range]'),
];

/** Over the start page. */
export const startDialogs: readonly Screen[] = [
  dialog('new-report', (at) => press(at, /按模板新建/)),
  dialog('roll-forward', (at) => press(at, /续写下一年度/)),
  dialog('appearance', byMenu(/^账号/, '外观')),
  dialog('notices', (at) => press(at, /^通知/)),
];

/** In an open report, in this order; each dialog is closed again by Escape. */
export const reportScreens: readonly Screen[] = [
  panel('figures', /^数据/),
  panel('comments', /^批注/),
  panel('checks', /^检查/),
  dialog('check-report', (at) => press(at, '检查报告')),
  dialog('rules', (at) => press(at, '自定规则')),
  panel('figures-again', /^数据/),
  dialog('figure-new', (at) => press(at, '新增')),
  dialog('figures-import', (at) => press(at, '从表格导入数据')),
  dialog('figure-settings', byMenu('执行数：更多操作', /改名称和格式/)),
  dialog('figure-history', byMenu('执行数：更多操作', /修改记录/)),
  dialog('board', (at) => press(at, '进度总览')),
  dialog('people-of-report', (at) => press(at, /^分工/)),
  dialog('assignments', async (at) => {
    await press(at, /^分工/);
    await at.getByRole('tab', { name: '章节分工' }).click();
  }),
  dialog('links', async (at) => {
    await press(at, /^分工/);
    await at.getByRole('tab', { name: '邀请链接' }).click();
  }),
  dialog('export-options', byMenu('导出', /按选项导出/)),
  dialog('exports', byMenu('导出', /导出记录/)),
  dialog('tasks', (at) => press(at, '重点任务和指标')),
  dialog('steps', byMenu(/部门整体收支情况：状态与操作/, '经过')),
  dialog('section-title', async (at) => {
    await at.getByRole('link', { name: /部门整体收支情况/ }).hover();
    await byMenu('部门整体收支情况：调整', '修改标题')(at);
  }),
  dialog('keys', byMenu('帮助', '键盘快捷键')),
  {
    name: 'export-menu',
    part: '[popover]:popover-open',
    open: async (at) => {
      await press(at, '导出');
      await at.getByRole('menuitem', { name: /PDF/ }).first().waitFor();
    },
  },
  {
    name: 'find',
    part: 'body',
    open: async (at) => {
      await press(at, '查找与替换');
      await at.getByRole('search').waitFor();
    },
  },
  {
    name: 'tour',
    part: '[data-region=tour]',
    open: async (at) => {
      await byMenu('帮助', '功能导览')(at);
      await at.locator('[data-region=tour]').waitFor();
    },
  },
];

async function lookAt(at: Page, screens: readonly Screen[], look: Look): Promise<void> {
  for (const screen of screens) {
    await screen.open(at);
    await look(at, screen);
    if (screen.part === '[data-region=panel]') continue;
    // What has the focus, or the browser, closes what was opened; a page is left by opening the next.
    await at.keyboard.press('Escape');
    await at.waitForFunction(
      () => !document.querySelector('dialog[open], [popover]:popover-open, [data-region=tour]'),
    );
  }
}

/** All of them, one after the other, at the width the page has, which shows the panels beside the text. */
export async function visitScreens(at: Page, report: string, look: Look): Promise<void> {
  await lookAt(at, pages, look);
  await at.goto('/');
  await at.locator('[data-report]').first().waitFor();
  await lookAt(at, startDialogs, look);
  await lookAt(at, reportPages(report), look);
  await openReport(at, report, shownSection);
  await section(at, shownSection).scrollIntoViewIfNeeded();
  await look(at, { name: 'report', part: 'body' });
  await lookAt(at, reportScreens, look);
  await editor(at, shownSection).waitFor();
}
