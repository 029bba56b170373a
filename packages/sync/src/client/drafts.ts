import type { Draft } from './client-state';
import type { KeptNotes } from './kept-notes';

/**
 * Texts that could not be saved. Each is kept from the moment of its refusal, before the local copy is given up, and shown once the
 * server's text is here and differs.
 */
export class Drafts {
  readonly #notes: KeptNotes;
  readonly #hidden = new Set<string>();

  constructor(notes: KeptNotes) {
    this.#notes = notes;
  }

  get shown(): readonly Draft[] {
    return this.#notes.drafts().filter(({ id }) => !this.#hidden.has(id));
  }

  keep(draft: Draft): void {
    this.#hidden.add(draft.id);
    this.#notes.keepDraft(draft);
  }

  settle(id: string, fate: 'show' | 'drop'): void {
    this.#hidden.delete(id);
    if (fate === 'drop') this.#notes.dropDraft(id);
  }
}
