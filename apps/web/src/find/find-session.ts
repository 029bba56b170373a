// Find and replace 查找与替换 over all sections of an open report: what is looked for, where it is, and which place is current.

import { type FindQuery, type Found, findLines, foundInReport, type SectionId } from '@huigao/report';
import type { UndoOrder } from '../editor/keys/undo-order';
import type { ReportNavigator, ReportStore } from '../report/report-session';
import { type LookUp, type LookUpResult, lookUp } from './look-up';

export interface FindState {
  /** `replace`: open, with the line for what takes its place. */
  readonly open: 'no' | 'find' | 'replace';
  readonly query: FindQuery;
  readonly replacement: string;
  /** In reading order. */
  readonly found: readonly Found[];
  /** Index in `found`, -1 when there is none. */
  readonly current: number;
  readonly trouble: 'bad-pattern' | 'too-slow' | null;
  /** There are more than are looked for. */
  readonly isCut: boolean;
  readonly isSearching: boolean;
}

/** What came of replacing everything. */
export interface Replaced {
  readonly replaced: number;
  /** Left as they are: what places of figures show. */
  readonly figures: number;
  /** Left as they are: in these sections one may not write now. */
  readonly readOnly: ReadonlySet<SectionId>;
}

const closed: FindState = {
  open: 'no',
  query: { text: '', matchCase: false, wholeWords: false, isPattern: false },
  replacement: '',
  found: [],
  current: -1,
  trouble: null,
  isCut: false,
  isSearching: false,
};

export interface FindSessionParts {
  readonly store: ReportStore;
  readonly navigator: Pick<ReportNavigator, 'active' | 'goTo' | 'select' | 'replaceTexts'>;
  readonly undoOrder: Pick<UndoOrder, 'together'>;
  readonly lookUp?: LookUp;
}

export class FindSession {
  readonly #parts: FindSessionParts;
  readonly #listeners = new Set<() => void>();
  readonly #openings = new Set<() => void>();
  #state = closed;
  #stopStore: (() => void) | null = null;
  #callOff: (() => void) | null = null;

  constructor(parts: FindSessionParts) {
    this.#parts = parts;
  }

  readonly state = (): FindState => this.#state;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Told whenever it is opened, also when it is open. */
  readonly onOpen = (listener: () => void) => {
    this.#openings.add(listener);
    return () => void this.#openings.delete(listener);
  };

  /** Opens it; words that are selected are looked for. */
  open(how: 'find' | 'replace', selected: string): void {
    const text = selected || this.#state.query.text;
    this.#stopStore ??= this.#parts.store.subscribe(() => this.#search('stay'));
    this.#set({ open: how, query: { ...this.#state.query, text } });
    this.#search('stay');
    for (const listener of this.#openings) listener();
  }

  /** Closes it, and selects what was current. */
  close(): void {
    const { found, current } = this.#state;
    this.#stopStore?.();
    this.#stopStore = null;
    this.#callOff?.();
    this.#set({ open: 'no', found: [], current: -1, isSearching: false });
    if (found[current]) this.#parts.navigator.select(found[current]);
  }

  ask(change: Partial<FindQuery>): void {
    this.#set({ query: { ...this.#state.query, ...change } });
    this.#search('show');
  }

  setReplacement(replacement: string): void {
    this.#set({ replacement });
    // With a pattern it decides what each place becomes.
    this.#search('stay');
  }

  /** Goes to the next place, or the one before; after the last comes the first. */
  step(by: 1 | -1): void {
    const { found, current } = this.#state;
    if (found.length === 0) return;
    this.#set({ current: (current + by + found.length) % found.length });
    this.#show();
  }

  /** Replaces the current place and goes on. @returns whether it could be */
  replaceCurrent(): Replaced {
    const { found, current } = this.#state;
    const one = found[current];
    const done = this.#replace(one ? [one] : []);
    if (!one || done.replaced === 0) {
      this.step(1);
      return done;
    }
    const by = one.replacement!.length - (one.to - one.from);
    const left = found.flatMap((other, index) => {
      if (index === current) return [];
      const isBehind = other.section === one.section && other.from >= one.to;
      return [isBehind ? { ...other, from: other.from + by, to: other.to + by } : other];
    });
    this.#set({ found: left, current: left.length === 0 ? -1 : current % left.length });
    this.#show();
    return done;
  }

  replaceAll(): Replaced {
    const done = this.#replace(this.#state.found);
    this.#set({ found: [], current: -1 });
    return done;
  }

  #replace(found: readonly Found[]): Replaced {
    const texts = found.filter(({ isText, replacement }) => isText && replacement !== null);
    const readOnly = new Set<SectionId>();
    let replaced = 0;
    this.#parts.undoOrder.together(() => {
      for (const section of new Set(texts.map((one) => one.section))) {
        const changes = texts
          .filter((one) => one.section === section)
          .map(({ from, to, text, replacement }) => ({ from, to, was: text, text: replacement! }));
        const count = this.#parts.navigator.replaceTexts(section, changes);
        if (count === null) readOnly.add(section);
        else replaced += count;
      }
    });
    return { replaced, figures: found.length - texts.length, readOnly };
  }

  #show(): void {
    const { found, current } = this.#state;
    if (found[current]) this.#parts.navigator.goTo(found[current]);
  }

  #search(then: 'stay' | 'show'): void {
    this.#callOff?.();
    this.#callOff = null;
    const report = this.#parts.store.current();
    const { open, query, replacement } = this.#state;
    if (open === 'no' || !report) return;
    const lines = findLines(report);
    const request = { texts: lines.map(({ text }) => text), query, replacement };
    this.#set({ isSearching: true });
    const callOff = (this.#parts.lookUp ?? lookUp)(request, (result) => {
      this.#callOff = null;
      const found = result.ok ? foundInReport(lines, result.found) : [];
      this.#set({ ...outcome(result), found, current: this.#nearest(found) });
      if (then === 'show') this.#show();
    });
    if (this.#state.isSearching) this.#callOff = callOff;
  }

  /** The place at or after the one that was current; at first, after where one writes. */
  #nearest(found: readonly Found[]): number {
    if (found.length === 0) return -1;
    const { found: old, current } = this.#state;
    const order = this.#parts.store.current()?.outline.map(({ id }) => id) ?? [];
    const active = this.#parts.navigator.active();
    const from = old[current] ?? (active && { section: active, from: 0 });
    if (!from) return 0;
    const at = order.indexOf(from.section);
    const next = found.findIndex((one) => {
      const section = order.indexOf(one.section);
      return section > at || (section === at && one.from >= from.from);
    });
    return Math.max(0, next);
  }

  #set(change: Partial<FindState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}

const outcome = (result: LookUpResult) => ({
  isSearching: false,
  trouble: result.ok ? null : result.code,
  isCut: result.ok && result.isCut,
});
