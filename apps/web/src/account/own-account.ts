import type { Person } from '../app/session';

/** An account as its owner sees it. */
export interface OwnAccount extends Person {
  readonly mail: string;
  /** `provider`: signed in to elsewhere, so there is no password here. */
  readonly signsInBy: 'password' | 'provider';
}
