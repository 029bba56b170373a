// What typing feels like: from a key press to the paint in one's own page, and to the paint in a colleague's browser, in the
// sample report, two people in one section. Prints milliseconds; asserts nothing. Needs a build (`npm run setup`) and Chromium.
//
//   npm run bench            200 characters      KEYS=1000 npm run bench

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { ensureChromium } from '../scripts/chromium.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const keys = Number(process.env.KEYS ?? 200);
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

/** Records, for every change of the watched section, when the frame that shows it had been painted (epoch ms). */
function watch(heading) {
  const editor = [...document.querySelectorAll('[data-section]')]
    .find((section) => section.textContent.includes(heading))
    .querySelector('.ProseMirror');
  const channel = new MessageChannel();
  window.painted = [];
  window.pressed = [];
  channel.port1.onmessage = () => {
    window.painted.push({ at: performance.timeOrigin + performance.now(), length: window.lastLength });
  };
  document.addEventListener(
    'keydown',
    (event) => window.pressed.push(performance.timeOrigin + event.timeStamp),
    true,
  );
  let asked = false;
  new MutationObserver(() => {
    window.lastLength = editor.textContent.length;
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      channel.port2.postMessage(0);
    });
  }).observe(editor, { childList: true, characterData: true, subtree: true });
  window.startLength = editor.textContent.length;
}

/** For the n-th key: when the first frame was painted in which the text was longer by n characters. */
const paintedAfter = ({ painted, startLength }, count) =>
  Array.from(
    { length: count },
    (_, key) => painted.find(({ length }) => length >= startLength + key + 1)?.at,
  );

const browsers = [];
try {
  await untilReady();
  const executablePath = ensureChromium();
  browsers.push(await chromium.launch({ executablePath, args: quiet }));
  browsers.push(await chromium.launch({ executablePath, args: quiet }));
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
  for (const page of [mine, theirs]) {
    await page.bringToFront();
    await page.evaluate(watch, heading);
  }
  const editor = mine
    .locator('[data-section]', { hasText: heading })
    .first()
    .locator('.ProseMirror p')
    .first();
  await editor.click();
  await mine.keyboard.press('End');
  for (let key = 0; key < keys; key++) {
    await mine.keyboard.press('a');
    await mine.waitForTimeout(30);
  }
  await theirs.waitForFunction(([count]) => window.lastLength >= window.startLength + count, [keys]);
  const read = (page) =>
    page.evaluate(() => ({
      painted: window.painted,
      pressed: window.pressed,
      startLength: window.startLength,
    }));
  const [own, other] = [await read(mine), await read(theirs)];
  const pressed = own.pressed.slice(-keys);
  row(
    'key to own paint',
    paintedAfter(own, keys).map((at, key) => at - pressed[key]),
  );
  row(
    "key to the colleague's paint",
    paintedAfter(other, keys).map((at, key) => at - pressed[key]),
  );
  console.log(`sample report, two people in one section, one machine, ${keys} keys, one every 30 ms`);
} finally {
  for (const browser of browsers) await browser.close();
  server.kill('SIGTERM');
  rmSync(data, { recursive: true, force: true });
}
