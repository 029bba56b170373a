import { expect, test } from 'vitest';
import { savedStatus } from './saved-status';

test('saved is said only online with nothing unsaved', () => {
  expect(savedStatus({ connection: 'online', unsaved: 0 })).toBe('saved');
  expect(savedStatus({ connection: 'online', unsaved: 1 })).toBe('saving');
  for (const connection of ['offline', 'connecting', 'refused'] as const)
    expect(savedStatus({ connection, unsaved: 0 })).not.toBe('saved');
});
