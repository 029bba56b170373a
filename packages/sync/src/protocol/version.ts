/**
 * Version of the wire. Rises with every change of a message's shape; `protocol.test.ts` fails when a shape changes without it.
 *
 * History: 1, the first. 2, a generation for each document: in `welcome` and `open`, and `replaced` when it rises.
 * 3, whether the server can store, and a document is whole; digests of texts. 4, who has edits that are not saved: `unsaved`, `unsynced`.
 */
export const protocolVersion = 4;

/** The oldest version a client may speak: what came since is only sent to those who know it, and they need not send it. */
export const oldestProtocolVersion = 3;

/** The websocket subprotocol of the channel socket. */
export const subprotocol = 'huigao.1';
