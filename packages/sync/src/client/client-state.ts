// What the client tells its user interface: immutable snapshots, a new one on each change.

import type { PersonId, SectionId } from '@huigao/report';
import type { DocumentHealth, Right, Storing } from '../protocol';
import type { QueuedCommand } from './command-queue';

/** Someone who has the report open, one entry a tab, oneself included. */
export interface PresentPerson {
  readonly tab: string;
  readonly person: PersonId;
  readonly name: string;
  /** `#rrggbb` */
  readonly colour: string;
  /** The section the caret stands in. */
  readonly section: SectionId | null;
}

/** Someone whose edits of a section may be missing 未同步. */
export interface UnsyncedPerson {
  readonly person: PersonId;
  readonly name: string;
  readonly section: SectionId;
  /** Edits wait to be saved; or the connection broke while the caret stood there, and edits may be made without one. */
  readonly why: 'waiting' | 'cut-off';
  /** Epoch ms. */
  readonly since: number;
}

/** Text that could not be saved 未能保存的修改, kept for its author. */
export interface Draft {
  readonly id: string;
  readonly section: SectionId;
  /** The section as it stood here, one paragraph a line. */
  readonly text: string;
  /** Why it was not taken: a code of the guard or of `syncRefusals`. */
  readonly code: string;
  /** Epoch ms. */
  readonly at: number;
}

export interface SectionState {
  readonly right: Right;
  /** A damaged section is shown as far as it could be read, and cannot be written. */
  readonly health: DocumentHealth;
  /** The server's state was received, or something was loaded from the local copy. */
  readonly synced: boolean;
  /** The server's state was received since this document was opened: what comes from now on is new. */
  readonly isCurrent: boolean;
  /** Set from a refusal until the server's state is here. */
  readonly frozen: { readonly code: string; readonly detail: string } | null;
  /** Rises when the document was replaced: mount the editor anew. */
  readonly replica: number;
}

/** `refused`: closed for good, see `closeReason`. */
export type ConnectionState = 'connecting' | 'online' | 'offline' | 'refused';

export interface ClientState {
  readonly connection: ConnectionState;
  readonly closeReason: { readonly code: number; readonly reason: string } | null;
  /** Own edits that the server has not yet acknowledged as durable. */
  readonly unsaved: number;
  /** Whether the oldest of them has waited so long that it must not be called “saving” any more. */
  readonly isOverdue: boolean;
  /** Whether the server can store what is written. While it cannot, edits are kept here and not sent. */
  readonly storing: Storing;
  /** Whether all of the record could be read from the server's storage; of a damaged one nothing can be changed. */
  readonly recordHealth: DocumentHealth;
  /** Epoch ms of the last time `unsaved` became 0. */
  readonly savedAt: number | null;
  readonly people: readonly PresentPerson[];
  /** Known only while there is a connection. */
  readonly unsynced: readonly UnsyncedPerson[];
  readonly sections: ReadonlyMap<SectionId, SectionState>;
  readonly drafts: readonly Draft[];
  /** Commands that wait for the server, or that it refused when they were sent. */
  readonly queued: readonly QueuedCommand[];
}

const initialState: ClientState = {
  connection: 'connecting',
  closeReason: null,
  unsaved: 0,
  isOverdue: false,
  storing: 'works',
  recordHealth: 'sound',
  savedAt: null,
  people: [],
  unsynced: [],
  sections: new Map(),
  drafts: [],
  queued: [],
};

/** Holds the current snapshot and tells listeners of the next. */
export class StateHolder {
  #state = initialState;
  readonly #listeners = new Set<() => void>();

  get current(): ClientState {
    return this.#state;
  }

  change(change: Partial<ClientState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of [...this.#listeners]) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
