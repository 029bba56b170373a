// Of which generation the copies on this machine are: the report as a whole, and each document since its text was last replaced.
// A copy of another generation than the server's must never meet it.

import type { KeptNotes } from './kept-notes';

export class Generations {
  readonly #notes: KeptNotes;
  /** Null while nothing is known: neither a copy nor the server has told. */
  #report: number | null = null;
  readonly #documents = new Map<string, number>();

  constructor(notes: KeptNotes) {
    this.#notes = notes;
  }

  get report(): number | null {
    return this.#report;
  }

  of(document: string): number {
    return this.#documents.get(document) ?? 0;
  }

  /** Takes what the copies were noted to be of; false when there are none. */
  recall(): boolean {
    const { generation } = this.#notes;
    if (generation === null || this.#report !== null) return false;
    this.#report = generation;
    for (const [document, of] of this.#notes.documentGenerations()) this.#documents.set(document, of);
    return true;
  }

  /** The server's report is of this generation, and nothing kept of another one counts any more. */
  begin(report: number): void {
    this.#report = report;
    this.#documents.clear();
  }

  setDocument(document: string, generation: number): void {
    if (this.of(document) !== generation) this.#documents.set(document, generation);
  }

  /** Notes of what the copies are from now on. */
  note(): void {
    if (this.#report === null) return;
    this.#notes.setGeneration(this.#report);
    for (const [document, generation] of this.#documents)
      this.#notes.setDocumentGeneration(document, generation);
  }

  /** What the name of a document's copy ends in; null while no generation is known. */
  suffix(document: string): string | null {
    if (this.#report === null) return null;
    const own = this.of(document);
    return own === 0 ? `${this.#report}` : `${this.#report}.${own}`;
  }
}
