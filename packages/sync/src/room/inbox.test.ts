import { personId } from '@huigao/report';
import { expect, test } from 'vitest';
import { encodeOnChannel } from '../protocol';
import { Inbox } from './inbox';
import { Peer } from './peer';

function makePeer(broken: (reason: unknown) => void = () => {}): Peer {
  const connection = { send: () => {}, bufferedBytes: 0, close: () => {} };
  const visitor = { person: personId('p'), name: 'p', tab: 't', connection, broken };
  return new Peer(visitor, 'channels', 0, () => {});
}

const key = (bytes = 10) => encodeOnChannel(1, { type: 'update', update: new Uint8Array(bytes) });
const caret = encodeOnChannel(1, { type: 'awareness', states: new Uint8Array(10) });
const question = encodeOnChannel(1, { type: 'step1', stateVector: new Uint8Array([0]) });

function makeInbox(take: (peer: Peer, bytes: Uint8Array) => void = () => {}) {
  const taken: Uint8Array[] = [];
  let ticks = 0;
  const inbox = new Inbox({
    take: (peer, bytes) => {
      take(peer, bytes);
      taken.push(bytes);
    },
    tickSoon: () => ticks++,
  });
  return { inbox, taken, ticks: () => ticks };
}

test('[SY63] keys and carets wait for one tick, in their order', () => {
  const { inbox, taken, ticks } = makeInbox();
  const sent = [key(), caret, key()];
  for (const bytes of sent) inbox.receive(makePeer(), bytes);
  expect(taken).toEqual([]);
  expect(ticks()).toBe(1);
  inbox.empty();
  expect(taken).toEqual(sent);
});

test.each([
  ['a question', question],
  ['a large edit', key(5000)],
])('[SY63] %s is taken at once, after what waits', (_name, bytes) => {
  const { inbox, taken } = makeInbox();
  const first = key();
  inbox.receive(makePeer(), first);
  inbox.receive(makePeer(), bytes);
  expect(taken).toEqual([first, bytes]);
});

test('[SY22] only so many wait', () => {
  const { inbox, taken } = makeInbox();
  for (let sent = 0; sent < 2500; sent++) inbox.receive(makePeer(), caret);
  expect(taken).toHaveLength(2000);
});

test('[SY63] one that cannot be taken is told to its own connection, and the others are taken', () => {
  const faults: unknown[] = [];
  const bad = makePeer((reason) => faults.push(reason));
  const fault = new Error('ours');
  const { inbox, taken } = makeInbox((peer) => {
    if (peer === bad) throw fault;
  });
  for (const peer of [makePeer(), bad, makePeer()]) inbox.receive(peer, key());
  inbox.empty();
  expect(faults).toEqual([fault]);
  expect(taken).toHaveLength(2);
});

test('[SY22] what a closed connection had sent is passed over', () => {
  const { inbox, taken } = makeInbox();
  const peer = makePeer();
  inbox.receive(peer, key());
  peer.close('too-slow');
  inbox.empty();
  expect(taken).toEqual([]);
});
