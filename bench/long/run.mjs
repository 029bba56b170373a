// A report of 300 pages with 500 places, 500 comments and 20 people typing in it, beside the same text as one stock Tiptap document and
// in BlockNote, with 20 people typing, too: when the text is shown and can be written in, memory of the page, and what typing feels like.
// Asserts nothing. Needs a build (`npm run setup`), Chromium, and npm the first time: BlockNote is installed apart from the product.
//
//   npm run bench:long            300 pages      npm run bench:long -- 50      TYPISTS=0 KEYS=50 ONLY=huigao,tiptap,blocknote npm run bench:long

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { longReport } from '../frames/long-report.mjs';
import { launchChromium } from '../quiet-chromium.mjs';
import { serve } from '../served.mjs';
import { join, joinSection, textsIn, typist } from '../stock-client.mjs';
import { servePlainPage } from '../typing/plain-page.mjs';
import { caretAtEnd, measureTyping } from '../typing/watch.mjs';
import { busiest, opened } from './opened-page.mjs';
import { makeReport } from './report.mjs';

const pages = Number(process.argv[2] ?? 300);
/** GB/T 9704: 22 lines of 28 characters. */
const text = longReport(pages * 22 * 28);
const typists = Number(process.env.TYPISTS ?? 20);
const keys = Number(process.env.KEYS ?? 100);
const openings = 3;
/** Each of the others types five letters a second. */
const theirMs = 200;
/** The middle of the report's first long section. */
const words = /^第12项工作/;

const blockNote = path.join(import.meta.dirname, 'blocknote-page');

function installPeer() {
  if (existsSync(path.join(blockNote, 'node_modules'))) return;
  const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--legacy-peer-deps', '--loglevel=error'];
  const { status } = spawnSync('npm', ['install', ...quiet], { cwd: blockNote, stdio: 'inherit' });
  if (status !== 0) throw new Error('BlockNote could not be installed.');
}

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const at = (values, share) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1];
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** MB that a process holds now: all that is resident, and of it what is its own, not files mapped by every process of the browser. */
function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mb = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1024;
  return { resident: mb('VmRSS'), own: mb('RssAnon') };
}

async function measure(browser, context, { name, address, others }) {
  const times = [];
  let last = null;
  for (let round = 0; round < openings; round++) {
    await last?.page.close();
    const { result, ...spent } = await busiest(browser, () => opened(context, address));
    times.push({ ...result.opening, seconds: spent.seconds });
    last = { page: result.page, pid: spent.id };
    await wait(3000);
  }
  const { page, pid } = last;
  const paragraph = page.locator('[data-section] p', { hasText: words }).first();
  // Before the others begin: on a page that they keep busy it might not come about.
  await caretAtEnd(page, paragraph);
  const begin = async () => {
    const stop = await others();
    await wait(2000);
    return stop;
  };
  const { result, seconds } = await busiest(browser, () =>
    measureTyping({ page, mine: paragraph, keys, everyMs: 60, begin }),
  );
  // A key that was never painted counts as one that took for ever.
  const lags = result.own.map((ms) => (Number.isNaN(ms) ? Number.POSITIVE_INFINITY : ms));
  const row = {
    name,
    text: median(times.map((one) => one.text)),
    ready: median(times.map((one) => one.ready)),
    opening: median(times.map((one) => one.seconds)) * 1000,
    memory: memoryOf(pid),
    p50: at(lags, 0.5),
    p95: at(lags, 0.95),
    unseen: lags.filter((ms) => ms === Number.POSITIVE_INFINITY).length,
    key: (seconds * 1000) / keys,
  };
  await page.close();
  return row;
}

/** The others, in a peer's document: each a stock client. */
async function typistsOf(relay) {
  const clients = await Promise.all(Array.from({ length: typists }, () => join(relay, 'report')));
  // The first to answer may be another of them, who knows no more.
  for (const { doc } of clients) while (textsIn(doc.getXmlFragment('default')).length < 2) await wait(100);
  const stops = clients.map(({ doc }) => typist(textsIn(doc.getXmlFragment('default')), theirMs));
  return () => {
    for (const stop of stops) stop();
    for (const { leave } of clients) leave();
  };
}

async function measurePeer(browser, name, root) {
  const server = await servePlainPage(text, root);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  // It holds the text for those who come.
  const first = await context.newPage();
  await first.goto(server.url({ first: true, name: 'first' }));
  await first.locator('[data-section] p', { hasText: words }).first().waitFor({ timeout: 120_000 });
  const row = await measure(browser, context, {
    name,
    address: server.url({ first: false, name }),
    others: () => typistsOf(server.relay),
  });
  await context.close();
  server.close();
  return row;
}

async function measureOurs(browser, url) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    baseURL: url,
    locale: 'zh-CN',
  });
  context.setDefaultTimeout(120_000);
  await context.request.post('/api/v1/dev/login', { data: { name: 'bench', role: 'admin' } });
  const { report, sections } = await makeReport(context, url, text);
  const others = async () => {
    const clients = [];
    for (let index = 0; index < typists; index++)
      clients.push(await joinSection(context, url, report, sections[index % sections.length]));
    const stops = clients.map(({ doc }) => typist(textsIn(doc.getXmlFragment('body')), theirMs));
    return () => {
      for (const stop of stops) stop();
      for (const { leave } of clients) leave();
    };
  };
  const row = await measure(browser, context, {
    name: 'Huigao',
    address: `${url}/reports/${report}`,
    others,
  });
  await context.close();
  return row;
}

function print({ name, ...row }) {
  const unseen = row.unseen > 0 ? `, ${row.unseen} never painted` : '';
  console.log(
    `${name.padEnd(13)} text ${row.text.toFixed(0).padStart(5)} ms, to write in ${row.ready.toFixed(0).padStart(5)} ms (${row.opening.toFixed(0)} of processor), ` +
      `memory ${row.memory.resident.toFixed(0).padStart(4)} MB (${row.memory.own.toFixed(0)} its own), a key p50 ${row.p50.toFixed(1)} p95 ${row.p95.toFixed(1)} ms (${row.key.toFixed(1)} of processor${unseen})`,
  );
}

installPeer();
const { url, stop: stopServer } = await serve(Number(process.env.PORT ?? 3923), {
  HUIGAO_REQUESTS_PER_MINUTE: '100000',
});
try {
  console.log(`${text.length} characters, ${typists} others typing, ${keys} keys`);
  const all = {
    huigao: (browser) => measureOurs(browser, url),
    tiptap: (browser) => measurePeer(browser, 'plain Tiptap', undefined),
    blocknote: (browser) => measurePeer(browser, 'BlockNote', blockNote),
  };
  for (const one of process.env.ONLY?.split(',') ?? Object.keys(all)) {
    const browser = await launchChromium();
    // Each as it comes: what follows may take long, or be ended.
    print(await all[one](browser));
    await browser.close();
  }
} finally {
  stopServer();
}
