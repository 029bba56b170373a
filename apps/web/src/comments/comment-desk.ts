// What editors, panel and keys share about comments: which thread is looked at, and what a new one will stand on.

import type { Anchor, SectionId, ThreadId } from '@huigao/report';

/** A new thread that is being written: the text it stands on, or (null) the whole section. */
export interface Composing {
  readonly section: SectionId;
  readonly anchor: Anchor | null;
  /** Gives the keyboard back to where it was. */
  readonly giveBack: () => void;
}

/** What the panel is asked to put the keyboard on. */
export type PanelWish = 'card' | 'reply';

export interface DeskState {
  /** The thread one looks at. */
  readonly active: ThreadId | null;
  readonly composing: Composing | null;
  /** Rises with each wish; the panel answers it once. */
  readonly wish: { readonly nth: number; readonly what: PanelWish } | null;
}

/** A selection in the text of a section; the caret where both are the same. */
export interface TextSelected {
  readonly section: SectionId;
  readonly from: number;
  readonly to: number;
}

export class CommentDesk {
  #state: DeskState = { active: null, composing: null, wish: null };
  #selected: TextSelected | null = null;
  readonly #listeners = new Set<() => void>();
  readonly #openPanel: () => void;

  /** @param openPanel - makes the panel of comments visible */
  constructor(openPanel: () => void) {
    this.#openPanel = openPanel;
  }

  readonly current = (): DeskState => this.#state;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Where the caret or selection last was. Nobody is told: it changes with every key. */
  get selected(): TextSelected | null {
    return this.#selected;
  }

  select(selected: TextSelected): void {
    this.#selected = selected;
  }

  /** Looks at a thread; the panel is left as it is. */
  look(thread: ThreadId | null): void {
    if (thread !== this.#state.active) this.#change({ active: thread });
  }

  /** Shows a thread in the panel, and puts the keyboard on it when asked. */
  show(thread: ThreadId, wish?: PanelWish): void {
    const nth = (this.#state.wish?.nth ?? 0) + 1;
    this.#change({ active: thread, ...(wish ? { wish: { nth, what: wish } } : {}) });
    this.#openPanel();
  }

  /** Begins a new thread. */
  compose(composing: Composing): void {
    this.#change({ composing, active: null });
    this.#openPanel();
  }

  endComposing(): void {
    this.#change({ composing: null });
  }

  #change(change: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}
