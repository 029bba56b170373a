// Sign-ins that are at the provider. Each is bound to the browser that began it by a cookie, is taken once, and not for long. They live
// in memory: whoever is at the provider while the server restarts begins anew.

import { sameToken } from '../accounts/session-token';
import type { Checks } from './identity-provider';

/** How long somebody may take at the provider, in ms. */
export const longestMs = 10 * 60_000;

/** How many are remembered, of all and of one address; the oldest is forgotten first. An office may share an address. */
const most = 10_000;
const mostOfAddress = 500;

export interface PendingSignIn {
  readonly checks: Checks;
  /** The page to show afterwards: path and query. */
  readonly returnTo: string;
}

interface Kept extends PendingSignIn {
  readonly browser: string;
  readonly address: string;
  /** Epoch ms. */
  readonly until: number;
}

export class PendingSignIns {
  /** By state, oldest first. */
  readonly #kept = new Map<string, Kept>();

  /** Remembers a sign-in. @param browser - the secret of its cookie @param now - epoch ms */
  add(
    pending: PendingSignIn,
    { browser, address }: { readonly browser: string; readonly address: string },
    now: number,
  ): void {
    for (const [state, { until }] of this.#kept) if (until <= now) this.#kept.delete(state);
    // Whoever begins many pushes out the own ones, not those of others.
    const own = [...this.#kept].filter(([, one]) => one.address === address);
    const oldest = own.length >= mostOfAddress ? own[0]?.[0] : undefined;
    if (oldest !== undefined) this.#kept.delete(oldest);
    const [first] = this.#kept.keys();
    if (this.#kept.size >= most && first !== undefined) this.#kept.delete(first);
    this.#kept.set(pending.checks.state, { ...pending, browser, address, until: now + longestMs });
  }

  /** The sign-in of a state, for the browser that began it; once. Null for anybody else, and too late. */
  take(state: string, browser: string | null, now: number): PendingSignIn | null {
    const kept = this.#kept.get(state);
    if (!kept || browser === null || !sameToken(kept.browser, browser)) return null;
    this.#kept.delete(state);
    return kept.until > now ? kept : null;
  }
}
