// What a journey does and reads on the report page, in the words of the interface.

import type { Locator, Page } from 'playwright-core';

/** The editor of the section whose heading holds `title`. */
export const section = (page: Page, title: string): Locator =>
  page.locator('[data-section]').filter({ has: page.getByRole('heading', { name: new RegExp(title) }) });

export const editor = (page: Page, title: string): Locator => section(page, title).locator('.ProseMirror');

/** Opens a report and waits until the named section can be read (and, as asked, written). */
export async function openReport(
  page: Page,
  report: string,
  title: string,
  as: 'writer' | 'reader' = 'writer',
): Promise<void> {
  await page.goto(`/reports/${report}`);
  await editor(page, title).waitFor();
  if (as === 'writer') await page.waitForFunction(isEditable, title);
}

/** In the page: whether the section of this title can be written in. */
function isEditable(title: string): boolean {
  const sections = [...document.querySelectorAll('[data-section]')];
  const found = sections.find((one) => one.textContent?.includes(title));
  return found?.querySelector('.ProseMirror')?.getAttribute('contenteditable') === 'true';
}

/** Puts the caret at the beginning or the end of a section's text: keys for that lead to the ends of the whole report. */
export async function caretAt(page: Page, title: string, edge: 'start' | 'end'): Promise<void> {
  const text = editor(page, title);
  await text.scrollIntoViewIfNeeded();
  await text.focus();
  await text.evaluate((element, where) => {
    const blocks = [...element.querySelectorAll(':scope > :is(p, h3, h4)')];
    const selection = getSelection()!;
    selection.selectAllChildren(where === 'end' ? blocks.at(-1)! : blocks[0]!);
    if (where === 'end') selection.collapseToEnd();
    else selection.collapseToStart();
    // The browser tells the editor of the caret in the frame after; no hand is quicker.
    return new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
  }, edge);
}

/** Waits until the editor has heard where the browser put the caret: in the frame after, and no hand is quicker. */
export const caretTold = (page: Page): Promise<unknown> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));

/** Leaves a selection to one side; the editor hears of that a moment after the key. */
export async function caretAside(page: Page, key: 'ArrowLeft' | 'ArrowRight'): Promise<void> {
  await page.keyboard.press(key);
  await page.waitForFunction(() => getSelection()?.isCollapsed === true);
  await caretTold(page);
}

/** Puts the caret at the end of a section and types. */
export async function typeAtEnd(page: Page, title: string, text: string): Promise<void> {
  await editor(page, title).locator('p').last().click();
  await caretAt(page, title, 'end');
  await page.keyboard.insertText(text);
}

/** Selects the first occurrence of these words in a section, as a drag of the mouse does. */
export async function selectWords(page: Page, title: string, words: string): Promise<void> {
  await page.bringToFront();
  const text = editor(page, title);
  await text.scrollIntoViewIfNeeded();
  await text.focus();
  await text.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.indexOf(wanted);
      if (at < 0) continue;
      getSelection()!.setBaseAndExtent(node, at, node, at + wanted.length);
      // The editor hears of it in the frame after, as of a caret.
      return new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
    }
    throw new Error(`“${wanted}” is not in one piece of text.`);
  }, words);
}

/** The text of a section as shown, one paragraph a line: computed numbers included, carets of others left out. */
export const sectionText = (page: Page, title: string): Promise<string> =>
  editor(page, title).evaluate((shown) => {
    const copy = shown.cloneNode(true) as HTMLElement;
    for (const caret of copy.querySelectorAll('.caret, .ProseMirror-separator, .ProseMirror-trailingBreak'))
      caret.remove();
    for (const numbered of copy.querySelectorAll('[data-number]'))
      numbered.prepend(numbered.getAttribute('data-number') ?? '');
    return [...copy.children]
      .map((block) => block.textContent?.replace(/[\u200b\u2060\ufeff]/g, '') ?? '')
      .join('\n');
  });

/** The same without what is only suggested. */
export const acceptedText = async (page: Page, title: string): Promise<string> => {
  const shown = await sectionText(page, title);
  const suggested = await editor(page, title)
    .locator('ins[data-suggestion], del[contenteditable]')
    .allTextContents();
  return suggested.reduce((text, words) => text.replace(words, ''), shown);
};

/** Waits until a section's text holds this. */
export async function waitForText(page: Page, title: string, text: string): Promise<void> {
  await editor(page, title).filter({ hasText: text }).waitFor();
}

/** Waits until the header says that all is saved. */
export async function waitUntilSaved(page: Page): Promise<void> {
  // What screen readers are told last says so, too, for as long as it is saving.
  await page.locator('[data-saved="saved"]').waitFor();
}

/** Waits until the client opens without a network: its files are kept, and the page is its worker's. */
export async function waitUntilKept(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}
