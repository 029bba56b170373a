// What 500 comment threads and 500 suggestions cost in a browser: opening their panels, and typing in a text that bears them, beside the
// same report without any. Prints processor time of the page (CDP, TaskDuration: all its main thread did), which other work on the machine does
// not touch as it does clock time, and beside it the time until the next frame was painted. Asserts nothing. Needs a build (`npm run setup`) and
// Chromium.
//
//   node bench/comments/run.mjs            THREADS=500 KEYS=150 node bench/comments/run.mjs
//   CHARACTERS=50000 node bench/comments/run.mjs     in a report of so many instead of the sample, of 5,000
//   PROFILE=dir node bench/comments/run.mjs     writes a processor profile of typing there, figures panel open

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { longReport } from '../frames/long-report.mjs';
import { importText } from '../import-text.mjs';
import { launchChromium } from '../quiet-chromium.mjs';
import { serve } from '../served.mjs';
import { encodedPosition as encoded, joinSection, textsIn } from '../stock-client.mjs';

const port = Number(process.env.PORT ?? 3919);
const threads = Number(process.env.THREADS ?? 500);
const suggestions = Number(process.env.SUGGESTIONS ?? 500);
const keys = Number(process.env.KEYS ?? 150);
const characters = Number(process.env.CHARACTERS ?? 0);
/** Of typing, without the one that warms up. */
const rounds = 10;
const heading = '部门职能';

/** The document of a section, as a stock client gets it. */
async function documentOf(context, report, section) {
  const { doc, leave } = await joinSection(context, url, report, section);
  leave();
  return doc;
}

/** Anchors of four characters each, spread over a section. */
function* anchorsIn(doc) {
  for (const text of textsIn(doc.getXmlFragment('body')))
    for (let at = 0; at + 4 <= text.length; at += 5)
      yield { from: encoded(text, at, 0), to: encoded(text, at + 4, -1) };
}

/** The n-th of so many that are taken evenly out of a list. */
const spread = (list, index, count) =>
  list[Math.floor((index * list.length) / Math.max(count, 1)) % list.length];

async function addThreads(context, report, sections) {
  let made = 0;
  const round = Math.ceil(threads / sections.length);
  for (const section of sections) {
    const anchors = [...anchorsIn(await documentOf(context, report, section))];
    for (let index = 0; index < round && made < threads; index++, made++) {
      const data = {
        type: 'addThread',
        thread: `bench-${made}`,
        comment: `bench-${made}`,
        section,
        anchor: spread(anchors, index, round) ?? null,
        text: `第 ${made} 条批注：请核对数据来源，并与上年同口径比较。`,
      };
      const answer = await context.request.post(`/api/v1/reports/${report}/commands`, { data });
      if (!answer.ok()) throw new Error(await answer.text());
    }
  }
}

const plain = (text) =>
  text
    .toDelta()
    .map(({ insert }) => insert)
    .join('');

/** Suggestions of other words for three characters each, between the threads. */
async function addSuggestions(context, report, sections) {
  let made = 0;
  const round = Math.ceil(suggestions / sections.length);
  for (const section of sections) {
    const doc = await documentOf(context, report, section);
    const places = textsIn(doc.getXmlFragment('body')).flatMap((text) =>
      Array.from({ length: Math.floor(text.length / 4) }, (_, index) => [text, index * 4]),
    );
    for (let index = 0; index < Math.min(round, places.length); index++) {
      const [text, at] = spread(places, index, round);
      if (made >= suggestions) return made;
      const data = {
        type: 'suggest',
        suggestion: `bench-${made}`,
        section,
        anchor: { from: encoded(text, at, 0), to: encoded(text, at + 3, -1) },
        text: plain(text).slice(at, at + 3),
        change: { do: 'replace', slice: { content: [{ type: 'text', text: '改成这样' }] } },
        why: made % 2 === 0 ? '与文件用语一致' : '',
      };
      const answer = await context.request.post(`/api/v1/reports/${report}/commands`, { data });
      if (!answer.ok()) throw new Error(await answer.text());
      made++;
    }
  }
  return made;
}

/** Processor time of a page's main thread while something is done, in ms. */
async function costOf(page, act) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () =>
    (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value;
  const before = await spent();
  await act();
  const after = await spent();
  await session.detach();
  return (after - before) * 1000;
}

/** In the page. */
const nextFrame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

const settled = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 600)))),
  );

const at = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

/** In the page: `paints` gets the time from each event of this kind to the frame that shows `shown`, in ms. */
function watchPaints([event, shown]) {
  window.paints = [];
  window.stopPaints?.();
  const stamp = () => {
    const began = performance.now();
    const look = () => {
      if (shown && !document.querySelector(shown)) return requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      // Behind the frame.
      port1.onmessage = () => window.paints.push(performance.now() - began);
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  };
  window.addEventListener(event, stamp, { capture: true });
  window.stopPaints = () => window.removeEventListener(event, stamp, { capture: true });
}

const paintsOf = (page) => page.evaluate(() => window.paints);

/** Shows a panel, as found before: finding it by its role is work of the page, too. */
async function openTab(page, tab, shown) {
  const { x, y, width, height } = await tab.boundingBox();
  await page.evaluate(watchPaints, ['pointerdown', shown]);
  const cost = await costOf(page, async () => {
    await page.mouse.click(x + width / 2, y + height / 2);
    await page.waitForSelector(shown);
    await settled(page);
  });
  return { cost, paint: (await paintsOf(page)).at(-1) };
}

/** Opens the panel of suggestions twice, where the report has any. */
async function openChanges(page, figures) {
  const tab = page.getByRole('tab', { name: /修订/ });
  if ((await tab.count()) === 0) return {};
  const changes = await tab.elementHandle();
  const inChanges = '[role=tabpanel] [data-suggestion-card]';
  const openingChanges = await openTab(page, changes, inChanges);
  await openTab(page, figures, '[role=tabpanel] input');
  return { openingChanges, againChanges: await openTab(page, changes, inChanges) };
}

/** Keeps a profile of what is done, where that is asked for. */
async function profiled(page, name, act) {
  if (!process.env.PROFILE) return act();
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.start');
  const result = await act();
  const { profile } = await session.send('Profiler.stop');
  writeFileSync(path.join(process.env.PROFILE, `${name}.cpuprofile`), JSON.stringify(profile));
  await session.detach();
  return result;
}

async function measure(context, report) {
  const page = await context.newPage();
  await page.goto(`/reports/${report}`);
  await page.locator('[data-section] .ProseMirror[contenteditable=true]').nth(7).waitFor();
  await settled(page);
  const section = page
    .locator('[data-section]')
    .filter({ has: page.getByRole('heading', { name: new RegExp(heading) }) });
  const last = section.locator('.ProseMirror p').last();
  const typing = async () => {
    await last.click();
    await page.keyboard.press('End');
    const count = Math.ceil(keys / rounds);
    const costs = [];
    for (let round = 0; round <= rounds; round++) {
      // The first warms up.
      if (round === 1) await page.evaluate(watchPaints, ['beforeinput', '']);
      const cost = await costOf(page, async () => {
        for (let key = 0; key < count; key++) {
          await page.keyboard.insertText('字');
          // As fast as somebody types: each key has its frame.
          await page.evaluate(nextFrame);
        }
        await settled(page);
      });
      if (round > 0) costs.push(cost / count);
    }
    return { costs, paints: await paintsOf(page) };
  };
  const comments = await page.getByRole('tab', { name: /批注/ }).elementHandle();
  const figures = await page.getByRole('tab', { name: /数据/ }).elementHandle();
  const inComments = '[role=tabpanel] :is([data-thread], h2)';
  const alone = await profiled(page, report, typing);
  const opening = await openTab(page, comments, inComments);
  // Again, with its code loaded.
  await openTab(page, figures, '[role=tabpanel] input');
  const again = await openTab(page, comments, inComments);
  const beside = await typing();
  const changes = await openChanges(page, figures);
  const besideChanges = await typing();
  await page.close();
  return {
    typing: alone,
    opening,
    again,
    typingBeside: beside,
    typingBesideChanges: besideChanges,
    ...changes,
  };
}

const { url, stop: stopServer } = await serve(port, { HUIGAO_REQUESTS_PER_MINUTE: '100000' });
let browser;
try {
  browser = await launchChromium();
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    baseURL: url,
    locale: 'zh-CN',
  });
  await context.request.post('/api/v1/dev/login', { data: { name: 'bench', role: 'admin' } });
  const page = await context.newPage();
  const make = async () => {
    if (characters > 0) await importText(page, longReport(characters));
    else {
      const answer = await context.request.post('/api/v1/reports', { data: { from: 'sample' } });
      await page.goto(`/reports/${(await answer.json()).id}`);
      await page.locator('[data-section] .ProseMirror').nth(8).waitFor();
    }
    return new URL(page.url()).pathname.split('/').at(-1);
  };
  const [bare, full] = [await make(), await make()];
  const sections = await page
    .locator('section[data-section]')
    .evaluateAll((all) => all.map((one) => one.dataset.section));
  await page.close();
  await addThreads(context, full, sections);
  const suggested = await addSuggestions(context, full, sections);
  const without = await measure(context, bare);
  const withThreads = await measure(context, full);
  const ms = (value) => (value === undefined ? '      –' : value.toFixed(1).padStart(7));
  const told = (name, of) =>
    console.log(`${name.padEnd(58)} without ${ms(of(without))} ms   with ${ms(of(withThreads))} ms`);
  const row = (name, key) => {
    const isTyping = without[key]?.paints !== undefined;
    if (!isTyping) {
      told(`${name}, processor`, (one) => one[key]?.cost);
      told(`${name}, until painted`, (one) => one[key]?.paint);
      return;
    }
    told(`${name}, processor, middle round`, (one) => at(one[key].costs, 0.5));
    told(`${name}, until painted, p50`, (one) => at(one[key].paints, 0.5));
    told(`${name}, until painted, p95`, (one) => at(one[key].paints, 0.95));
  };
  row('a key, figures panel open', 'typing');
  row('a key, comments panel open', 'typingBeside');
  row('a key, suggestions panel open', 'typingBesideChanges');
  row('opening the comments the first time', 'opening');
  row('opening them again', 'again');
  row('opening the suggestions the first time', 'openingChanges');
  row('opening them again', 'againChanges');
  console.log(
    `${threads} threads, ${suggested} suggestions, ${keys} keys; processor time of the page's main thread`,
  );
} finally {
  await browser?.close();
  stopServer();
}
