// A browser that lacks what the client needs is told so, on a page that looks like one.

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './browser';
import { type RunningServer, startServer } from './server';

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer();
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Things that old browsers lack, and how this one is made to lack them. */
const lacking: Record<string, () => void> = {
  'a new method of lists': () => void Reflect.deleteProperty(Array.prototype, 'toSorted'),
  'new colours': () => {
    const supports = CSS.supports.bind(CSS) as (...given: string[]) => boolean;
    CSS.supports = (...given: string[]) => !given.join().includes('light-dark') && supports(...given);
  },
  popovers: () => void Reflect.deleteProperty(HTMLElement.prototype, 'popover'),
};

test.each(Object.keys(lacking))(
  'without %s the page says what to do, and nothing else is shown',
  async (what) => {
    const context = await browser.newContext({ baseURL: server.url, locale: 'zh-CN' });
    const page = await context.newPage();
    const faults: unknown[] = [];
    page.on('pageerror', (fault) => faults.push(fault));
    await page.addInitScript(lacking[what]!);
    await page.goto('/');
    const told = page.getByRole('alert');
    await told.waitFor();
    expect(await told.textContent()).toContain('极速模式');
    // At the top of the window, not below an empty page.
    await page.waitForFunction(
      () => document.getElementById('old-browser')!.getBoundingClientRect().bottom < innerHeight,
    );
    expect(await page.locator('#app').innerHTML()).toBe('');
    expect(faults).toEqual([]);
    await context.close();
  },
);

test('in an English browser it is said in English first', async () => {
  const context = await browser.newContext({ baseURL: server.url, locale: 'en-GB' });
  const page = await context.newPage();
  await page.addInitScript(lacking.popovers!);
  await page.goto('/');
  const told = page.getByRole('alert');
  await told.waitFor();
  expect(await told.getByRole('heading').allTextContents()).toEqual([
    'This browser cannot open Huigao',
    '这个浏览器打不开会稿',
  ]);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  expect(await page.title()).toBe('Huigao');
  await context.close();
});

test('this one is not told', async () => {
  const page = await browser.newPage({ baseURL: server.url, locale: 'zh-CN' });
  await page.goto('/');
  await page.locator('#app :is(h1, form)').first().waitFor();
  expect(await page.locator('#old-browser').isVisible()).toBe(false);
  await page.close();
});
