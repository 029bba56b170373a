import { expect, test } from 'vitest';
import { SleepingState } from './sleeping-state';
import type { StoredState } from './stored-state';

/** A state that sleeps, and what was packed of it. */
function asleep(stored: StoredState) {
  const packed: Uint8Array[] = [];
  const state = new SleepingState(stored, {
    pack: (bytes) => {
      packed.push(bytes);
      return bytes.toReversed();
    },
    unpack: (bytes) => bytes.toReversed(),
  });
  return { state, packed };
}

const plenty = () => ({ bytes: 1024 * 1024 });

const bytes = (length: number) => Uint8Array.from({ length }, (_, at) => at % 251);

test('[SY48] what nobody asks for between two rests is packed, and given back as it was', () => {
  const { state, packed } = asleep({ checkpoint: bytes(1000), tail: [bytes(3)] });
  expect(state.stored.tail).toHaveLength(1);
  expect(state.rest(plenty())).toBe(true);
  expect(state.stored.tail).toHaveLength(1);
  expect(state.rest(plenty())).toBe(true);
  expect(packed).toEqual([]);
  expect(state.rest(plenty())).toBe(false);
  expect(packed).toEqual([bytes(1000)]);
  expect(state.rest(plenty())).toBe(false);
  expect(state.stored).toEqual({ checkpoint: bytes(1000), tail: [bytes(3)] });
  expect(state.whole).toBe(null);
  expect([state.rest(plenty()), state.rest(plenty())]).toEqual([true, false]);
  expect(packed).toHaveLength(2);
});

test('[SY48] a document that has its first content only is packed too', () => {
  const { state, packed } = asleep({ checkpoint: null, tail: [bytes(1000)] });
  expect(state.rest(plenty())).toBe(false);
  expect(packed).toHaveLength(1);
  expect(state.whole).toEqual(bytes(1000));
});

test('[SY48] what is short, very long, or many updates stays as it is', () => {
  const long = { checkpoint: bytes(300 * 1024), tail: [] };
  for (const stored of [
    long,
    { checkpoint: bytes(20), tail: [] },
    { checkpoint: null, tail: [bytes(500), bytes(500)] },
  ]) {
    const { state, packed } = asleep(stored);
    expect(state.rest(plenty())).toBe(false);
    expect(packed).toEqual([]);
    expect(state.stored).toBe(stored);
  }
});

test('[SY48] what is more than may be packed in one go is packed the next time', () => {
  const { state, packed } = asleep({ checkpoint: bytes(1000), tail: [] });
  const budget = { bytes: 999 };
  expect(state.rest(budget)).toBe(true);
  expect(state.rest(plenty())).toBe(false);
  expect([budget.bytes, packed.length]).toEqual([999, 1]);
});
