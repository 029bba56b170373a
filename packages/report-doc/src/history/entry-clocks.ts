/** An entry of the log for each clock of one Yjs client, or none. Tens of thousands of them, looked up for every character. */
export class EntryClocks {
  /** Entries counted from 1; 0: none. */
  #values = new Uint32Array(64);
  /** Beyond the last clock that has an entry. */
  length = 0;

  /** `none` where there is no entry. */
  at(clock: number, none: number): number {
    const value = clock < this.length ? this.#values[clock]! : 0;
    return value === 0 ? none : value - 1;
  }

  /** Keeps the first entry that is set. */
  setFirst(clock: number, entry: number): void {
    if (this.at(clock, -1) < 0) this.set(clock, entry);
  }

  set(clock: number, entry: number): void {
    if (clock >= this.#values.length) {
      const wider = new Uint32Array(Math.max(clock + 1, this.#values.length * 2));
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[clock] = entry + 1;
    this.length = Math.max(this.length, clock + 1);
  }
}

/** By Yjs client. */
export type ClocksByClient = Map<number, EntryClocks>;

/** Those of a client; new ones where there are none yet. */
export function clocksOf(clocks: ClocksByClient, client: number): EntryClocks {
  const known = clocks.get(client);
  if (known) return known;
  const made = new EntryClocks();
  clocks.set(client, made);
  return made;
}
