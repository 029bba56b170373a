// The marks of sections with edits that are not saved, in the notes that outlive the tab: by them the next opening knows where to look.

import type { SectionId } from '@huigao/report';
import type { KeptNotes, Mark } from './kept-notes';
import type { Clock } from './ports';

/** Pause of typing after which a section that is saved loses its mark of unsaved edits. */
const unmarkAfterMs = 1000;

export class SectionMarks {
  readonly #notes: KeptNotes;
  readonly #clock: Clock;
  /** Calls off the removal of a section's mark. */
  readonly #unmarkings = new Map<SectionId, () => void>();

  constructor(notes: KeptNotes, clock: Clock) {
    this.#notes = notes;
    this.#clock = clock;
  }

  /**
   * Marks a section, or takes its mark away.
   * @param how - `gathered` while all is acknowledged within moments: that there is something unsaved is then enough to know; offline,
   *   how much
   */
  mark(section: SectionId, mark: Mark, how: 'gathered' | 'exact'): void {
    this.#unmarkings.get(section)?.();
    this.#unmarkings.delete(section);
    if (how === 'gathered' && typeof mark === 'number' && this.#notes.isMarked(section)) {
      if (mark === 0) this.#unmarkLater(section);
      return;
    }
    this.#notes.mark(section, mark);
  }

  /** A mark that outlives its edit only makes the next opening look again; one written and removed with each key costs every key. */
  #unmarkLater(section: SectionId): void {
    const unmark = () => {
      this.#unmarkings.delete(section);
      this.#notes.mark(section, 0);
    };
    this.#unmarkings.set(section, this.#clock.after(unmarkAfterMs, unmark));
  }

  /** Takes away at once what was to be taken away later. */
  settle(): void {
    for (const [section, cancel] of this.#unmarkings) {
      cancel();
      this.#notes.mark(section, 0);
    }
    this.#unmarkings.clear();
  }
}
