// Typing, and what the pages saw of it.

/**
 * In the page: records, as epoch ms, when each key went down, and when each frame that shows a change of an element had been painted, with
 * how many letters more it held then. A whole text may be watched; the less it is, the less counting takes.
 */
function watch(element) {
  // The letters that are typed: a text also holds the carets of others.
  const count = () => element.textContent.split('a').length - 1;
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
  }).observe(element, { childList: true, characterData: true, subtree: true });
}

/** How much longer than it should take keys are pressed, and waited for. */
const longestMs = 30_000;

const read = (page) => page.evaluate(() => window.seen);

/** For the n-th key: when the first frame was painted in which n letters more were there; NaN for one that never came. */
const paintedAfter = ({ frames }, keys) =>
  Array.from({ length: keys }, (_, key) => frames.find(({ typed }) => typed > key)?.painted ?? Number.NaN);

/** Waits until all keys are painted, so long at most. */
const allPainted = (page, keys) =>
  page
    .waitForFunction((count) => window.seen.frames.at(-1)?.typed >= count, keys, { timeout: longestMs })
    .catch(() => {});

/** Puts the caret at the end of a paragraph. */
export async function caretAtEnd(page, paragraph) {
  await paragraph.scrollIntoViewIfNeeded();
  await paragraph.click();
  await page.keyboard.press('End');
}

/** A page that is busy takes a key in late, and nobody presses on for ever. @returns how many were pressed */
async function press(page, { keys, everyMs }) {
  const endsAt = Date.now() + keys * everyMs + longestMs;
  for (let key = 0; key < keys; key++) {
    if (Date.now() > endsAt) return key;
    // A key is held for a while, so that its release does not come in between the press and the paint.
    await page.keyboard.down('a');
    await page.waitForTimeout(everyMs / 2);
    await page.keyboard.up('a');
    await page.waitForTimeout(everyMs / 2);
  }
  return keys;
}

/**
 * Types where the caret is.
 * @param mine - what is watched in the page that is typed in; `theirs` in another's, when there is one
 * @param begin - called when the pages are watched, before the first key; what it gives ends what it began, after the last
 * @returns ms from each key to the paint in the own page, and in the other's; NaN for a key that was not painted in time
 */
export async function measureTyping({ page, mine, theirs, keys, everyMs, begin }) {
  const watched = theirs ? [mine, theirs] : [mine];
  for (const one of watched) await one.evaluate(watch);
  const end = await begin?.();
  const pressed = await press(page, { keys, everyMs });
  for (const one of watched) await allPainted(one.page(), pressed);
  end?.();
  const own = await read(page);
  // The press of `End` was seen, too.
  const times = own.pressed.slice(-pressed);
  const since = (seen) => paintedAfter(seen, keys).map((at, key) => at - (times[key] ?? Number.NaN));
  return { own: since(own), other: theirs ? since(await read(theirs.page())) : null };
}
