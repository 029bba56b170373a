// The audit log in its file: how it is begun, and what `huigao verify` says of one that was tampered with.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { reportId } from '@huigao/report';
import { expect, test, vi } from 'vitest';
import { storageThread } from '../../test/built-threads';
import type { AuditHash } from '../audit/chain';
import { draftOf } from '../audit/event';
import { verifyDirectory } from '../audit/verify-directory';
import { openDurable } from './sqlite/database';
import { SqliteStorage } from './sqlite/sqlite-storage';

// Real files, hashing and sockets, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const fresh = () => mkdtempSync(path.join(tmpdir(), 'huigao-audit-'));

const open = async (directory: string, auditHash: AuditHash | null = null) =>
  SqliteStorage.open({
    directory,
    thread: await storageThread(),
    auditHash,
    damaged: () => {},
    lost: () => {},
  });

const entry = (figure: string) =>
  draftOf(
    { action: 'figure.value-set', report: reportId('r'), figure: figure as never, detail: { label: figure } },
    1,
  );

/** A directory with a log of five entries, after `tamper` ran on its database. */
async function tampered(tamper: string): Promise<string> {
  const directory = fresh();
  const storage = await open(directory);
  for (const figure of ['a', 'b', 'c', 'd', 'e']) await storage.appendAudit(entry(figure));
  await storage.close();
  const database = await openDurable(path.join(directory, 'huigao.db'));
  database.exec('drop trigger audit_kept; drop trigger audit_fixed');
  database.exec(tamper);
  database.close();
  return directory;
}

test.each([
  ['one letter changed', `update audit set detail = replace(detail, 'c', 'C') where seq = 3`, 3, 'changed'],
  ['a time changed', 'update audit set at = at + 1 where seq = 5', 5, 'changed'],
  ['an actor put in', `update audit set actor = 'x' where seq = 1`, 1, 'changed'],
  ['one removed', 'delete from audit where seq = 2', 2, 'missing'],
  ['the newest removed', 'delete from audit where seq = 5', 5, 'missing'],
  ['all removed', 'delete from audit', 1, 'missing'],
  [
    'two exchanged',
    'update audit set seq = -1 where seq = 2; update audit set seq = 2 where seq = 4; update audit set seq = 4 where seq = -1',
    2,
    'changed',
  ],
  [
    'one put in before the first',
    `insert into audit select 0, at, actor, address, action, report, section, figure, account, detail, prev_hash, hash from audit where seq = 1`,
    0,
    'missing',
  ],
  [
    'one put in at the end',
    `insert into audit select 6, at, actor, address, action, report, section, figure, account, detail, prev_hash, hash from audit where seq = 5`,
    6,
    'changed',
  ],
])('%s: named', async (_what, sql, seq, fault) => {
  const { result } = await verifyDirectory(await tampered(sql));
  expect(result).toEqual({ ok: false, seq, fault });
});

test('a log is verified while the server writes it, and goes on where it ended', async () => {
  const directory = fresh();
  const storage = await open(directory, 'sm3');
  await storage.appendAudit(entry('a'));
  expect(await verifyDirectory(directory)).toMatchObject({
    algorithm: 'sm3',
    result: { ok: true, count: 1 },
  });
  await storage.close();
  const again = await open(directory);
  await Promise.all(Array.from({ length: 2500 }, (_, index) => again.appendAudit(entry(`${index}`))));
  const { result } = await verifyDirectory(directory);
  expect(result).toMatchObject({ ok: true, count: 2501 });
  expect(result).toHaveProperty('hash', (await again.auditChain()).head.hash);
  await again.close();
});

test('the hash function of a log is for good', async () => {
  const directory = fresh();
  await (await open(directory)).close();
  await expect(open(directory, 'sm3')).rejects.toMatchObject({ code: 'audit-hash-fixed', detail: 'sha256' });
  await (await open(directory, 'sha256')).close();
});

test('entries with any characters are read back as they were hashed', async () => {
  const directory = fresh();
  const storage = await open(directory);
  for (const figure of ['a\0b', '\ud800', '𠮷', '"\\', '\u2028']) await storage.appendAudit(entry(figure));
  await storage.close();
  expect((await verifyDirectory(directory)).result).toMatchObject({ ok: true, count: 5 });
});

test('the log is append-only for our own code', async () => {
  const directory = fresh();
  const storage = await open(directory);
  await storage.appendAudit(entry('a'));
  await storage.close();
  const database = await openDurable(path.join(directory, 'huigao.db'));
  expect(() => database.exec('delete from audit')).toThrow(/append-only/);
  expect(() => database.exec(`update audit set actor = 'x'`)).toThrow(/append-only/);
  database.close();
});

test('an entry whose transaction fails leaves the chain as it was', async () => {
  const directory = fresh();
  const storage = await open(directory);
  const bad = storage.audited(entry('a'), 'addSession', [{ tokenHash: 'x', person: 'nobody', expiresAt: 1 }]);
  const results = await Promise.allSettled([
    storage.appendAudit(entry('b')),
    bad,
    storage.appendAudit(entry('c')),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  await storage.close();
  expect((await verifyDirectory(directory)).result).toMatchObject({ ok: true, count: 2 });
});
