// The five who write a report together, each in a browser of their own, and the report they have in common.

import type { Browser } from 'playwright-core';
import { command, launch, openSample, type Visitor, visit } from './browser';
import { openReport } from './report-page';
import { type RunningServer, startServer } from './server';

export interface FivePeople {
  readonly server: RunningServer;
  readonly browser: Browser;
  /** 统稿人. */
  readonly lin: Visitor;
  /** 科室负责人, who drafts every section. */
  readonly chen: Visitor;
  /** 财务. */
  readonly he: Visitor;
  /** 审核人 of every section. */
  readonly wang: Visitor;
  /** 分管领导. */
  readonly zhao: Visitor;
  readonly report: string;
  /** Ids of all sections by title, in their order. */
  readonly sections: ReadonlyMap<string, string>;
}

/** Starts server and browser, makes the sample and its people, and lets each of them open it at the first section. */
export async function fivePeople(): Promise<FivePeople> {
  const [server, browser] = await Promise.all([startServer(), launch()]);
  const lin = await visit(browser, server, '林晓', { admin: 'yes', keeps: 'nothing' });
  const [chen, he, wang, zhao] = (await Promise.all(
    ['陈敏', '何会计', '王审核', '赵局长'].map((name) => visit(browser, server, name, { keeps: 'nothing' })),
  )) as [Visitor, Visitor, Visitor, Visitor];
  const report = await openSample(lin);
  const roles = [
    [chen, 'drafter'],
    [he, 'finance'],
    [wang, 'reviewer'],
    [zhao, 'approver'],
  ] as const;
  for (const [{ id, name }, role] of roles)
    await command(lin, report, { type: 'setMember', person: id, name, roles: [role] });
  const first = '部门职能';
  await openReport(lin.page, report, first);
  const sections = await sectionsOf(lin);
  for (const section of sections.values())
    await command(lin, report, {
      type: 'assignSection',
      section,
      drafters: [chen.id],
      reviewers: [wang.id],
      due: null,
    });
  await Promise.all([
    openReport(chen.page, report, first),
    ...[he, wang, zhao].map(({ page }) => openReport(page, report, first, 'reader')),
  ]);
  return { server, browser, lin, chen, he, wang, zhao, report, sections };
}

async function sectionsOf({ page }: Visitor): Promise<ReadonlyMap<string, string>> {
  const shown = page.locator('[data-section][data-status]');
  await shown.nth(8).waitFor({ state: 'attached' });
  const rows = await shown.evaluateAll((all) =>
    all.map((one) => {
      const { section } = (one as HTMLElement).dataset;
      return [one.querySelector('h2, h3')?.textContent ?? '', section ?? ''] as const;
    }),
  );
  return new Map(
    rows.map(([title, id]) => [title.replace(/^（?[一二三四五六七八九十]+[）、]/, '').trim(), id]),
  );
}

export const faultsOf = ({ lin, chen, he, wang, zhao }: FivePeople): readonly string[] =>
  [lin, chen, he, wang, zhao].flatMap(({ faults }) => faults);
