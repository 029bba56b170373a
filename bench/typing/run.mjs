// What typing feels like: from a key press to the paint in one's own page, and to the paint in a colleague's browser, in the
// sample report, two people in one section. Beside it, in the same run: the same text as one stock Tiptap document over a relay
// that stores nothing, and an empty page with nothing but an editable paragraph, which is the least this machine and browser
// need. Prints milliseconds and ratios; asserts nothing. Needs a build (`npm run setup`) and Chromium.
//
//   npm run bench            200 characters      KEYS=1000 EVERY=30 npm run bench

import { launchChromium } from '../quiet-chromium.mjs';
import { serve } from '../served.mjs';
import { servePlainPage } from './plain-page.mjs';
import { caretAtEnd, measureTyping } from './watch.mjs';

const port = Number(process.env.PORT ?? 3917);
const viewport = { width: 1440, height: 900 };
const heading = '部门职能';

// The wait for the next screen refresh (up to 16.7 ms) is part of what is measured, as it is part of what one feels. Each has a
// browser of their own.
const keys = Number(process.env.KEYS ?? 200);
const everyMs = Number(process.env.EVERY ?? 60);

/** Types at the end of the paragraph that holds `words`, in the text that `heading` is a part of. */
async function type({ heading, words, mine, theirs }) {
  const text = (page) =>
    page.locator('[data-section]', { hasText: heading }).first().locator('.ProseMirror').first();
  await caretAtEnd(mine, text(mine).locator('p', { hasText: words }).first());
  return measureTyping({ page: mine, mine: text(mine), theirs: theirs && text(theirs), keys, everyMs });
}

async function signIn(browser, name, role) {
  const context = await browser.newContext({ viewport, baseURL: url, locale: 'zh-CN' });
  const response = await context.request.post('/api/v1/dev/login', { data: { name, role } });
  return { context, person: await response.json() };
}

/** A sample report with two owners, and its text. */
async function makeReport([a, b]) {
  const { id } = await (await a.context.request.post('/api/v1/reports', { data: { from: 'sample' } })).json();
  await a.context.request.post(`/api/v1/reports/${id}/commands`, {
    data: { type: 'setMember', person: b.person.id, name: 'bench-b', roles: ['owner'] },
  });
  const text = await (await a.context.request.get(`/api/v1/reports/${id}/export?to=txt`)).text();
  return { id, text };
}

async function open(context, address, isReady) {
  const page = await context.newPage();
  await page.goto(address);
  await isReady(page);
  return page;
}

/** The least there is: one editable paragraph, no scripts. */
async function measureEmptyPage(browser) {
  const page = await browser.newPage({ viewport });
  await page.setContent(
    '<div data-section>empty<div class="ProseMirror" contenteditable><p>text</p></div></div>',
  );
  const measured = await type({ heading: 'empty', words: 'text', mine: page });
  await page.close();
  return measured;
}

/** How long after opening a page has fetched what it may need later, and is at rest. */
const restMs = 10_000;

/** @param rest - whether one waits until both pages are at rest, or types as soon as one can */
async function measureOurs(people, id, words, rest) {
  const isReady = (page) =>
    page.locator('[data-section] .ProseMirror[contenteditable=true]').nth(8).waitFor();
  const [mine, theirs] = await Promise.all(
    people.map(({ context }) => open(context, `/reports/${id}`, isReady)),
  );
  if (rest) await mine.waitForTimeout(restMs);
  const measured = await type({ heading, words, mine, theirs });
  await Promise.all([mine.close(), theirs.close()]);
  return measured;
}

async function measurePlain(browsers, text, words) {
  const server = await servePlainPage(text);
  const isReady = (page) => page.locator('.ProseMirror p', { hasText: words }).first().waitFor();
  const pages = [];
  for (const [index, browser] of browsers.entries()) {
    const context = await browser.newContext({ viewport });
    pages.push(await open(context, server.url({ first: index === 0, name: `bench-${index}` }), isReady));
  }
  const [mine, theirs] = pages;
  const measured = await type({ heading, words, mine, theirs });
  await Promise.all(pages.map((page) => page.context().close()));
  server.close();
  return measured;
}

const percentile = (values, share) => values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1];

function print(rows) {
  for (const [name, values] of Object.entries(rows)) {
    const at = (share) => percentile(values, share).toFixed(1).padStart(5);
    console.log(`${name.padEnd(44)} p50 ${at(0.5)} ms   p95 ${at(0.95)} ms   max ${at(1)} ms`);
  }
}

const { url, stop: stopServer } = await serve(port);
const browsers = [];
try {
  for (let count = 0; count < 2; count++) browsers.push(await launchChromium());
  const people = [await signIn(browsers[0], 'bench-a', 'admin'), await signIn(browsers[1], 'bench-b')];
  const { id, text } = await makeReport(people);
  const lines = text.split('\n');
  const words = lines[lines.findIndex((line) => line.includes(heading)) + 1].trim().slice(0, 12);

  const empty = await measureEmptyPage(browsers[0]);
  const atOnce = await measureOurs(people, id, words, false);
  const ours = await measureOurs(people, id, words, true);
  const plain = await measurePlain(browsers, text, words);
  print({
    'empty page, key to paint': empty.own,
    'plain Tiptap page, key to own paint': plain.own,
    'Huigao, key to own paint': ours.own,
    '  the same, just opened in both browsers': atOnce.own,
    "plain Tiptap page, key to colleague's paint": plain.other,
    "Huigao, key to colleague's paint": ours.other,
    '  the same, just opened in both browsers ': atOnce.other,
  });
  const ratio = (which, share) =>
    (percentile(ours[which], share) / percentile(plain[which], share)).toFixed(2);
  console.log(
    `Huigao / plain: own paint p50 ${ratio('own', 0.5)}, p95 ${ratio('own', 0.95)}; colleague's p50 ${ratio('other', 0.5)}, p95 ${ratio('other', 0.95)}`,
  );
  console.log(`${keys} keys, one every ${everyMs} ms, two people in one text, all on one machine`);
} finally {
  for (const browser of browsers) await browser.close();
  stopServer();
}
