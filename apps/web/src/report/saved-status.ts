import type { ClientState } from '@huigao/sync/client';

/** What the header says about saving. `saved` only when every edit is acknowledged as durable by the server. */
export type SavedStatus = 'saved' | 'saving' | 'unsaved' | 'offline' | 'connecting' | 'disconnected';

type Told = Pick<ClientState, 'connection' | 'unsaved' | 'isOverdue' | 'storing' | 'queued'>;

/** What the server lacks: edits, and commands that wait. */
export const unsavedIn = ({ unsaved, queued }: Pick<ClientState, 'unsaved' | 'queued'>): number =>
  unsaved + queued.filter(({ refusal }) => refusal === null).length;

/** What is true of the edits made here. */
export function savedStatus({ connection, unsaved, isOverdue, storing, queued }: Told): SavedStatus {
  switch (connection) {
    case 'online':
      if (unsavedIn({ unsaved, queued }) === 0) return 'saved';
      // “Saving” is said of what takes moments, and never of what is not on its way.
      return isOverdue || storing === 'fails' ? 'unsaved' : 'saving';
    case 'refused':
      return 'disconnected';
    default:
      return connection;
  }
}
