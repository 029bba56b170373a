import { personId } from '@huigao/report';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { Peer } from './peer';
import { PresenceBoard } from './presence-board';
import { RoomDocument } from './room-document';

/** A board of so many connections, all on one section, and a clock that stands until it is moved. */
function makeBoard(connections: number) {
  let now = 0;
  let sent = 0;
  const connection = { send: () => sent++, bufferedBytes: 0, close: () => {} };
  const stored = { checkpoint: Y.encodeStateAsUpdate(new Y.Doc()), tail: [] };
  const document = new RoomDocument('s', stored, {
    generation: 0,
    bindings: [],
    newDocument: () => new Y.Doc(),
    packer: null,
  });
  const peers = new Set(
    Array.from({ length: connections }, (_, index) => {
      const visitor = { person: personId(`p${index}`), name: '', tab: `${index}`, connection };
      return new Peer(visitor, 'channels', 0, () => {});
    }),
  );
  const channels = [...peers].map((peer) => ({ peer, document, number: 1, refused: false }));
  for (const channel of channels) document.openOn(channel);
  const clock = { now: () => now, after: () => () => {} };
  const documents = new Map([['s', document]]);
  const board = new PresenceBoard({ clock, peers, documents, ridesSoon: () => false });
  /** Moves a caret, and lets edits go out after `ms`; how many frames went with them. */
  const ride = (ms: number) => {
    now += ms;
    sent = 0;
    const json = JSON.stringify({ cursor: { anchor: now, head: now } });
    document.carets.receive(channels[0]!, [{ client: 7, clock: now, json }], now);
    board.caretsChanged();
    board.ride();
    return sent;
  };
  return { ride };
}

test('[SY20] carets go out with all edits of a crowd, and with some of those of a very large one', () => {
  const crowd = makeBoard(200);
  expect([1, 50, 50].map(crowd.ride)).toEqual([200, 200, 200]);
  const largest = makeBoard(400);
  expect([1, 50, 50, 99, 1].map(largest.ride)).toEqual([400, 0, 0, 0, 400]);
});
