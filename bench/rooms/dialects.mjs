// What each server is told and tells, as payloads of websocket messages. `read` gives of a message what the measurements look at:
// the Yjs updates in it, whether it answers step 1, and how many of one's own messages are acknowledged.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { bundled } from '../bundled.mjs';

const { decodeFrame, encodeControl, protocolVersion, schemaVersion, subprotocol } =
  await bundled('bench/rooms/wire.mjs');

export { decodeFrame };

const nothing = { updates: [], answer: null, acknowledged: 0 };

function writeSync(to, step, bytes) {
  encoding.writeVarUint(to, 0);
  encoding.writeVarUint(to, step);
  encoding.writeVarUint8Array(to, bytes);
}

function writeAwareness(to, { client, clock, state }) {
  const states = encoding.encode((inner) => {
    encoding.writeVarUint(inner, 1);
    encoding.writeVarUint(inner, client);
    encoding.writeVarUint(inner, clock);
    encoding.writeVarString(inner, JSON.stringify(state));
  });
  encoding.writeVarUint(to, 1);
  encoding.writeVarUint8Array(to, states);
}

/** The messages about a document, after what a dialect puts before each. */
function messages(before) {
  const written = (write) => (value) =>
    encoding.encode((to) => {
      before(to);
      write(to, value);
    });
  const sync = (step) => written((to, bytes) => writeSync(to, step, bytes));
  return { step1: sync(0), step2: sync(1), update: sync(2), awareness: written(writeAwareness) };
}

function readDocument(from) {
  const type = decoding.readVarUint(from);
  if (type !== 0 && type !== 4) return nothing;
  const step = decoding.readVarUint(from);
  const bytes = decoding.readVarUint8Array(from);
  if (step === 0) return nothing;
  return { updates: [bytes], answer: step === 1 ? bytes : null, acknowledged: 0 };
}

/** All of a person's state, as stock clients send it with every move of the cursor. */
const wholeState = (person, cursor) => ({ user: { name: `同事${person}`, color: '#1f6feb' }, cursor });

/** y-websocket: a socket is a document. */
export const stock = {
  ...messages(() => {}),
  path: (room) => `/${room}`,
  caret: wholeState,
  join: () => [],
  read: (payload) => readDocument(decoding.createDecoder(payload)),
};

/** Hocuspocus: the name of the document before each message, and a token first. */
export function hocuspocus(room) {
  const before = (to) => encoding.writeVarString(to, room);
  return {
    ...messages(before),
    path: () => '/',
    caret: wholeState,
    join: () => [
      encoding.encode((to) => {
        before(to);
        encoding.writeVarUint(to, 2);
        encoding.writeVarUint(to, 0);
        encoding.writeVarString(to, '');
        encoding.writeVarString(to, '4.7.0');
      }),
    ],
    read: (payload) => {
      const from = decoding.createDecoder(payload);
      decoding.readVarString(from);
      return readDocument(from);
    },
  };
}

/** Ours: the section is open on channel 1. Only the cursor is sent; who it is the server knows. */
export function huigao({ report, section, generation, cookie, tab }) {
  return {
    ...messages((to) => encoding.writeVarUint(to, 1)),
    path: () => `/sync/${report}`,
    headers: { Cookie: cookie, 'Sec-WebSocket-Protocol': subprotocol },
    caret: (_person, cursor) => ({ cursor }),
    join: () => [
      encodeControl({ type: 'hello', protocol: protocolVersion, schema: schemaVersion, tab }),
      ...(section ? [encodeControl({ type: 'open', channel: 1, document: section, generation })] : []),
    ],
    read: (payload) => {
      // Only what is of the control channel is read whole: whoever loads the server has to be quick.
      if (payload[0] !== 0) return readDocument(afterChannel(payload));
      const { control } = decodeFrame(payload);
      if (control.type === 'refused') throw new Error(JSON.stringify(control));
      return control.type === 'acknowledged' ? { ...nothing, acknowledged: control.count } : nothing;
    },
  };
}

function afterChannel(payload) {
  const from = decoding.createDecoder(payload);
  decoding.readVarUint(from);
  return from;
}

/** Ours, as stock y-websocket clients speak to it. */
export const huigaoStock = ({ report, section, cookie }) => ({
  ...stock,
  path: () => `/sync/${report}/${section}`,
  headers: { Cookie: cookie },
});

/** A relay passes on what it gets. */
export const relay = stock;

/** The gathering relay passes on many at once, each after its length. */
export const gatheringRelay = {
  ...stock,
  read: (payload) => {
    const updates = [];
    for (let at = 0; at < payload.length; ) {
      const length = payload.readUInt32LE(at);
      updates.push(...stock.read(payload.subarray(at + 4, at + 4 + length)).updates);
      at += 4 + length;
    }
    return { ...nothing, updates };
  },
};
