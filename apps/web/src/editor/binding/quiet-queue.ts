// Nothing of ours goes into a text while it is being composed with an input method: it waits here until the composition has ended.

import type { EditorView } from '@tiptap/pm/view';

/** The view takes in the composed text itself in the moments after the event. */
const settleMs = 60;

/** Work that waits for the end of a composition; of each kind only the newest is kept. */
export class QuietQueue {
  readonly #view: () => EditorView | null;
  readonly #waiting = new Map<string, () => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(view: () => EditorView | null) {
    this.#view = view;
  }

  get isComposing(): boolean {
    return this.#view()?.composing === true;
  }

  /** Does it now, or after the composition. */
  run(kind: string, work: () => void): void {
    if (this.isComposing) this.#waiting.set(kind, work);
    else work();
  }

  /** To be called at the end of each composition. */
  compositionEnded(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#flush(), settleMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#waiting.clear();
  }

  #flush(): void {
    // A new composition has begun meanwhile: its end comes here again.
    if (this.isComposing) return;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const work of waiting) work();
  }
}
