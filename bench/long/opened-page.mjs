// What a page with a long text does: how soon it shows it and can be written in, and what of the processor it takes.

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
