// The server and the browser that a journey happens in, and who drafts what there.

import type { Browser } from 'playwright-core';
import { command, launch, type Visitor, visit } from './browser';
import { openReport, section } from './report-page';
import { type RunningServer, startServer } from './server';

export interface Office {
  readonly server: RunningServer;
  readonly browser: Browser;
  /** Somebody of the office, signed in: as `visit`. */
  visit(name: string, options?: Parameters<typeof visit>[3]): Promise<Visitor>;
  close(): Promise<void>;
}

export async function openOffice(): Promise<Office> {
  const server = await startServer();
  const browser = await launch();
  return {
    server,
    browser,
    visit: (name, options) => visit(browser, server, name, options),
    async close() {
      await browser.close();
      await server.stop();
    },
  };
}

/**
 * Lets somebody draft 起草 these sections of a report, and no others. Opens it on the owner's page, at the first of them.
 * @returns the ids of the sections
 */
export async function letDraft(
  owner: Visitor,
  report: string,
  { id: person, name }: Visitor,
  titles: readonly [string, ...string[]],
): Promise<readonly string[]> {
  await command(owner, report, { type: 'setMember', person, name, roles: ['drafter'] });
  await openReport(owner.page, report, titles[0]);
  const ids: string[] = [];
  for (const title of titles) {
    const id = await section(owner.page, title).getAttribute('data-section');
    const assign = { type: 'assignSection', section: id, drafters: [person], reviewers: [], due: null };
    await command(owner, report, assign);
    ids.push(id!);
  }
  return ids;
}
