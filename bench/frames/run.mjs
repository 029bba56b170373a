// Frames dropped while one types in a long report, with each panel open in turn, and for a minute in which five people write: the longest
// gap between frames, the tasks of the page's thread that took more than 50 ms, and what took their time. Gaps are of the clock, which other
// work on the machine disturbs; tasks are in processor time, which it does not. Asserts nothing. Needs a build (`npm run setup`) and Chromium.
//
//   npm run bench:frames            55,000 characters      npm run bench:frames -- 100000
//   PROFILE=dir npm run bench:frames     writes the traces there (else to bench/frames/traces), and a profile of each

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { importText } from '../import-text.mjs';
import { launchChromium } from '../quiet-chromium.mjs';
import { serve } from '../served.mjs';
import { joinSection, textsIn, typist } from '../stock-client.mjs';
import { longReport } from './long-report.mjs';
import { byCause, tasksOf } from './trace.mjs';

const characters = Number(process.argv[2] ?? 55_000);
const keys = Number(process.env.KEYS ?? 100);
const everyMs = 60;
const longMs = 50;
const profiles = process.env.PROFILE;
const folder = profiles ?? path.join(import.meta.dirname, 'traces');
const minute = 60_000;

/** Comments on every section, so that their panel and the margins have something to show. */
async function comment(page, each) {
  const report = new URL(page.url()).pathname.split('/').at(-1);
  const sections = await page
    .locator('section[data-section]')
    .evaluateAll((all) => all.map((one) => one.dataset.section));
  for (const section of sections)
    for (let n = 0; n < each; n++)
      await page.request.post(`/api/v1/reports/${report}/commands`, {
        data: {
          type: 'addThread',
          thread: `${section}-${n}`,
          comment: `${section}-${n}`,
          section,
          anchor: null,
          text: `第${n}条批注：请核对数据来源。`,
        },
      });
}

/** Nothing happens in the page for a while. */
const atRest = (page) => page.waitForTimeout(4000);

mkdirSync(folder, { recursive: true });

const watchFrames = () => {
  window.gaps = [];
  let last = performance.now();
  const frame = () => {
    const now = performance.now();
    window.gaps.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
};

/** A run of keys, then a few with a pause after each. */
async function type(page) {
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press('a');
    await page.waitForTimeout(everyMs);
  }
  for (let key = 0; key < 4; key++) {
    await page.keyboard.press('b');
    await page.waitForTimeout(1500);
  }
}

/**
 * Four others who write: one in the section that one writes in, the rest elsewhere, each in bursts of five letters a second.
 * @returns what stops them
 */
async function fourOthers(context, url, report, sections) {
  const clients = await Promise.all(sections.map((section) => joinSection(context, url, report, section)));
  const stops = clients.map(({ doc }) => typist(textsIn(doc.getXmlFragment('body')), 200));
  return () => {
    for (const stop of stops) stop();
    for (const { leave } of clients) leave();
  };
}

/** Writes for a minute as one who thinks: some words, then a pause. */
async function writeForAMinute(page) {
  const until = Date.now() + minute;
  while (Date.now() < until) {
    for (let key = 0; key < 20; key++) {
      await page.keyboard.press('a');
      await page.waitForTimeout(everyMs * 2);
    }
    await page.waitForTimeout(1000);
  }
}

async function measure(browser, page, name, act = type) {
  const trace = path.join(folder, `${name}.trace.json`);
  const session = await page.context().newCDPSession(page);
  if (profiles) {
    await session.send('Profiler.enable');
    await session.send('Profiler.setSamplingInterval', { interval: 200 });
    await session.send('Profiler.start');
  }
  await browser.startTracing(page, {
    path: trace,
    categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel', 'v8'],
  });
  await page.evaluate(() => window.gaps.splice(0));
  await act(page);
  const gaps = await page.evaluate(() => window.gaps.splice(0));
  await browser.stopTracing();
  if (profiles) {
    const { profile } = await session.send('Profiler.stop');
    writeFileSync(path.join(profiles, `${name}.cpuprofile`), JSON.stringify(profile));
  }
  await session.detach();
  const tasks = tasksOf(JSON.parse(readFileSync(trace, 'utf8')).traceEvents);
  const long = tasks.filter(({ processorMs }) => processorMs > longMs);
  const over = gaps.filter((ms) => ms > longMs);
  console.log(
    `${name.padEnd(12)} longest frame ${Math.max(...gaps)
      .toFixed(0)
      .padStart(
        4,
      )} ms, ${over.length} over ${longMs} ms of ${gaps.length}   longest task ${tasks[0].processorMs.toFixed(0).padStart(4)} ms of processor, ${long.length} over ${longMs}`,
  );
  for (const one of tasks.slice(0, 3))
    console.log(`${''.padEnd(13)}${one.processorMs.toFixed(0)} ms: ${byCause([one])}`);
}

const server = await serve(Number(process.env.PORT ?? 3921));
let browser;
try {
  browser = await launchChromium();
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    baseURL: server.url,
    locale: 'zh-CN',
  });
  context.setDefaultTimeout(60_000);
  await context.request.post('/api/v1/dev/login', { data: { name: 'bench', role: 'admin' } });
  const page = await context.newPage();
  const text = longReport(characters);
  await importText(page, text);
  await comment(page, 5);
  console.log(`${text.length} characters, ${keys} keys, one every ${everyMs} ms, then four with pauses`);
  await page.evaluate(watchFrames);
  const writing = page.locator('[data-section]').nth(2).locator('.ProseMirror p').nth(5);
  for (const [name, tab] of Object.entries({ figures: /数据/, comments: /批注/, checks: /检查/ })) {
    await page.getByRole('tab', { name: tab }).click();
    await writing.click();
    await page.keyboard.press('End');
    await atRest(page);
    await measure(browser, page, name);
  }
  const report = new URL(page.url()).pathname.split('/').at(-1);
  const ids = await page
    .locator('[data-section]:has(.ProseMirror)')
    .evaluateAll((all) => all.map((one) => one.dataset.section));
  const mine = await writing.evaluate((one) => one.closest('[data-section]').dataset.section);
  const others = ids.filter((id) => id !== mine).slice(0, 3);
  await writing.click();
  await page.keyboard.press('End');
  const stop = await fourOthers(context, server.url, report, [mine, ...others]);
  await measure(browser, page, 'five people', writeForAMinute);
  stop();
  console.log(`traces are in ${folder}`);
} finally {
  await browser?.close();
  server.stop();
}
