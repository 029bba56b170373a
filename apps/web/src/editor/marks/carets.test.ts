import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { quietAwareness } from './carets';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What the caret plugin is told, of an awareness with one other person in it. */
function told({ isBusy = false } = {}) {
  const awareness = new Awareness(new Y.Doc());
  const quiet = quietAwareness(awareness, () => isBusy);
  let count = 0;
  const listener = () => count++;
  quiet.awareness.on('change', listener);
  const change = (clients: readonly number[]) =>
    awareness.emit('change', [{ added: [], updated: clients, removed: [] }, 'test']);
  return { awareness, quiet, listener, change, count: () => count };
}

test("one's own caret is told in a pause, another's at once", () => {
  const { awareness, change, count } = told();
  for (let key = 0; key < 5; key++) {
    change([awareness.clientID]);
    vi.advanceTimersByTime(60);
  }
  expect(count()).toBe(0);
  change([7]);
  expect(count()).toBe(1);
  change([awareness.clientID]);
  vi.advanceTimersByTime(1000);
  expect(count()).toBe(2);
});

test('while a text is being composed nothing is told, and caught up with afterwards', () => {
  const { change, count, quiet } = told({ isBusy: true });
  change([7]);
  change([8]);
  expect(count()).toBe(0);
  quiet.catchUp();
  expect(count()).toBe(1);
});

test('who has gone is told nothing more', () => {
  const { awareness, change, count, quiet, listener } = told();
  change([awareness.clientID]);
  quiet.awareness.off('change', listener);
  change([7]);
  vi.advanceTimersByTime(1000);
  expect(count()).toBe(0);
});
