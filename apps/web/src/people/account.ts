import type { Person } from '../app/session';

/** An account as an administrator sees it. */
export interface AdministeredAccount extends Person {
  readonly mail: string;
  readonly disabled: boolean;
  /** `link`: not at all before the person has chosen a password by a link. */
  readonly signsInBy: 'password' | 'provider' | 'link';
  /** Until when the person's password link works, in epoch ms; null: there is none. */
  readonly linkExpiresAt: number | null;
}

/** A password link just made. */
export interface MadeLink {
  readonly token: string;
  /** Epoch ms. */
  readonly expiresAt: number;
}

/** The address to send: the token stands in the fragment, which no browser sends. */
export const linkAddress = ({ token }: MadeLink): string => `${location.origin}/password#token=${token}`;
