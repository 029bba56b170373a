// In which sections one works in 修订 mode: what one does there becomes suggestions. Of this page only; a reload begins without.

import type { SectionId } from '@huigao/report';

export class SuggestMode {
  readonly #on = new Set<SectionId>();
  readonly #listeners = new Set<() => void>();
  /** Where the caret is to be in the editor that comes. */
  #caret: { readonly section: SectionId; readonly pos: number | null } | null = null;

  readonly isOn = (section: SectionId): boolean => this.#on.has(section);

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** @param caret - where one pressed in the text; absent: where one was */
  turn(section: SectionId, to: 'on' | 'off', caret: number | null = null): void {
    if (this.#on.has(section) === (to === 'on')) return;
    if (to === 'on') this.#on.add(section);
    else this.#on.delete(section);
    this.#caret = { section, pos: caret };
    for (const listener of [...this.#listeners]) listener();
  }

  /** Whether the editor that came is to have the keyboard, and where in the text; once. */
  takeCaret(section: SectionId): { readonly pos: number | null } | null {
    const caret = this.#caret?.section === section ? this.#caret : null;
    if (caret) this.#caret = null;
    return caret;
  }
}
