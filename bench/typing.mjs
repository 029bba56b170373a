// What typing feels like: from a key press to the paint in one's own page, and to the paint in a colleague's browser, in the
// sample report, two people in one section; beside it, in the same run, the same for an empty page with nothing but an editable
// paragraph, which is the least this machine and browser need. Prints milliseconds and ratios; asserts nothing. Needs a build
// (`npm run setup`) and Chromium.
//
//   npm run bench            200 characters      KEYS=1000 EVERY=30 npm run bench

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { ensureChromium } from '../scripts/chromium.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const keys = Number(process.env.KEYS ?? 200);
const everyMs = Number(process.env.EVERY ?? 60);
const port = Number(process.env.PORT ?? 3917);
const url = `http://127.0.0.1:${port}`;
const data = mkdtempSync(path.join(tmpdir(), 'huigao-bench-'));

const server = spawn(process.execPath, [path.join(root, 'apps/server/dist/index.js')], {
  env: { ...process.env, HUIGAO_DATA: data, PORT: String(port), HOST: '127.0.0.1', HUIGAO_DEV_LOGIN: '1' },
  stdio: 'ignore',
});

// The wait for the next screen refresh (up to 16.7 ms) is part of what is measured, as it is part of what one feels. Each has a
// browser of their own.
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const percentile = (values, share) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1];
const row = (name, values) =>
  console.log(
    `${name.padEnd(34)} p50 ${percentile(values, 0.5).toFixed(1)} ms   p95 ${percentile(values, 0.95).toFixed(1)} ms   max ${Math.max(...values).toFixed(1)} ms   n ${values.length}`,
  );

async function untilReady() {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (
      await fetch(`${url}/readyz`).then(
        (response) => response.ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The server did not start; is it built?');
}

async function signIn(browser, name, role) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    baseURL: url,
    locale: 'zh-CN',
  });
  const response = await context.request.post('/api/v1/dev/login', { data: { name, role } });
  return { context, person: await response.json() };
}

/** Records in the page, as epoch ms: when each key went down, and when each frame that shows a change of the section had been painted. */
function watch(heading) {
  const editor = [...document.querySelectorAll('[data-section]')]
    .find((section) => section.textContent.includes(heading))
    .querySelector('.ProseMirror');
  const seen = { pressed: [], frames: [], startLength: editor.textContent.length };
  window.seen = seen;
  document.addEventListener(
    'keydown',
    (event) => seen.pressed.push(performance.timeOrigin + event.timeStamp),
    true,
  );
  let asked = false;
  new MutationObserver(() => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      const { length } = editor.textContent;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () =>
        seen.frames.push({ painted: performance.timeOrigin + performance.now(), length });
      port2.postMessage(0);
    });
  }).observe(editor, { childList: true, characterData: true, subtree: true });
}

/** For the n-th key: when the first frame was painted in which the text was longer by n characters. */
const paintedAfter = ({ frames, startLength }) =>
  Array.from(
    { length: keys },
    (_, key) => frames.find(({ length }) => length >= startLength + key + 1)?.painted,
  );

const read = (page) => page.evaluate(() => window.seen);
const sinceKey = (painted, { pressed }) => painted.map((at, key) => at - pressed.at(key - keys));

async function type(page, heading) {
  await page
    .locator('[data-section]', { hasText: heading })
    .first()
    .locator('.ProseMirror p')
    .first()
    .click();
  await page.keyboard.press('End');
  for (let key = 0; key < keys; key++) {
    // A key is held for a while, so that its release does not come in between the press and the paint.
    await page.keyboard.down('a');
    await page.waitForTimeout(everyMs / 2);
    await page.keyboard.up('a');
    await page.waitForTimeout(everyMs / 2);
  }
}

/** The least there is: one editable paragraph, no scripts. */
async function measureEmptyPage(browser) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.setContent(
    '<div data-section>empty<div class="ProseMirror" contenteditable><p>text</p></div></div>',
  );
  await page.evaluate(watch, 'empty');
  await type(page, 'empty');
  const seen = await read(page);
  await page.close();
  return sinceKey(paintedAfter(seen), seen);
}

const browsers = [];
try {
  await untilReady();
  const executablePath = ensureChromium();
  browsers.push(await chromium.launch({ executablePath, args: quiet }));
  browsers.push(await chromium.launch({ executablePath, args: quiet }));
  const emptyPage = await measureEmptyPage(browsers[0]);
  const a = await signIn(browsers[0], 'bench-a', 'admin');
  const b = await signIn(browsers[1], 'bench-b');
  const { id } = await (await a.context.request.post('/api/v1/reports', { data: { from: 'sample' } })).json();
  const person = b.person.id;
  await a.context.request.post(`/api/v1/reports/${id}/commands`, {
    data: { type: 'setMember', person, name: 'bench-b', roles: ['owner'] },
  });
  const [mine, theirs] = await Promise.all([a, b].map(({ context }) => context.newPage()));
  for (const page of [mine, theirs]) {
    await page.goto(`/reports/${id}`);
    await page.locator('[data-section] .ProseMirror[contenteditable=true]').nth(8).waitFor();
  }
  const heading = '部门职能';
  for (const page of [mine, theirs]) await page.evaluate(watch, heading);
  await type(mine, heading);
  await theirs.waitForFunction(
    (count) => window.seen.frames.at(-1)?.length >= window.seen.startLength + count,
    keys,
  );
  const [own, other] = [await read(mine), await read(theirs)];
  const rows = {
    'empty page, key to paint': emptyPage,
    'key to own paint': sinceKey(paintedAfter(own), own),
    "key to the colleague's paint": sinceKey(paintedAfter(other), own),
  };
  for (const [name, values] of Object.entries(rows)) row(name, values);
  const ratio = (share) => percentile(rows['key to own paint'], share) / percentile(emptyPage, share);
  console.log(`own paint / empty page: p50 ${ratio(0.5).toFixed(1)}, p95 ${ratio(0.95).toFixed(1)}`);
  console.log(`sample report, two people in one section, one machine, ${keys} keys, one every ${everyMs} ms`);
} finally {
  for (const browser of browsers) await browser.close();
  server.kill('SIGTERM');
  rmSync(data, { recursive: true, force: true });
}
