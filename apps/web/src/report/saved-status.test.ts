import { expect, test } from 'vitest';
import { savedStatus } from './saved-status';

const sound = { isOverdue: false, storing: 'works', queued: [] } as const;

test('saved is said only online with nothing unsaved', () => {
  expect(savedStatus({ ...sound, connection: 'online', unsaved: 0 })).toBe('saved');
  expect(savedStatus({ ...sound, connection: 'online', unsaved: 1 })).toBe('saving');
  for (const connection of ['offline', 'connecting', 'refused'] as const)
    expect(savedStatus({ ...sound, connection, unsaved: 0 })).not.toBe('saved');
});

test('a command that waits is not saved; one that was refused waits no more', () => {
  const one = { id: '1', at: 0, command: { type: 'resolveThread', thread: 't' } as never };
  const refusal = { code: 'conflict', text: '', current: null };
  const online = { ...sound, connection: 'online', unsaved: 0 } as const;
  expect(savedStatus({ ...online, queued: [{ ...one, refusal: null }] })).toBe('saving');
  expect(savedStatus({ ...online, queued: [{ ...one, refusal }] })).toBe('saved');
});

test('what waits for long, or for a server that cannot save, is called unsaved', () => {
  const waiting = { ...sound, connection: 'online', unsaved: 1 } as const;
  expect(savedStatus({ ...waiting, isOverdue: true })).toBe('unsaved');
  expect(savedStatus({ ...waiting, storing: 'fails' })).toBe('unsaved');
  expect(savedStatus({ ...waiting, storing: 'fails', unsaved: 0 })).toBe('saved');
});
