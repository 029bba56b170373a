// A disk that takes nothing any more, under the real server while somebody types: once a real file system that is full, where the
// one who runs the test may mount one, and always a limit of the size of files, as a quota sets it.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type BuiltServer, buildServer } from '../test/built-server';
import { sectionsOf, signIn, until, world } from '../test/torture-world';
import { Typist } from '../test/typist';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let built: BuiltServer;
beforeAll(async () => {
  built = await buildServer();
});
afterAll(() => built.remove());

interface Disk {
  readonly directory: string;
  fill(server: number): void;
  free(server: number): void;
  remove(): void;
}

const fresh = () => mkdtempSync(path.join(tmpdir(), 'huigao-full-'));

const limitFiles = (pid: number, bytes: number | 'unlimited') =>
  execFileSync('prlimit', ['--pid', `${pid}`, `--fsize=${bytes}:unlimited`]);

/** Files cannot grow any more: what writes meets EFBIG, as a quota gives EDQUOT. */
function limitedDisk(): Disk {
  const directory = fresh();
  const log = path.join(directory, 'huigao.db-wal');
  return {
    directory,
    fill: (server) => limitFiles(server, statSync(log).size + 100),
    free: (server) => limitFiles(server, 'unlimited'),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

function smallDisk(): Disk {
  const directory = fresh();
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', directory]);
  const filler = path.join(directory, 'filler');
  return {
    directory,
    fill: () => {
      // As far as it goes; the last write of the size of one byte.
      for (const size of [1 << 20, 1 << 12, 1])
        try {
          for (;;) writeFileSync(filler, Buffer.alloc(size), { flag: 'a' });
        } catch {
          // Full for pieces of this size.
        }
    },
    free: () => rmSync(filler),
    remove: () => execFileSync('umount', ['-l', directory]),
  };
}

function may(command: string, ...argv: string[]): boolean {
  try {
    execFileSync(command, argv, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function mayMount(): boolean {
  const directory = fresh();
  return may('mount', '-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', directory) && may('umount', directory);
}

const hasLinux = process.platform === 'linux';
const disks: readonly (readonly [string, boolean, () => Disk])[] = [
  ['files that may not grow', hasLinux && may('prlimit', '--version'), limitedDisk],
  ['a file system that is full', hasLinux && mayMount(), smallDisk],
];

for (const [name, isPossible, makeDisk] of disks)
  test.skipIf(!isPossible)(
    `${name}: all read on and are told, and what waited is saved when there is room`,
    async () => {
      const disk = makeDisk();
      try {
        await fillAndFree(disk);
      } finally {
        disk.remove();
      }
    },
  );

async function fillAndFree(disk: Disk): Promise<void> {
  const { url, start } = await world(built, disk.directory);
  const server = await start();
  const pid = server.child.pid!;
  const owner = await signIn(url, 'owner');
  const report = (await owner.post('/reports', { from: 'sample' })).body.id as string;
  const text = async () => (await owner.get(`/reports/${report}/export?to=md`)).body as string;
  const [section] = await sectionsOf(owner, report);
  const typist = new Typist('a', owner, report, { section: section!, gate: { open: true } });
  typist.start(30);
  await until('something is saved', () => typist.acknowledged.length > 5);

  disk.fill(pid);
  await until('it is told that nothing can be stored', () => typist.state.storing === 'fails');
  const acknowledged = [...typist.acknowledged];
  const { length } = typist.typed;
  await until('some more is typed', () => typist.typed.length > length + 20);
  expect(typist.state).toMatchObject({ connection: 'online', storing: 'fails', drafts: [] });
  expect(typist.acknowledged).toHaveLength(acknowledged.length);
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  expect(await (await fetch(`${url}/metrics`)).text()).toContain('huigao_storage_up 0');
  const rename = { type: 'renameReport', title: '新标题' };
  expect(await owner.post(`/reports/${report}/commands`, rename)).toMatchObject({
    status: 503,
    body: { code: 'storage-failed' },
  });
  const waiting = typist.typed.slice(acknowledged.length + 5);
  const shown = JSON.stringify(server.child.exitCode);
  expect(shown).toBe('null');

  disk.free(pid);
  await until('it is told that storing works', () => typist.state.storing === 'works');
  typist.rest();
  await until('all is saved', () => typist.isSaved);
  const found = await text();
  for (const mark of [...acknowledged, ...waiting]) expect(found).toContain(mark);
  expect(typist.state.drafts).toEqual([]);
  await typist.stop();
  server.child.kill('SIGKILL');
  await server.ended;
  const again = await start();
  expect(await text()).toBe(found);
  again.child.kill('SIGTERM');
  expect(await again.ended).toBe(0);
}
