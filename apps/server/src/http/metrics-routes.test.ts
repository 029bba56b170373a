import { encodeBare, encodeControl } from '@huigao/sync/protocol';
import { afterEach, expect, test, vi } from 'vitest';
import { type RunningServer, shareReport, startServer } from '../../test/running-server';
import { editOf, openChannels, openSection, typed } from '../../test/socket-client';
import { MemoryStorage } from '../storage/memory-storage';
import { StorageUnwritable } from '../storage/storage';

// Real sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let server: RunningServer;
afterEach(() => server.stop());

const token = 'a-token-of-the-operator';
const metrics = (headers: Record<string, string> = {}) => fetch(`${server.url}/metrics`, { headers });

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

const valueIn = (text: string, name: string) =>
  Number(new RegExp(`^${name.replace(/[{}"]/g, '\\$&')} (\\S+)$`, 'm').exec(text)?.[1]);

test('metrics are for this machine, not for whom a proxy on it stands, and for others with the token', async () => {
  server = await startServer({ config: { metricsToken: token } });
  const own = await metrics();
  expect(own.status).toBe(200);
  expect(own.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const viaProxy = { 'x-forwarded-for': '10.1.1.1' };
  expect((await metrics(viaProxy)).status).toBe(404);
  expect((await metrics({ ...viaProxy, authorization: 'Bearer wrong' })).status).toBe(404);
  expect((await metrics({ ...viaProxy, authorization: `Bearer ${token}` })).status).toBe(200);
  await server.stop();
  server = await startServer();
  expect((await metrics({ ...viaProxy, authorization: 'Bearer null' })).status).toBe(404);
});

test('edits, refusals, rooms and sockets are counted, and commits measured', async () => {
  server = await startServer();
  const shared = await shareReport(server);
  const before = await (await metrics()).text();
  const { socket, doc } = await openSection(shared.owner, shared.id, shared.sections.budget!);
  socket.send(encodeBare({ type: 'update', update: editOf(doc, typed('甲')) }));
  await until(async () => (await shared.text()).includes('甲'));
  const reader = await openSection(shared.viewer, shared.id, shared.sections.budget!);
  reader.socket.send(encodeBare({ type: 'update', update: editOf(reader.doc, typed('乙')) }));
  await reader.socket.closed;
  const after = await (await metrics()).text();
  const grew = (name: string) => valueIn(after, name) - (valueIn(before, name) || 0);
  expect(grew('huigao_updates_total')).toBe(1);
  expect(grew('huigao_commit_seconds_count')).toBe(1);
  expect(grew('huigao_refusals_total{code="not-yours"}')).toBe(1);
  expect(valueIn(after, 'huigao_rooms')).toBe(1);
  expect(valueIn(after, 'huigao_sockets')).toBeGreaterThanOrEqual(1);
  expect(valueIn(after, 'huigao_storage_up')).toBe(1);
  expect(valueIn(after, 'huigao_resyncs_total')).toBe(0);
});

test('a client whose text is another one is counted', async () => {
  server = await startServer();
  const shared = await shareReport(server);
  const { socket, control } = await openChannels(shared.owner, shared.id, [shared.sections.budget!]);
  const counted = async () => valueIn(await (await metrics()).text(), 'huigao_resyncs_total');
  expect(await counted()).toBe(0);
  socket.send(encodeControl({ type: 'compare', channel: 1 }));
  expect(await control('digest')).toMatchObject({ channel: 1, digest: expect.stringMatching(/./) });
  socket.send(encodeControl({ type: 'mismatch', channel: 1 }));
  await until(async () => (await counted()) === 1);
  expect(server.troubles).not.toEqual([]);
});

test('a storage that takes nothing is told of by /readyz and the metrics, and what needs it answers so', async () => {
  class FillingStorage extends MemoryStorage {
    isFull = false;

    #write<Value>(act: () => Promise<Value>): Promise<Value> {
      return this.isFull ? Promise.reject(new StorageUnwritable('disk full')) : act();
    }

    override append(...given: Parameters<MemoryStorage['append']>) {
      return this.#write(() => super.append(...given));
    }

    override probe() {
      return this.#write(() => super.probe());
    }
  }
  const storage = new FillingStorage();
  server = await startServer({ storage });
  const shared = await shareReport(server);
  const rename = () => shared.command(shared.owner, { type: 'renameReport', title: '新标题' });
  const ready = async () => (await fetch(`${server.url}/readyz`)).status;
  expect(await ready()).toBe(200);
  storage.isFull = true;
  expect(await rename()).toMatchObject({ status: 503, body: { code: 'storage-failed' } });
  expect(await rename()).toMatchObject({ status: 503, body: { code: 'storage-failed' } });
  expect(await ready()).toBe(503);
  const text = await (await metrics()).text();
  expect(valueIn(text, 'huigao_storage_up')).toBe(0);
  expect(valueIn(text, 'huigao_commit_failures_total')).toBe(1);
  expect(await shared.text()).toContain('部门整体支出绩效自评报告');
  storage.isFull = false;
  await until(async () => (await ready()) === 200);
  expect((await rename()).status).toBe(200);
});
