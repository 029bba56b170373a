// The control messages of channel 0, as a table: number on the wire and fields.

import * as encoding from 'lib0/encoding';
import { type Codec, list, Malformed, nullable, oneOf, struct, text, uint, type ValueOf } from './codec';
import { maxIdBytes } from './limits';

const id = text(maxIdBytes);
const right = oneOf('rw', 'r', 'none');

/** What one may do with a document. */
export type Right = ValueOf<typeof right>;

const presentPerson = struct({
  tab: id,
  person: id,
  name: text(256),
  colour: text(16),
  section: nullable(id),
});

/** Someone who has the report open in a tab, and the section the caret is in. */
export type Presence = ValueOf<typeof presentPerson>;

const unsyncedWhy = oneOf('waiting', 'cut-off');

const unsyncedPerson = struct({ person: id, name: text(256), section: id, why: unsyncedWhy, since: uint });

/**
 * Someone whose edits of a section may be missing here 未同步: they wait to be saved, or the connection broke while the caret stood there.
 * `since` in epoch ms of the server.
 */
export type Unsynced = ValueOf<typeof unsyncedPerson>;

const health = oneOf('sound', 'damaged');

/** Whether a document loaded whole; a damaged one is shown as far as it does, and nobody can write it. */
export type DocumentHealth = ValueOf<typeof health>;

const storing = oneOf('works', 'fails');

/** Whether the server can store what is written; while it cannot, nothing is to be sent. */
export type Storing = ValueOf<typeof storing>;

const documentRight = struct({ document: id, right, epoch: uint, health });

/** A document of the report with the right of this connection; `epoch` is the place in the log the right comes from. */
export type DocumentRight = ValueOf<typeof documentRight>;

const documentWelcome = struct({ document: id, right, epoch: uint, health, generation: uint });

/** Every control message: its number on the wire and its fields, in order. */
export const controlTable = {
  /** First message of a client: versions, and an id of its tab that stays the same when it connects anew. */
  hello: [1, struct({ protocol: uint, schema: uint, tab: id })],
  /** Answer to `hello`: who one is, bounds, documents, and the head of the log. */
  welcome: [
    2,
    struct({
      person: id,
      generation: uint,
      messageBytes: uint,
      cursorBytes: uint,
      documents: list(documentWelcome, 4096),
      head: uint,
      storing,
    }),
  ],
  /**
   * Client: from now on `channel` (1 and higher) is this document. It is not when the server's is of another generation than the
   * client's copy; `replaced` says so.
   */
  open: [3, struct({ channel: uint, document: id, generation: uint })],
  /** Client: the channel is free again. */
  close: [4, struct({ channel: uint })],
  /** Server: the first `count` data messages (step2 and update) of this connection are durable, or refused. */
  acknowledged: [5, struct({ count: uint })],
  /** Server: data message number `message` of this connection was not applied. */
  refused: [6, struct({ message: uint, document: id, code: text(64), detail: text(4096) })],
  /** Server: the right of this connection changed; sent when all that was accepted before is durable. `who` changed it. */
  rights: [7, struct({ document: id, right, epoch: uint, health, who: nullable(id) })],
  /** Server: people who came or moved, and tabs that left, since the last such frame. All of them after `welcome`. */
  presence: [
    8,
    struct({ people: list(presentPerson, 8192), left: list(struct({ person: id, tab: id }), 8192) }),
  ],
  /** Server: the connection will be closed; `reason` is a name of `closeCodes`. */
  goaway: [9, struct({ reason: text(64) })],
  ping: [10, struct({})],
  pong: [11, struct({})],
  /** Server: the text of the document was replaced by `who`; its channels are closed, and no copy of before may meet it. */
  replaced: [12, struct({ document: id, generation: uint, who: nullable(id) })],
  /** Server: the storage began to fail or works again. */
  storing: [13, struct({ state: storing })],
  /** Client: asks for the digest of what is durable and shown of the document on a channel. */
  compare: [14, struct({ channel: uint })],
  /** Server: that digest. All that was sent on the channel before is in it. */
  digest: [15, struct({ channel: uint, digest: text(64) })],
  /** Client: its text had another digest though it lacked nothing; it takes the document anew. */
  mismatch: [16, struct({ channel: uint })],
  /** Client, from version 4 on: the sections in which edits of this tab have waited too long to be saved; none: all is saved. */
  unsaved: [17, struct({ sections: list(id, 4096) })],
  /** Server, to clients from version 4 on: everybody whose edits may be missing, all of them each time. */
  unsynced: [18, struct({ people: list(unsyncedPerson, 8192) })],
} as const;

type Table = typeof controlTable;
type ControlType = keyof Table;

/** A message of channel 0. */
export type ControlMessage = {
  [K in ControlType]: { readonly type: K } & ValueOf<Table[K][1]>;
}[ControlType];

/** A control message of one type. */
export type Control<K extends ControlType> = Extract<ControlMessage, { readonly type: K }>;

const byNumber = new Map(
  Object.entries(controlTable).map(([type, [number, codec]]) => [
    number as number,
    { type, codec: codec as unknown as Codec<object> },
  ]),
);

/** Writes a control message without its channel. */
export function writeControl(encoder: encoding.Encoder, message: ControlMessage): void {
  const [number, codec] = controlTable[message.type];
  encoding.writeVarUint(encoder, number);
  (codec as unknown as Codec<ControlMessage>).write(encoder, message);
}

/** Reads a control message without its channel; throws as codecs do. */
export const readControl: Codec<ControlMessage>['read'] = (decoder) => {
  const entry = byNumber.get(uint.read(decoder));
  if (!entry) throw new Malformed('unknown control message');
  return { type: entry.type, ...entry.codec.read(decoder) } as ControlMessage;
};
