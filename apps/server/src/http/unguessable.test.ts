// Nobody finds a report, a person or a sign-in by trying ids: what the server makes up holds at least 122 random bits.

import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type RunningServer, shareReport, startServer } from '../../test/running-server';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** RFC 9562, 5.4: version 4, 122 random bits. */
const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

test('reports, sections and people have random ids', async () => {
  const { id, sections, owner, stranger } = await shareReport(server);
  const ids = [id, owner.id, stranger.id, ...Object.values(sections)];
  for (const one of ids) expect(one).toMatch(uuid);
  expect(new Set(ids).size).toBe(ids.length);
});

test('the secrets of sign-ins and of the set-up link hold 256 bits, and are stored only as a hash', async () => {
  const client = await server.signedIn('a');
  const token = client.cookie.split('=')[1]!;
  expect(token).toMatch(/^[\w-]{43}$/);
  const fresh = await startServer();
  expect(await fresh.accounts.offerSetUp()).toMatch(/^[\w-]{43}$/);
  await fresh.stop();
  const { hashToken } = await import('../accounts/session-token');
  expect(await server.storage.session(hashToken(token), Date.now())).not.toBeNull();
  expect(await server.storage.session(token, Date.now())).toBeNull();
});
