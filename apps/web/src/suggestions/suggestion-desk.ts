// Which suggestion one looks at: shared by the marks in the text, the panel and the keys of one open report.

import type { SuggestionId } from '@huigao/report';
import { useSyncExternalStore } from 'react';
import { type ReportSession, useReportSession } from '../report/report-session';

export interface SuggestionDeskState {
  readonly active: SuggestionId | null;
  /** Rises when the keyboard is to go to its card; the panel answers it once. */
  readonly wish: number;
}

class SuggestionDesk {
  #state: SuggestionDeskState = { active: null, wish: 0 };
  readonly #listeners = new Set<() => void>();

  readonly current = (): SuggestionDeskState => this.#state;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  look(active: SuggestionId | null): void {
    if (active !== this.#state.active) this.#change({ ...this.#state, active });
  }

  /** Looks at it, and puts the keyboard on its card. */
  focusCard(active: SuggestionId): void {
    this.#change({ active, wish: this.#state.wish + 1 });
  }

  #change(state: SuggestionDeskState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}

const desks = new WeakMap<ReportSession['store'], SuggestionDesk>();

export function suggestionDesk({ store }: Pick<ReportSession, 'store'>): SuggestionDesk {
  const desk = desks.get(store) ?? new SuggestionDesk();
  desks.set(store, desk);
  return desk;
}

export function useSuggestionDesk(): SuggestionDeskState {
  const desk = suggestionDesk(useReportSession());
  return useSyncExternalStore(desk.subscribe, desk.current);
}
