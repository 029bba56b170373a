// The sample report on a phone, in the hand of its owner, and what a finger does with what it selects there.

import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { launch, openSample, signIn, visit } from './browser';
import { type Finger, fingerOn, wordsOnScreen } from './fingers';
import { openReport } from './report-page';
import { type RunningServer, startServer } from './server';

export const functions = '部门职能';
export const budget = '部门整体收支情况';
export const goals = '部门整体支出绩效目标';

export class Phone {
  readonly faults: string[] = [];

  private constructor(
    readonly server: RunningServer,
    readonly browser: Browser,
    readonly page: Page,
    readonly finger: Finger,
  ) {
    page.on('pageerror', (fault) => this.faults.push(String(fault)));
  }

  static async open(): Promise<Phone> {
    const [server, browser] = [await startServer(), await launch()];
    const lin = await visit(browser, server, '林晓', { keeps: 'nothing' });
    const report = await openSample(lin);
    const phone: BrowserContext = await browser.newContext({
      baseURL: server.url,
      locale: 'zh-CN',
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      serviceWorkers: 'block',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    phone.setDefaultTimeout(15_000);
    await signIn(phone, '林晓');
    const page = await phone.newPage();
    const opened = new Phone(server, browser, page, await fingerOn(page));
    await openReport(page, report, functions);
    await page.locator('[data-across-ready]').waitFor({ state: 'attached' });
    return opened;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
  }

  get bar(): Locator {
    return this.page.getByRole('toolbar', { name: '所选文字' });
  }

  act(name: string): Locator {
    return this.bar.getByRole('button', { name, exact: true });
  }

  /** What screen readers are told of a selection over so many sections. */
  told(count: number): Locator {
    return this.page.getByRole('status').filter({ hasText: `已选中 ${count} 个分节` });
  }

  /** Selects a word as a finger does, and extends that to another, wherever it is. */
  async selectAcross(from: readonly [string, string], to: readonly [string, string]): Promise<void> {
    await this.finger.doubleTap(await wordsOnScreen(this.page, ...from));
    await this.act('延长选择').tap();
    await this.bar.getByText('点一下要选到的位置').waitFor();
    await this.finger.tap(await wordsOnScreen(this.page, ...to));
    await this.act('复制').waitFor();
  }
}
