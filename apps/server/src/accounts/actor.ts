import type { PersonId } from '@huigao/report';

/** Who does something to an account, and from where, for the audit log. */
export interface Actor {
  /** Null: the operator of the server. */
  readonly actor: PersonId | null;
  /** Network address. */
  readonly address: string | null;
}
