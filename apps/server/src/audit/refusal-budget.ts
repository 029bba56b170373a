// How many refused attempts are written one by one: who sends a flood of them must not fill the disk. The rest is counted.

/** Attempts of one source (a person or an address) and of all sources, in one window. */
const perSource = 30;
/** Attempts at one thing by one source: a page that was left open tries the same again and again. */
const perAttempt = 3;
const inAll = 1000;

/** How long a window is, in ms. */
export const windowMs = 3600_000;

export class RefusalBudget {
  #startedAt = Number.NEGATIVE_INFINITY;
  #written = 0;
  #counted = 0;
  readonly #bySource = new Map<string, number>();
  readonly #byAttempt = new Map<string, number>();

  /**
   * Whether the next attempt of a source is written; otherwise it is counted. Call {@link end} first when the window is over.
   * @param attempt - what was tried, the same for the same
   */
  admits(source: string, attempt: string, now: number): boolean {
    if (this.isOver(now)) this.#startedAt = now;
    const before = this.#bySource.get(source) ?? 0;
    const same = this.#byAttempt.get(attempt) ?? 0;
    if (before >= perSource || same >= perAttempt || this.#written >= inAll) {
      this.#counted++;
      return false;
    }
    this.#bySource.set(source, before + 1);
    this.#byAttempt.set(attempt, same + 1);
    this.#written++;
    return true;
  }

  isOver(now: number): boolean {
    return now >= this.#startedAt + windowMs;
  }

  /** How many were only counted since the window began; a new one begins. */
  end(): { readonly count: number; readonly since: number } {
    const ended = { count: this.#counted, since: this.#startedAt };
    this.#startedAt = Number.NEGATIVE_INFINITY;
    this.#counted = 0;
    this.#written = 0;
    this.#bySource.clear();
    this.#byAttempt.clear();
    return ended;
  }
}
