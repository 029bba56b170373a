// Compares two versions of a report of 50,000 characters in the worker of the page, in Chromium, and prints how long the worker was at it,
// by the clock and in processor time, each time in a new worker. Asserts nothing. Needs a build (`npm run setup`) and Chromium.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchChromium } from '../quiet-chromium.mjs';
import { serve } from '../served.mjs';
import { openSources } from '../sources.mjs';
import { twoVersions } from './two-versions.mjs';

const length = Number(process.argv[2] ?? 50_000);
const folder = mkdtempSync(path.join(tmpdir(), 'huigao-compare-'));

async function versions() {
  const { load, close } = await openSources();
  const made = await twoVersions(load, length);
  await close();
  return made;
}

/** In the page: notes how long each worker took to answer. */
function watchWorkers() {
  window.answers = [];
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    #asked = 0;
    constructor(...given) {
      super(...given);
      this.addEventListener('message', () => window.answers.push(performance.now() - this.#asked));
    }
    postMessage(...given) {
      this.#asked = performance.now();
      super.postMessage(...given);
    }
  };
}

/** Processor time of workers, in ms. */
function workersOf(events) {
  const named = events.filter(
    ({ name, args }) => name === 'thread_name' && args.name.startsWith('DedicatedWorker'),
  );
  const workers = new Set(named.map(({ pid, tid }) => `${pid}:${tid}`));
  const tasks = events.filter(
    ({ ph, name, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && workers.has(`${pid}:${tid}`),
  );
  return tasks.reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0);
}

const { bytes, said } = await versions();
console.log(said);
const server = await serve(Number(process.env.PORT ?? 3922));
let browser;
try {
  browser = await launchChromium();
  const context = await browser.newContext({ baseURL: server.url, locale: 'zh-CN' });
  await context.request.post('/api/v1/dev/login', { data: { name: 'bench' } });
  const made = await context.request.post('/api/v1/reports', { data: { from: 'sample' } });
  const { id } = await made.json();
  const address = `/api/v1/reports/${id}/versions`;
  // Makes the first version, in whose place the longer one is given.
  const [first] = await (await context.request.get(address)).json();
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.addInitScript(watchWorkers);
  for (const [at, version] of [first.id, 'now'].entries())
    await page.route(`**${address}/${version}`, (route) =>
      route.fulfill({ body: Buffer.from(bytes[at]), contentType: 'application/octet-stream' }),
    );
  for (const run of ['first', 'second', 'third']) {
    const trace = path.join(folder, `${run}.json`);
    await browser.startTracing(page, { path: trace, categories: ['toplevel', 'devtools.timeline'] });
    await page.goto(`/reports/${id}/versions`);
    await page.locator('[data-change]').first().waitFor();
    const [answer] = await page.evaluate(() => window.answers);
    await browser.stopTracing();
    const processor = workersOf(JSON.parse(readFileSync(trace, 'utf8')).traceEvents);
    console.log(`${run}: ${Math.round(answer)} ms by the clock, ${Math.round(processor)} ms of processor`);
  }
} finally {
  await browser?.close();
  server.stop();
  rmSync(folder, { recursive: true, force: true });
}
