// A long text that is far from what one looks at is neither laid out nor drawn: of a report of 300 pages the browser has only the sections
// near the window to lay out, when it is opened and with each change of others. Found by the browser's own search, focused, selected, or
// read by a screen reader it is there as ever.

import type { Node } from '@tiptap/pm/model';

/** Of a page after GB/T 9704-2012. */
const linesOfPage = 22;
const charactersOfLine = 28;
/** What is shorter is laid out in no time. */
const longLines = 2 * linesOfPage;

/** How wide a character is, in Chinese ones. */
const isNarrow = (code: number) => code < 0x2e80;

function widthOf(text: string): number {
  let narrow = 0;
  for (let index = 0; index < text.length; index++) if (isNarrow(text.charCodeAt(index))) narrow++;
  return text.length - narrow / 2;
}

/** About how many lines a text takes. */
export function roughLines(doc: Node): number {
  let lines = 0;
  doc.descendants((block) => {
    if (!block.isTextblock) return true;
    // A place shows some twelve narrow characters.
    const text = block.textBetween(0, block.content.size, '', '0'.repeat(12));
    // The first line is indented by two characters.
    lines += Math.ceil((widthOf(text) + 2) / charactersOfLine) || 1;
    return false;
  });
  return lines;
}

/** Lets the browser leave out what is in this element while it is far away, if that is long. */
export function leaveOutWhenFar(element: HTMLElement, doc: Node): void {
  const lines = roughLines(doc);
  if (lines < longLines) return;
  element.dataset.long = '';
  // So high it is taken to be until it was laid out once.
  element.style.setProperty('--rough-lines', String(lines));
}

/** Whether it is left out now. */
export const isLeftOut = (element: Element): boolean =>
  !element.checkVisibility({ contentVisibilityAuto: true });

/**
 * Lays a text out where it is: before one scrolls to it, its lines and those below have to be where they will be. What one has scrolled to
 * stays laid out by itself.
 */
export function layOut(element: Element | null): void {
  const text = element?.closest<HTMLElement>('[data-long]');
  if (!text || !isLeftOut(text.firstElementChild ?? text)) return;
  text.style.contentVisibility = 'visible';
  // The browser looks once a frame for what is near.
  requestAnimationFrame(() => requestAnimationFrame(() => text.style.removeProperty('content-visibility')));
}

/** Tells whenever a text comes near or goes far away; the returned function ends that, as if it were near. */
export function watchFar(text: HTMLElement, tell: (isFar: boolean) => void): () => void {
  const changed = (event: Event) => tell((event as ContentVisibilityAutoStateChangeEvent).skipped);
  text.addEventListener('contentvisibilityautostatechange', changed);
  if (text.firstElementChild && isLeftOut(text.firstElementChild)) tell(true);
  return () => {
    text.removeEventListener('contentvisibilityautostatechange', changed);
    tell(false);
  };
}
