/**
 * Version of the wire. Rises with every change of a message's shape; `protocol.test.ts` fails when a shape changes without it.
 *
 * History: 1, the first.
 */
export const protocolVersion = 1;

/** The websocket subprotocol of the channel socket. */
export const subprotocol = 'huigao.1';
