// What a page with a long text does: how soon it shows it and can be written in, what it holds in memory, and what typing feels like.

/** In the page, from its very beginning: when the text is shown, and when it can be written in, in ms since the navigation began. */
function watchOpening() {
  const seen = { text: null, ready: null };
  window.opening = seen;
  const look = () => {
    const paragraph = document.querySelector('[data-section] p');
    if (seen.text === null && paragraph?.textContent.length > 5) seen.text = performance.now();
    const editable = document.querySelector('[contenteditable=true] p');
    if (seen.text !== null && seen.ready === null && editable) seen.ready = performance.now();
    if (seen.ready === null) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Opens an address in a new page. @returns the page and `{ text, ready }` */
export async function opened(context, address) {
  const page = await context.newPage();
  await page.addInitScript(watchOpening);
  await page.goto(address);
  await page.waitForFunction(() => window.opening?.ready, null, { timeout: 120_000 });
  return { page, opening: await page.evaluate(() => window.opening) };
}

/** Renderers of the browser: process id and processor time in seconds. */
const renderers = async (browser) => {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer');
};

/** The renderer that does most while something is done, and how many seconds of processor it took in all its threads. */
export async function busiest(browser, act) {
  const before = new Map((await renderers(browser)).map(({ id, cpuTime }) => [id, cpuTime]));
  const result = await act();
  const spent = (await renderers(browser)).map(({ id, cpuTime }) => ({
    id,
    seconds: cpuTime - (before.get(id) ?? 0),
  }));
  return { result, ...spent.toSorted((a, b) => b.seconds - a.seconds)[0] };
}

function watchTyping(paragraph) {
  const count = () => paragraph.textContent.split('a').length - 1;
  const seen = { pressed: [], frames: [], before: count() };
  window.seen = seen;
  document.addEventListener('keydown', (event) => seen.pressed.push(event.timeStamp), true);
  let asked = false;
  new MutationObserver(() => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      const typed = count() - seen.before;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => seen.frames.push({ painted: performance.now(), typed });
      port2.postMessage(0);
    });
  }).observe(paragraph, { childList: true, characterData: true, subtree: true });
}

/** Types letters at the end of a paragraph. @returns ms from each key to its paint */
export async function typed(page, paragraph, keys, everyMs = 60) {
  await paragraph.scrollIntoViewIfNeeded();
  await paragraph.click();
  await page.keyboard.press('End');
  await paragraph.evaluate(watchTyping);
  for (let key = 0; key < keys; key++) {
    await page.keyboard.down('a');
    await page.waitForTimeout(everyMs / 2);
    await page.keyboard.up('a');
    await page.waitForTimeout(everyMs / 2);
  }
  await page.waitForFunction((count) => window.seen.frames.at(-1)?.typed >= count, keys, {
    timeout: 180_000,
  });
  const { pressed, frames } = await page.evaluate(() => window.seen);
  return Array.from({ length: keys }, (_, key) => {
    const frame = frames.find((one) => one.typed > key);
    return frame.painted - pressed.at(key - keys);
  });
}
