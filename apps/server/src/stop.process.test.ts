// The real server told to stop while people write, and with peers that hear of nothing: what was taken is on the disk, everybody is
// moved on, and nothing holds it up. It breaks itself off after ten seconds, with another status.

import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type BuiltServer, buildServer } from '../test/built-server';
import { sectionsOf, signIn, until, world } from '../test/torture-world';
import { type Gate, Typist } from '../test/typist';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let built: BuiltServer;
beforeAll(async () => {
  built = await buildServer();
});
afterAll(() => built.remove());

/** Somebody who asks for the socket of a report and never reads what comes, nor answers a close. */
function deafPeer(url: string, path: string, cookie: string) {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  socket.pause();
  socket.write(
    [
      `GET ${path} HTTP/1.1`,
      `Host: ${host}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Protocol: huigao.1',
      `Cookie: ${cookie}`,
      '\r\n',
    ].join('\r\n'),
  );
  return socket;
}

test('a server that is told to stop writes all it took, moves everybody on, and waits for nobody who is deaf', async () => {
  const { url, start } = await world(built);
  const server = await start();
  const owner = await signIn(url, 'owner');
  const report = (await owner.post('/reports', { from: 'sample' })).body.id as string;
  const [section] = await sectionsOf(owner, report);
  const gate: Gate = { open: true };
  const typists = await Promise.all(
    ['a', 'b', 'c'].map(async (name) => {
      const person = await signIn(url, name);
      const member = { type: 'setMember', person: person.id, name, roles: ['owner'] };
      expect((await owner.post(`/reports/${report}/commands`, member)).status).toBe(200);
      return new Typist(name, person, report, { section: section!, gate });
    }),
  );
  for (const typist of typists) typist.start(20);
  const deaf = [
    deafPeer(url, `/sync/${report}`, owner.cookie),
    connect(Number(new URL(url).port), '127.0.0.1'),
  ];
  for (const socket of deaf) socket.on('error', () => {});
  await until('everyone is at work', () => typists.every(({ saved }) => saved > 10));

  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  gate.open = false;
  const acknowledged = typists.flatMap((one) => [...one.acknowledged]);
  for (const { state } of typists) expect(state).toMatchObject({ connection: 'offline', drafts: [] });

  const next = await start();
  const text = async () => (await owner.get(`/reports/${report}/export?to=md`)).body as string;
  const found = await text();
  expect(acknowledged.filter((mark) => !found.includes(mark))).toEqual([]);
  gate.open = true;
  for (const typist of typists) {
    typist.rest();
    typist.wake();
  }
  await until('all is saved', () => typists.every((one) => one.isSaved));
  const whole = await text();
  expect(typists.flatMap((one) => one.typed).filter((mark) => !whole.includes(mark))).toEqual([]);
  for (const typist of typists) await typist.stop();
  for (const socket of deaf) socket.destroy();
  next.child.kill('SIGTERM');
  expect(await next.ended).toBe(0);
});
