import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from '/work/main/packages/testing/node_modules/fast-check';
import { scripts } from '../../../../packages/testing/src/convergence/operation';
import { faultsOf } from '../../../../packages/testing/src/convergence/run-script';
import { test } from 'vitest';
import { storageThread } from '../../test/storage-thread';
import { SqliteStorage } from './sqlite/sqlite-storage';
test('x', { timeout: 100000 }, async () => {
  const t0 = Date.now();
  const say = (s: unknown) => process.stderr.write(`${Date.now() - t0} ${s}\n`);
  for (const [i, script] of fc.sample(scripts(90), { numRuns: 4, seed: 7 }).entries()) {
    const log = await SqliteStorage.open({ directory: mkdtempSync(path.join(tmpdir(), 'hz-')), thread: await storageThread(), damaged: say, lost: say });
    let n = 0;
    const wrap = (k: 'append' | 'load' | 'checkpoint' | 'create') => { const f = (log[k] as any).bind(log); (log as any)[k] = async (...a: any[]) => { n++; (log as any).last = k; const r = await f(...a); (log as any).last = k + ' done'; return r; }; };
    for (const k of ['append', 'load', 'checkpoint', 'create'] as const) wrap(k);
    const timer = setInterval(() => say(`${i} calls ${n} ${(log as any).last}`), 3000);
    const f = await faultsOf(script as never, new Map(), log);
    clearInterval(timer);
    say(`${i} ops ${(script as any).operations.length} faults ${f.length} calls ${n}`);
    await log.close();
    say('closed');
  }
});
