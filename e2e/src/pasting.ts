// What somebody pastes, put together by script: a browser under test has no clipboard of its own.

import type { Page } from 'playwright-core';

/** Kinds of content with what each holds. */
type Flavours = Readonly<Partial<Record<'text/html' | 'text/plain', string>>>;

/** Pastes where the focus is. */
export async function paste(page: Page, flavours: Flavours): Promise<void> {
  await page.evaluate((given) => {
    const clipboardData = new DataTransfer();
    for (const [kind, content] of Object.entries(given)) clipboardData.setData(kind, content);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement!.dispatchEvent(event);
  }, flavours);
}
