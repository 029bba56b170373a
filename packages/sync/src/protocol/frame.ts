// One websocket message of the channel socket: a channel number, then a message. Channel 0 is control, each other one a document.

import * as encoding from 'lib0/encoding';
import { decoded, type MalformedMessage, uint } from './codec';
import { type ControlMessage, readControl, writeControl } from './control-message';
import { type DocumentMessage, readDocumentMessage, writeDocumentMessage } from './document-message';

/** What arrived on the channel socket. */
export type Frame =
  | { readonly ok: true; readonly channel: 0; readonly control: ControlMessage }
  | { readonly ok: true; readonly channel: number; readonly message: DocumentMessage };

export function encodeControl(message: ControlMessage): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0);
    writeControl(encoder, message);
  });
}

/** The message of a document for the channel it is open on. */
export function encodeOnChannel(channel: number, message: DocumentMessage): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, channel);
    writeDocumentMessage(encoder, message);
  });
}

/** The message of a document for a socket that carries this document alone, as y-websocket has it. */
export function encodeBare(message: DocumentMessage): Uint8Array {
  return encoding.encode((encoder) => writeDocumentMessage(encoder, message));
}

/** Reads a message of the channel socket. Total: anything else is `malformed`. */
export function decodeFrame(bytes: Uint8Array): Frame | MalformedMessage {
  const result = decoded(bytes, (decoder): Frame => {
    const channel = uint.read(decoder);
    return channel === 0
      ? { ok: true, channel, control: readControl(decoder) }
      : { ok: true, channel, message: readDocumentMessage(decoder) };
  });
  return result.ok ? result.value : result;
}

/** Reads a message of a socket that carries one document. Total. */
export function decodeBare(
  bytes: Uint8Array,
): { readonly ok: true; readonly message: DocumentMessage } | MalformedMessage {
  const result = decoded(bytes, readDocumentMessage);
  return result.ok ? { ok: true, message: result.value } : result;
}
