import { afterEach, beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  vi.stubGlobal('window', new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** When it runs, in ms, while a key comes every `every` ms for `typingMs`. */
async function runsAt(every: number, typingMs: number): Promise<number> {
  const { watchTyping, whenNotTyping } = await import('./typing-pause');
  watchTyping();
  window.dispatchEvent(new Event('keydown'));
  const start = performance.now();
  let ran = -1;
  whenNotTyping(() => {
    ran = performance.now() - start;
  });
  for (let at = every; at <= typingMs; at += every) {
    vi.advanceTimersByTime(every);
    window.dispatchEvent(new Event('keydown'));
  }
  vi.runAllTimers();
  return ran;
}

test('at once where nobody types', async () => {
  const { watchTyping, whenNotTyping } = await import('./typing-pause');
  watchTyping();
  const run = vi.fn();
  whenNotTyping(run);
  expect(run).toHaveBeenCalledTimes(1);
});

test('in the first pause', async () => {
  expect(await runsAt(100, 1200)).toBe(1700);
});

test('not later than fifteen seconds on', async () => {
  expect(await runsAt(100, 20_000)).toBe(15_000);
});

test('not at all once it was called off', async () => {
  const { watchTyping, whenNotTyping } = await import('./typing-pause');
  watchTyping();
  window.dispatchEvent(new Event('beforeinput'));
  const run = vi.fn();
  whenNotTyping(run)();
  vi.runAllTimers();
  expect(run).not.toHaveBeenCalled();
});
