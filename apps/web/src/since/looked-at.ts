// Which marked passages have been on the screen long enough to be read.

import { readId } from './section-reading';

const unread = `[data-changed-since]:not([data-changed-since="${readId}"])`;

/** Looked at so often, a passage is read: once may be scrolling by. */
const enough = 2;

const isOnScreen = (element: Element, { top, bottom }: DOMRect) => {
  const rect = element.getBoundingClientRect();
  return rect.bottom > top && rect.top < bottom && rect.height > 0;
};

export class LookedAt {
  /** By passage and end of it, how often it was seen. */
  readonly #seen = new Map<string, number>();

  /** Looks at the page. @returns the passages whose beginning and end have been on the screen */
  look(page: HTMLElement): ReadonlySet<string> {
    const read = new Set<string>();
    const bounds = page.getBoundingClientRect();
    for (const section of page.querySelectorAll('[data-section]')) {
      if (!isOnScreen(section, bounds)) continue;
      const ends = new Map<string, { first: Element; last: Element }>();
      for (const element of section.querySelectorAll<HTMLElement>(unread)) {
        const id = element.dataset.changedSince!;
        const known = ends.get(id);
        if (known) known.last = element;
        else ends.set(id, { first: element, last: element });
      }
      for (const [id, { first, last }] of ends) {
        const begun = this.#count(`${id} <`, first, bounds);
        const ended = this.#count(`${id} >`, last, bounds);
        if (begun && ended) read.add(id);
      }
    }
    return read;
  }

  #count(end: string, element: Element, bounds: DOMRect): boolean {
    const seen = (this.#seen.get(end) ?? 0) + Number(isOnScreen(element, bounds));
    this.#seen.set(end, seen);
    return seen >= enough;
  }
}
