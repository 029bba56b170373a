/**
 * Version of the wire. Rises with every change of a message's shape; `protocol.test.ts` fails when a shape changes without it.
 *
 * History: 1, the first. 2, a generation for each document: in `welcome` and `open`, and `replaced` when it rises.
 * 3, whether the server can store, and a document is whole; digests of texts.
 */
export const protocolVersion = 3;

/** The websocket subprotocol of the channel socket. */
export const subprotocol = 'huigao.1';
