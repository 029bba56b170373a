// Messages about one document, framed as y-websocket frames them, so that its stock clients understand them.

import type * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { Malformed, readBytes, text, uint } from './codec';
import { maxDocumentBytes } from './limits';

/** A message of one document. `update` and `step2` are the data messages that `acknowledged` counts. */
export type DocumentMessage =
  | { readonly type: 'step1'; readonly stateVector: Uint8Array }
  | { readonly type: 'step2' | 'update'; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly states: Uint8Array }
  | { readonly type: 'denied'; readonly reason: string }
  | { readonly type: 'query-awareness' };

const sync = 0;
const awareness = 1;
const auth = 2;
const queryAwareness = 3;
const denied = 0;
const reason = text(256);

/** Writes a message of a document without its channel. */
export function writeDocumentMessage(encoder: encoding.Encoder, message: DocumentMessage): void {
  switch (message.type) {
    case 'step1':
      encoding.writeVarUint(encoder, sync);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarUint8Array(encoder, message.stateVector);
      return;
    case 'step2':
    case 'update':
      encoding.writeVarUint(encoder, sync);
      encoding.writeVarUint(encoder, message.type === 'step2' ? 1 : 2);
      encoding.writeVarUint8Array(encoder, message.update);
      return;
    case 'awareness':
      encoding.writeVarUint(encoder, awareness);
      encoding.writeVarUint8Array(encoder, message.states);
      return;
    case 'denied':
      encoding.writeVarUint(encoder, auth);
      encoding.writeVarUint(encoder, denied);
      reason.write(encoder, message.reason);
      return;
    case 'query-awareness':
      encoding.writeVarUint(encoder, queryAwareness);
  }
}

function readSync(decoder: decoding.Decoder): DocumentMessage {
  const step = uint.read(decoder);
  if (step > 2) throw new Malformed('unknown step');
  const bytes = readBytes(decoder, maxDocumentBytes);
  if (step === 0) return { type: 'step1', stateVector: bytes };
  return { type: step === 1 ? 'step2' : 'update', update: bytes };
}

/** Reads a message of a document without its channel; throws as codecs do. */
export function readDocumentMessage(decoder: decoding.Decoder): DocumentMessage {
  switch (uint.read(decoder)) {
    case sync:
      return readSync(decoder);
    case awareness:
      return { type: 'awareness', states: readBytes(decoder, maxDocumentBytes) };
    case auth:
      if (uint.read(decoder) !== denied) throw new Malformed('unknown answer');
      return { type: 'denied', reason: reason.read(decoder) };
    case queryAwareness:
      return { type: 'query-awareness' };
    default:
      throw new Malformed('unknown message');
  }
}
