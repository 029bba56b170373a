import { expect, test } from 'vitest';
import type { DocumentMessage } from '../protocol';
import { Incoming } from './incoming';

/** A clock that goes on when it is told to. */
function handClock() {
  let now = 1000;
  const waiting = new Map<() => void, number>();
  return {
    clock: {
      now: () => now,
      after: (ms: number, call: () => void) => {
        waiting.set(call, now + ms);
        return () => void waiting.delete(call);
      },
    },
    pass: (ms: number) => {
      now += ms;
      for (const [call, at] of [...waiting]) {
        if (at > now) continue;
        waiting.delete(call);
        call();
      }
    },
  };
}

/** What was taken in, each by its first byte. */
function arriving() {
  const taken: number[][] = [];
  const { clock, pass } = handClock();
  const incoming = new Incoming(clock, (messages) =>
    taken.push(messages.map((message) => (message as { update: Uint8Array }).update[0]!)),
  );
  const come = (nth: number, type: 'update' | 'awareness' = 'update') =>
    incoming.receive({ type, update: Uint8Array.of(nth) } as unknown as DocumentMessage);
  return { taken, pass, come, incoming };
}

test('[SY67] a letter is taken in as it comes, and its caret with it; what many write within a blink, together', () => {
  const { taken, pass, come } = arriving();
  come(1);
  pass(5);
  come(2, 'awareness');
  expect(taken).toEqual([[1], [2]]);
  pass(10);
  come(3);
  come(4);
  pass(15);
  come(5);
  pass(9);
  expect(taken).toHaveLength(2);
  pass(1);
  expect(taken.slice(2)).toEqual([[3, 4, 5]]);
  pass(40);
  come(6);
  expect(taken.at(-1)).toEqual([6]);
});

test('[SY67] no letter waits because a caret came', () => {
  const { taken, pass, come } = arriving();
  come(1);
  pass(25);
  come(2, 'awareness');
  pass(15);
  expect(taken).toEqual([[1], [2]]);
  pass(20);
  come(3);
  expect(taken.at(-1)).toEqual([3]);
});

test('[SY67] while one writes there oneself, what others write waits a little longer', () => {
  const { taken, pass, come, incoming } = arriving();
  come(1);
  incoming.written();
  pass(20);
  come(2);
  pass(99);
  expect(taken).toEqual([[1]]);
  pass(1);
  expect(taken).toEqual([[1], [2]]);
  pass(300);
  come(3);
  pass(20);
  come(4);
  pass(20);
  expect(taken).toEqual([[1], [2], [3], [4]]);
});

test('[SY66] texts that are far away take in what came at the same moments', () => {
  const { clock, pass } = handClock();
  const moments: number[] = [];
  const [one, other] = [1, 2].map(() => new Incoming(clock, () => moments.push(clock.now())));
  const message = { type: 'update', update: Uint8Array.of(1) } as unknown as DocumentMessage;
  for (const far of [one!, other!]) far.setFar(true);
  one!.receive(message);
  pass(130);
  other!.receive(message);
  pass(120);
  expect(moments).toEqual([1250, 1250]);
});

test('[SY67] what is held is not taken in twice, nor after what came later', () => {
  const { taken, pass, come, incoming } = arriving();
  come(1);
  pass(20);
  come(2);
  incoming.flush();
  pass(100);
  expect(taken).toEqual([[1], [2]]);
});
