// Typing, and what the pages saw of it.

export const keys = Number(process.env.KEYS ?? 200);
export const everyMs = Number(process.env.EVERY ?? 60);

/** Records in the page, as epoch ms: when each key went down, and when each frame that shows a change of the text had been painted. */
function watch(heading) {
  const editor = [...document.querySelectorAll('[data-section]')]
    .find((section) => section.textContent.includes(heading))
    .querySelector('.ProseMirror');
  // The letters that are typed: the text also holds the carets of others.
  const count = () => editor.textContent.split('a').length - 1;
  const seen = { pressed: [], frames: [], before: count() };
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
      const typed = count() - seen.before;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () =>
        seen.frames.push({ painted: performance.timeOrigin + performance.now(), typed });
      port2.postMessage(0);
    });
  }).observe(editor, { childList: true, characterData: true, subtree: true });
}

/** For the n-th key: when the first frame was painted in which n letters more were there. */
const paintedAfter = ({ frames }) =>
  Array.from({ length: keys }, (_, key) => frames.find(({ typed }) => typed > key)?.painted);

const read = (page) => page.evaluate(() => window.seen);
const sinceKey = (seen, { pressed }) => paintedAfter(seen).map((at, key) => at - pressed.at(key - keys));

async function type(page, paragraph) {
  await paragraph.click();
  await page.keyboard.press('End');
  for (let key = 0; key < keys; key++) {
    // A key is held for a while, so that its release does not come in between the press and the paint.
    await page.keyboard.down('a');
    await page.waitForTimeout(everyMs / 2);
    await page.keyboard.up('a');
    await page.waitForTimeout(everyMs / 2);
  }
}

/**
 * Types into the text that `heading` is a part of, at the end of the paragraph that holds `words`.
 * @returns ms from each key to the paint in the own page, and in the colleague's when there is one
 */
export async function measureTyping({ heading, words, mine, theirs }) {
  const pages = theirs ? [mine, theirs] : [mine];
  for (const page of pages) await page.evaluate(watch, heading);
  const section = mine.locator('[data-section]', { hasText: heading }).first();
  await type(mine, section.locator('.ProseMirror p', { hasText: words }).first());
  await pages.at(-1).waitForFunction((count) => window.seen.frames.at(-1)?.typed >= count, keys);
  const own = await read(mine);
  return {
    own: sinceKey(own, own),
    other: theirs ? sinceKey(await read(theirs), own) : null,
  };
}
