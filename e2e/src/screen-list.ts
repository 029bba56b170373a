// Every main screen and dialog, and how one gets there.

import path from 'node:path';
import type { Page } from 'playwright-core';
import { chooseDraft } from './choosing-files';
import { openReport, section, selectWords } from './report-page';
import { byMenu, dialog, type Ground, page, panel, press, type Screen } from './screens';
import { type Staged, shownSection } from './staged-report';

/** Outside a report. Each is opened by itself. */
const pages: readonly Screen[] = [
  page('start', '/', '[data-report]'),
  page('account', '/account', 'main h2'),
  page('people', '/people', 'main tbody tr'),
  page('audit', '/audit', 'main tbody tr, main li'),
];

const person = (name: string) => new RegExp(`^${name}`);

const peopleDialogs: readonly Screen[] = [
  dialog('person-add', (at) => press(at, '添加账号')),
  dialog('person-edit', byMenu(/管理.*的账号/, /修改资料/)),
];

/** Over the start page. */
const startDialogs: readonly Screen[] = [
  dialog('new-report', (at) => press(at, /按模板新建/)),
  dialog('roll-forward', (at) => press(at, /续写下一年度/)),
  dialog('import-preview', async (at) => {
    await chooseDraft(at, path.join(import.meta.dirname, 'draft.txt'));
    await at.getByRole('dialog').getByRole('button', { name: '确认导入' }).waitFor();
  }),
  dialog('appearance', byMenu(person('账号'), '外观')),
  dialog('notices', (at) => press(at, /^通知/)),
];

/** The pages of one report. */
const reportPages = (report: string): readonly Screen[] => [
  page('rights', `/reports/${report}/rights`, 'main tbody tr'),
  page('moments', `/reports/${report}/history`, 'main [role=slider], main input[type=range]'),
  page('report-audit', `/reports/${report}/audit`, 'main tbody tr, main li'),
  page('versions', `/reports/${report}/versions`, 'main select'),
];

const versionDialogs: readonly Screen[] = [
  dialog('version-keep', (at) => press(at, '保存当前版本')),
  dialog('version-name', (at) => press(at, '命名')),
  dialog('version-restore', (at) => press(at, '恢复全文')),
];

/** In an open report, in this order; each dialog is closed again by Escape. */
const reportScreens: readonly Screen[] = [
  {
    name: 'report',
    part: 'body',
    open: async (at) => {
      await at.getByRole('tab', { name: /^数据/ }).click();
      await at.getByRole('link', { name: new RegExp(shownSection) }).click();
      await at.locator('[data-region=panel] [role=tabpanel] li').first().waitFor();
    },
  },
  panel('comments', /^批注/),
  panel('suggestions', /^修订/),
  panel('checks', /^检查/),
  dialog('check-report', (at) => press(at, '检查报告')),
  dialog('rules', (at) => press(at, '自定规则')),
  dialog('tidy', async (at) => {
    await press(at, '整理');
    await at.getByRole('dialog').getByRole('checkbox').first().waitFor();
  }),
  panel('figures', /^数据/),
  dialog('figure-new', (at) => press(at, '新增')),
  dialog('figures-import', (at) => press(at, '从表格导入数据')),
  dialog('figure-settings', byMenu('执行数：更多操作', /改名称和格式/)),
  dialog('figure-history', byMenu('执行数：更多操作', /修改记录/)),
  dialog('board', async (at) => {
    await press(at, '进度总览');
    await at.getByRole('dialog').getByRole('table').waitFor();
  }),
  dialog('freeze', async (at) => {
    await press(at, '进度总览');
    await at.getByRole('dialog').getByRole('button', { name: '冻结定本' }).click();
    await at.getByRole('dialog', { name: /冻结定本第/ }).waitFor();
  }),
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
    name: 'selected-words',
    part: 'body',
    open: async (at) => {
      await selectWords(at, shownSection, '公共文化服务');
      await at.getByRole('button', { name: /^批注 Ctrl/ }).waitFor();
    },
  },
  {
    name: 'place-card',
    part: 'body',
    open: async (at) => {
      await section(at, shownSection).locator('[data-figure]').first().click();
    },
  },
  {
    name: 'find',
    part: 'body',
    open: async (at) => {
      await press(at, '查找与替换');
      await at.getByRole('search', { name: '查找与替换' }).waitFor();
    },
  },
  {
    name: 'tour',
    part: '[data-region=tour]',
    open: async (at) => {
      await byMenu('帮助', '功能导览')(at);
      // It is placed beside what it speaks of once that is in sight.
      await at.waitForFunction(() => {
        const box = document.querySelector('[data-region=tour] button')?.getBoundingClientRect();
        return box !== undefined && box.width > 0 && box.top >= 0 && box.bottom <= innerHeight;
      });
    },
  },
];

/** For who is not signed in. */
const outside: readonly Screen[] = [
  page('sign-in', '/', 'form'),
  page('sign-in-invited', '/join#aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'form'),
];

/** For who is signed in, and in no report. */
const uninvited = (report: string): readonly Screen[] => [
  page('start-empty', '/', 'main button'),
  page('ask', `/reports/${report}`, 'main button'),
  page('join', '/join', 'main h2'),
  // The server's own, which has no button for the language.
  page('no-page', '/nowhere', 'h1'),
];

const at = (address: string, where: Page, awaited: string) => () => page('', address, awaited).open(where);

/** All that a staged report has. */
export function screensOf({ lin, stranger, guest, report }: Staged): readonly Ground[] {
  const nowhere = async () => {};
  const versions = `/reports/${report}/versions`;
  const inReport = async () => {
    await openReport(lin.page, report, shownSection);
    await section(lin.page, shownSection).scrollIntoViewIfNeeded();
  };
  return [
    { name: 'outside', page: stranger, open: nowhere, screens: outside },
    { name: 'uninvited', page: guest.page, open: nowhere, screens: uninvited(report) },
    { name: 'pages', page: lin.page, open: nowhere, screens: pages },
    {
      name: 'people',
      page: lin.page,
      open: at('/people', lin.page, 'main tbody tr'),
      screens: peopleDialogs,
    },
    { name: 'start', page: lin.page, open: at('/', lin.page, '[data-report]'), screens: startDialogs },
    { name: 'pages of a report', page: lin.page, open: nowhere, screens: reportPages(report) },
    {
      name: 'versions',
      page: lin.page,
      open: at(versions, lin.page, 'main select'),
      screens: versionDialogs,
    },
    { name: 'report', page: lin.page, open: inReport, screens: reportScreens },
  ];
}
