import { closeCodes, encodeBare, encodeOnChannel, maxMessageBytes, subprotocol } from '@huigao/sync/protocol';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import {
  type HttpClient,
  type RunningServer,
  type SharedReport,
  shareReport,
  startServer,
} from '../../test/running-server';
import {
  editOf,
  openChannels,
  openSection,
  SocketClient,
  typed,
  upgradeStatus,
} from '../../test/socket-client';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: RunningServer;
let shared: SharedReport;
let budget: string;
let goals: string;
beforeAll(async () => {
  server = await startServer();
  shared = await shareReport(server);
  budget = shared.sections.budget!;
  goals = shared.sections.goals!;
});
afterAll(() => server.stop());

test('without a sign-in the upgrade is refused with 401', async () => {
  expect(await upgradeStatus(server.client(), `/sync/${shared.id}`)).toBe(401);
  const forged = server.client();
  forged.cookie = 'huigao_session=forged';
  expect(await upgradeStatus(forged, `/sync/${shared.id}`)).toBe(401);
});

test('a report that is not shared, and one or a document that is not there, are 404 alike', async () => {
  expect(await upgradeStatus(shared.stranger, `/sync/${shared.id}`)).toBe(404);
  expect(await upgradeStatus(shared.stranger, `/sync/${shared.id}/${budget}`)).toBe(404);
  expect(await upgradeStatus(shared.owner, '/sync/none')).toBe(404);
  expect(await upgradeStatus(shared.owner, `/sync/${shared.id}/none`)).toBe(404);
  expect(await upgradeStatus(shared.owner, `/sync/${shared.id}/${shared.sections.part}`)).toBe(404);
  expect(await upgradeStatus(shared.owner, '/other')).toBe(404);
});

test('pages of other sites, and clients of another protocol, are refused', async () => {
  const origin = 'http://evil.example';
  expect(await upgradeStatus(shared.owner, `/sync/${shared.id}`, { origin })).toBe(403);
  expect(await upgradeStatus(shared.owner, `/sync/${shared.id}`, { origin: server.url })).toBe(101);
  expect(await upgradeStatus(shared.owner, `/sync/${shared.id}`, { protocols: [] })).toBe(400);
  expect(await upgradeStatus(shared.owner, `/sync/${shared.id}`, { protocols: ['other'] })).toBe(400);
  const channels = await SocketClient.open(shared.owner, `/sync/${shared.id}`, ['other', subprotocol]);
  expect(channels.socket.protocol).toBe(subprotocol);
  channels.socket.terminate();
});

test('what one may write is shown to others and stored', async () => {
  const { socket, doc } = await openSection(shared.drafter, shared.id, budget);
  const reader = await openSection(shared.viewer, shared.id, budget);
  reader.doc.getXmlFragment('body').toString();
  socket.send(encodeBare({ type: 'update', update: editOf(doc, typed('起草人写的。')) }));
  await expect.poll(() => shared.text()).toContain('起草人写的。');
  socket.socket.terminate();
  reader.socket.socket.terminate();
});

const writers = () =>
  [
    ['a viewer', shared.viewer, budget],
    ['a viewer, in the other section', shared.viewer, goals],
    ['a drafter of another section', shared.drafter, goals],
  ] as const;

test.each(['update', 'step2'] as const)(
  'writes without a right, sent as %s, change nothing',
  async (type) => {
    for (const [who, client, section] of writers()) {
      const before = await shared.text();
      const { socket, doc } = await openSection(client, shared.id, section);
      socket.send(encodeBare({ type, update: editOf(doc, typed('偷偷写的')) }));
      expect(await socket.closed, who).toBe(closeCodes.refused);
      expect(await shared.text(), who).toBe(before);
    }
  },
);

test('so do deletions, and changes of the record', async () => {
  const before = await shared.text();
  const section = await openSection(shared.viewer, shared.id, goals);
  const erase = editOf(section.doc, (body) => body.delete(0, body.length));
  section.socket.send(encodeBare({ type: 'update', update: erase }));
  expect(await section.socket.closed).toBe(closeCodes.refused);
  const record = await openSection(shared.owner, shared.id, 'record');
  const rename = (() => {
    const vector = Y.encodeStateVector(record.doc);
    record.doc.getMap('meta').set('title', '改了');
    return Y.encodeStateAsUpdate(record.doc, vector);
  })();
  record.socket.send(encodeBare({ type: 'update', update: rename }));
  expect(await record.socket.closed).toBe(closeCodes.refused);
  expect(await shared.text()).toBe(before);
});

test('on channels a refused write is told by number, and the connection goes on', async () => {
  const before = await shared.text();
  const copy = await openSection(shared.viewer, shared.id, budget);
  const { socket, control } = await openChannels(shared.viewer, shared.id, [budget]);
  socket.send(encodeOnChannel(1, { type: 'update', update: editOf(copy.doc, typed('偷偷写的')) }));
  expect(await control('refused')).toMatchObject({ message: 1, document: budget, code: 'not-yours' });
  expect(socket.socket.readyState).toBe(WebSocket.OPEN);
  expect(await shared.text()).toBe(before);
  socket.socket.terminate();
  copy.socket.socket.terminate();
});

test('nobody writes under the client id of another', async () => {
  const mine = await openSection(shared.owner, shared.id, budget);
  mine.socket.send(encodeBare({ type: 'update', update: editOf(mine.doc, typed('统稿人。')) }));
  await expect.poll(() => shared.text()).toContain('统稿人。');
  const { socket, doc } = await openSection(shared.drafter, shared.id, budget);
  doc.clientID = mine.doc.clientID;
  const before = await shared.text();
  socket.send(encodeBare({ type: 'update', update: editOf(doc, typed('冒名')) }));
  expect(await socket.closed).toBe(closeCodes.refused);
  expect(await shared.text()).toBe(before);
  mine.socket.socket.terminate();
});

test('a right that is withdrawn stops the next message', async () => {
  const { socket, doc } = await openSection(shared.drafter, shared.id, budget);
  const assign = (drafters: readonly string[]) =>
    shared.command(shared.owner, {
      type: 'assignSection',
      section: budget,
      drafters,
      reviewers: [],
      due: null,
    });
  await assign([]);
  const before = await shared.text();
  socket.send(encodeBare({ type: 'update', update: editOf(doc, typed('太晚了')) }));
  expect(await socket.closed).toBe(closeCodes.refused);
  expect(await shared.text()).toBe(before);
  await assign([shared.drafter.id]);
});

test('one who is taken out of the report, or signs out, is cut off', async () => {
  const guest = await server.signedIn('guest');
  const member = (roles: readonly string[]) =>
    shared.command(shared.owner, { type: 'setMember', person: guest.id, name: 'guest', roles });
  await member(['viewer']);
  const first = await openChannels(guest, shared.id, []);
  await member([]);
  expect(await first.socket.closed).toBe(closeCodes.forbidden);
  await member(['viewer']);
  const second = await openChannels(guest, shared.id, []);
  await guest.send('DELETE', '/api/v1/session');
  expect(await second.socket.closed).toBe(closeCodes['signed-out']);
});

/** A stock provider with the cookie of someone. */
function stockProvider(client: HttpClient, section: string, doc: Y.Doc): WebsocketProvider {
  class CookieSocket extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { headers: { cookie: client.cookie } });
    }
  }
  return new WebsocketProvider(`${server.url.replace('http', 'ws')}/sync/${shared.id}`, section, doc, {
    WebSocketPolyfill: CookieSocket as never,
    disableBc: true,
  });
}

test('a stock y-websocket client joins one section, reads and types', async () => {
  const doc = new Y.Doc();
  const provider = stockProvider(shared.owner, goals, doc);
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
  expect(doc.getXmlFragment('body').length).toBeGreaterThan(1);
  typed('脚本写的。')(doc.getXmlFragment('body'));
  await expect.poll(() => shared.text()).toContain('脚本写的。');
  const other = await openSection(shared.viewer, shared.id, goals);
  expect(other.doc.getXmlFragment('body').toString()).toContain('脚本写的。');
  other.socket.socket.terminate();
  provider.destroy();
});

test('hostile frames end their own connection at most: the server is up, the text the same', async () => {
  const before = await shared.text();
  const neighbour = await openChannels(shared.owner, shared.id, [budget]);
  const good = editOf((await openSection(shared.owner, shared.id, budget)).doc, typed('x'));
  const huge = new Uint8Array(maxMessageBytes + 10);
  const frames: Uint8Array[] = [
    new Uint8Array(0),
    new Uint8Array([255, 255, 255, 255, 255, 255, 255, 255, 255, 255]),
    new Uint8Array([0, 2]),
    new Uint8Array([0, 2, 255, 255, 255, 255, 7, 1]),
    new Uint8Array([0, 0, 200, 1]),
    new Uint8Array([1, 255, 255, 255, 255, 15]),
    new Uint8Array([99, 0, 1, 2, 3]),
    encodeBare({ type: 'update', update: good.slice(0, -1) }),
    encodeBare({ type: 'update', update: new Uint8Array([...good, 0]) }),
    encodeBare({ type: 'update', update: new Uint8Array([0, 0]) }).subarray(0, 3),
    encodeBare({ type: 'update', update: new Uint8Array(500_000).fill(255) }),
    huge,
    new Uint8Array(4 * 1024 * 1024),
    ...Array.from({ length: 24 }, (_, at) =>
      good.map((byte, index) => (index % 24 === at ? byte ^ 85 : byte)),
    ).map((update) => encodeBare({ type: 'update', update })),
  ];
  for (const frame of frames)
    for (const address of [`/sync/${shared.id}/${budget}`, `/sync/${shared.id}`]) {
      const protocols = address.endsWith(budget) ? [] : [subprotocol];
      const attacker = await SocketClient.open(shared.viewer, address, protocols);
      attacker.send(frame);
      // Pings are answered in order, so that the frame has been dealt with.
      attacker.socket.ping();
      await Promise.race([attacker.closed, new Promise((resolve) => attacker.socket.once('pong', resolve))]);
      attacker.socket.terminate();
    }
  const text = await SocketClient.open(shared.viewer, `/sync/${shared.id}`);
  text.socket.send('hello');
  expect(await text.closed).toBe(closeCodes.malformed);
  expect(neighbour.socket.socket.readyState).toBe(WebSocket.OPEN);
  expect((await server.client().send('GET', '/readyz')).status).toBe(200);
  expect(await shared.text()).toBe(before);
  expect(server.troubles).toEqual([]);
  neighbour.socket.socket.terminate();
});

test('an oversize frame is refused by name as long as it can be read', async () => {
  const attacker = await SocketClient.open(shared.viewer, `/sync/${shared.id}`);
  attacker.send(new Uint8Array(maxMessageBytes + 1));
  expect(await attacker.closed).toBe(closeCodes['too-large']);
});

test('the server leaves with a word to those connected, and what they wrote is stored', async () => {
  const leaving = await startServer();
  const report = await shareReport(leaving);
  const { socket, doc } = await openSection(report.owner, report.id, report.sections.budget!);
  socket.send(encodeBare({ type: 'update', update: editOf(doc, typed('最后一句。')) }));
  socket.socket.ping();
  await new Promise((resolve) => socket.socket.once('pong', resolve));
  const { storage } = leaving;
  await leaving.stop();
  expect(await socket.closed).toBe(closeCodes['going-away']);
  const again = await startServer({ storage });
  const room = await again.rooms.room(report.id as never);
  expect(JSON.stringify([...room!.exportReport().bodies.values()])).toContain('最后一句。');
  await again.stop();
});
