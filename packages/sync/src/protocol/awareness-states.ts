// The states inside an awareness message, as y-protocols writes them: client id, clock, JSON.

import * as encoding from 'lib0/encoding';
import { decoded, list, type MalformedMessage, struct, text, uint } from './codec';

/** The state of one Yjs client; `json` is `null` when it left. */
export interface AwarenessState {
  readonly client: number;
  readonly clock: number;
  readonly json: string;
}

const states = list(struct({ client: uint, clock: uint, json: text(64 * 1024) }), 4096);

export function encodeAwareness(values: readonly AwarenessState[]): Uint8Array {
  const encoder = encoding.createEncoder();
  states.write(encoder, values);
  return encoding.toUint8Array(encoder);
}

export function decodeAwareness(
  bytes: Uint8Array,
): { readonly ok: true; readonly states: readonly AwarenessState[] } | MalformedMessage {
  const result = decoded(bytes, states.read);
  return result.ok ? { ok: true, states: result.value } : result;
}
