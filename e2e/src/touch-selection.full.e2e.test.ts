// The ends of a selection over sections, dragged by a finger. Among the long ones: while the page is still being laid out, the browser may
// take a finger on a handle for one that scrolls.

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { budget, functions, Phone } from './phone';
import { take } from './pictures';
import { sectionText } from './report-page';

let phone: Phone;

beforeAll(async () => {
  phone = await Phone.open();
});

afterAll(() => phone?.close());

afterEach(() => {
  expect(phone.faults).toEqual([]);
});

test('its ends are dragged by their handles, on into the next section and back into the first', async () => {
  const { page } = phone;
  await phone.selectAcross([functions, '贯彻'], [budget, '按资金来源']);
  const handle = page.locator('.selection-handle[data-side=end]');
  // Held at the edge, the page goes on below it.
  await phone.finger.drag(
    handle,
    ({ x }) => ({ x, y: 835 }),
    () => phone.told(3).waitFor({ state: 'attached' }),
  );
  // What was let go of below the bar comes out from there.
  await page.waitForFunction(() => {
    const [end, tools] = ['.selection-handle[data-side=end]', '[role=toolbar][data-keeps-selection]'].map(
      (one) => document.querySelector(one)!.getBoundingClientRect(),
    );
    return end!.bottom <= tools!.top + 1;
  });
  await take(page, 'touch-handles');
  await phone.finger.drag(
    handle,
    ({ x }) => ({ x, y: 90 }),
    () => phone.act('延长选择').waitFor(),
  );
  await expect.poll(() => page.evaluate(() => getSelection()!.toString())).not.toBe('');
  expect(await sectionText(page, functions)).toContain(await page.evaluate(() => getSelection()!.toString()));
});
