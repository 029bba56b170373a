import type { ClientState } from '@huigao/sync/client';

/** What the header says about saving. `saved` only when every edit is acknowledged as durable by the server. */
export type SavedStatus = 'saved' | 'saving' | 'offline' | 'connecting' | 'disconnected';

/** What is true of the edits made here. */
export function savedStatus({
  connection,
  unsaved,
}: Pick<ClientState, 'connection' | 'unsaved'>): SavedStatus {
  switch (connection) {
    case 'online':
      return unsaved === 0 ? 'saved' : 'saving';
    case 'refused':
      return 'disconnected';
    default:
      return connection;
  }
}
