// The passages of an open report that changed since the person was last there, as text, outline and keys show them. Found out by
// `since-session.ts`, which comes once the page is there.

import type { SectionId } from '@huigao/report';
import type { ChangedMark } from '../editor/marks/changed-marks';

/** The changed passages of a section, in a text of this size. */
export interface SectionChanges {
  readonly marks: readonly ChangedMark[];
  readonly size: number;
}

export type ChangesBySection = ReadonlyMap<SectionId, SectionChanges>;

export class ChangedPassages {
  #changes: ChangesBySection = new Map();
  readonly #listeners = new Set<() => void>();

  readonly current = (): ChangesBySection => this.#changes;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  show(section: SectionId, changes: SectionChanges | null): void {
    if (!changes && !this.#changes.has(section)) return;
    const next = new Map(this.#changes);
    if (changes) next.set(section, changes);
    else next.delete(section);
    this.#changes = next;
    for (const listener of [...this.#listeners]) listener();
  }
}
