// What the start page costs with many reports: opening it, drawing all of them, and searching in them. Prints processor time of the page
// (CDP, TaskDuration: all its main thread did), which other work on the machine does not touch as it does clock time, middle of some
// rounds. Asserts nothing. Needs a build (`npm run setup`) and Chromium.
//
//   node bench/start/run.mjs            REPORTS=300 ROUNDS=9 node bench/start/run.mjs
//   HUIGAO_BUILT=folder node bench/start/run.mjs     measures what is built there
//   PROFILE=file.cpuprofile node bench/start/run.mjs     writes a processor profile of opening it

import { writeFileSync } from 'node:fs';
import { tasksOf } from '../frames/trace.mjs';
import { launchChromium } from '../quiet-chromium.mjs';
import { serve } from '../served.mjs';

const port = Number(process.env.PORT ?? 3921);
const reports = Number(process.env.REPORTS ?? 300);
const rounds = Number(process.env.ROUNDS ?? 9);

const { url, stop } = await serve(port);
const browser = await launchChromium();

/** A page of somebody with so many reports of their own. */
async function startPage(name, count) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    serviceWorkers: 'block',
  });
  await context.request.post('/api/v1/dev/login', { data: { name, role: 'admin' } });
  for (let made = 0; made < count; made++) {
    const year = 2000 + (made % 25);
    const department = `第${made}局`;
    const data = {
      from: 'template',
      title: `${year}年度${department}部门整体支出绩效自评报告`,
      year,
      department,
    };
    const answer = await context.request.post('/api/v1/reports', { data });
    if (!answer.ok()) throw new Error(await answer.text());
  }
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  };
  return { page, session, spent, count };
}

/** In the page: until what was asked for is drawn and nothing more is done for it. */
const settled = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 600)))),
  );

async function costOf({ page, spent }, act) {
  const before = await spent();
  await act();
  await settled(page);
  return (await spent()) - before;
}

const middle = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Opened anew each time: what the page is, with how many rows it shows at first. */
async function opening(at) {
  const costs = [];
  for (let round = 0; round <= rounds; round++) {
    await at.page.goto('about:blank');
    const cost = await costOf(at, async () => {
      await at.page.goto('/');
      await at.page
        .locator(at.count > 0 ? '[data-report]' : 'main button')
        .first()
        .waitFor();
    });
    if (round > 0) costs.push(cost);
  }
  return middle(costs);
}

/** From the list as it opens to one with a row for each report. */
async function drawingAll(at) {
  const costs = [];
  for (let round = 0; round < rounds; round++) {
    await at.page.goto('/');
    await at.page.locator('[data-report]').first().waitFor();
    await settled(at.page);
    const rest = at.page.getByRole('button', { name: /显示其余/ });
    if ((await rest.count()) === 0) return null;
    costs.push(await costOf(at, () => rest.click()));
  }
  return middle(costs);
}

/** One letter that many of them hold, and one that takes it back. */
async function searching(at) {
  const find = at.page.getByRole('searchbox');
  await find.fill('1');
  await settled(at.page);
  const costs = [];
  for (let round = 0; round < rounds; round++) {
    costs.push(await costOf(at, () => find.fill('')));
    costs.push(await costOf(at, () => find.fill('1')));
  }
  return middle(costs);
}

/** The longest piece of work of opening it, in which nothing else is answered: processor time, the shortest of the rounds. */
async function longestAtOnce({ page }) {
  const costs = [];
  for (let round = 0; round < rounds; round++) {
    await page.goto('about:blank');
    await browser.startTracing(page, { categories: ['devtools.timeline', 'toplevel', 'v8'] });
    await page.goto('/');
    await page.locator('[data-report]').first().waitFor();
    await settled(page);
    const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
    costs.push(tasksOf(traceEvents)[0].processorMs);
  }
  return Math.min(...costs);
}

const show = (words, ms) => console.log(`${words.padEnd(48)}${ms === null ? '–' : `${ms.toFixed(0)} ms`}`);

try {
  const none = await startPage('空白', 0);
  const many = await startPage('林晓', reports);
  show('opening without a report', await opening(none));
  show(`opening with ${reports}`, await opening(many));
  show('showing all of them', await drawingAll(many));
  show('longest piece of work at once while opening', await longestAtOnce(many));
  show('a letter of a search, all of them shown', await searching(many));
  if (process.env.PROFILE) {
    await many.session.send('Profiler.enable');
    await many.session.send('Profiler.start');
    await many.page.goto('/');
    await many.page.locator('[data-report]').first().waitFor();
    await settled(many.page);
    const { profile } = await many.session.send('Profiler.stop');
    writeFileSync(process.env.PROFILE, JSON.stringify(profile));
  }
} finally {
  await browser.close();
  stop();
}
