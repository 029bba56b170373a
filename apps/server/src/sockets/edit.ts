// Which messages show that a person is at work: those that change a text. Pings, states and carets are sent by themselves.

import * as decoding from 'lib0/decoding';

/** Kinds of messages as y-protocols numbers them. */
const sync = 0;
const update = 2;

/** Whether a message changes a text. Reads its first bytes only, and judges nothing: that is the room's affair. */
export function isEdit(message: Uint8Array, socket: 'channels' | 'bare'): boolean {
  const decoder = decoding.createDecoder(message);
  try {
    // Channel 0 is control.
    if (socket === 'channels' && decoding.readVarUint(decoder) === 0) return false;
    return decoding.readVarUint(decoder) === sync && decoding.readVarUint(decoder) === update;
  } catch {
    return false;
  }
}
