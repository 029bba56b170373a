import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import * as ws from 'ws';
import { frameOf, Outbox } from './outbox';

/** What reads frames in the websocket library; its types do not name it. */
const { Receiver } = ws as unknown as {
  readonly Receiver: new (options: { readonly isServer: boolean }) => Writable;
};

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A connection that keeps each write, and what a websocket makes of them. */
function connection() {
  const writes: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      writes.push(chunk);
      done();
    },
  });
  return { stream, writes };
}

/** The messages in what was written, as the websocket library reads them. */
function messagesIn(writes: readonly Buffer[]): readonly Buffer[] {
  const messages: Buffer[] = [];
  const receiver = new Receiver({ isServer: false });
  receiver.on('message', (message: Buffer) => messages.push(message));
  for (const write of writes) receiver.write(write);
  return messages;
}

test('a frame of any length is read back by the websocket library', async () => {
  const messages = [0, 1, 125, 126, 127, 65535, 65536, 200_000].map((length) =>
    Buffer.alloc(length, length % 251),
  );
  const receiver = new Receiver({ isServer: false });
  const read: Buffer[] = [];
  receiver.on('message', (message: Buffer) => read.push(message));
  for (const message of messages) receiver.write(frameOf(message));
  await nextTurn();
  expect(read.map((message) => message.length)).toEqual(messages.map((message) => message.length));
  expect(read.every((message, index) => message.equals(messages[index]!))).toBe(true);
});

test('what is sent in one turn is one write, in order, and what many are sent is built once', async () => {
  const [a, b, c] = [connection(), connection(), connection()];
  const outboxes = [a, b, c].map(({ stream }) => new Outbox(stream));
  const shared = [Buffer.from('one'), Buffer.from('two')];
  for (const message of shared) for (const outbox of outboxes) outbox.send(message);
  outboxes[1]!.send(Buffer.from('own'));
  expect(a.writes).toEqual([]);
  expect(outboxes[0]!.bufferedBytes).toBe(10);
  await nextTurn();
  expect([a, b, c].map(({ writes }) => writes.length)).toEqual([1, 1, 1]);
  expect(c.writes[0]).toBe(a.writes[0]);
  expect(messagesIn(a.writes).map(String)).toEqual(['one', 'two']);
  expect(messagesIn(b.writes).map(String)).toEqual(['one', 'two', 'own']);
  expect(messagesIn(c.writes).map(String)).toEqual(['one', 'two']);
  expect(outboxes.map(({ bufferedBytes }) => bufferedBytes)).toEqual([0, 0, 0]);
  outboxes[0]!.send(shared[0]!);
  await nextTurn();
  expect(messagesIn(a.writes).map(String)).toEqual(['one', 'two', 'one']);
});

test('what waits is written before a close, and nothing to a connection that has ended', async () => {
  const { stream, writes } = connection();
  const outbox = new Outbox(stream);
  outbox.send(Buffer.from('last'));
  outbox.flush();
  expect(messagesIn(writes).map(String)).toEqual(['last']);
  stream.destroy();
  outbox.send(Buffer.from('late'));
  await nextTurn();
  expect(writes).toHaveLength(1);
});
