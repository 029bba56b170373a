// The convergence fuzz of @huigao/testing on SQLite: real clients, a real room, and the log that is shipped.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { convergenceFuzz, type Script } from '@huigao/testing';
import { describe, expect, test } from 'vitest';
import { storageThread } from '../../test/built-threads';
import { tell } from '../../test/torture-world';
import { SqliteStorage } from './sqlite/sqlite-storage';

const folder = path.resolve(import.meta.dirname, '../../test/regressions');
mkdirSync(folder, { recursive: true });
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
// Fewer scripts hold every kind of operation from some seeds only; taking back is rare.
const seed = Number(process.env.FUZZ_SEED ?? 13);

convergenceFuzz(
  'sqlite',
  { describe, test, expect },
  {
    // A run waits for the disk a few hundred times; the many runs are those in memory.
    runs: Number(process.env.FUZZ_SQLITE_RUNS ?? 60),
    size: Number(process.env.FUZZ_SIZE ?? 90),
    seed,
    told: (what, counts) => tell(`${what}: ${JSON.stringify(counts)}`),
    regressions: Object.fromEntries(
      files.map((file) => [file, JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Script]),
    ),
    save: (script) => {
      const file = path.join(folder, `seed-${seed}.json`);
      writeFileSync(file, `${JSON.stringify(script)}\n`);
      return path.relative(process.cwd(), file);
    },
    makeLog: async () => {
      const directory = mkdtempSync(path.join(tmpdir(), 'huigao-fuzz-'));
      const faults: unknown[] = [];
      const log = await SqliteStorage.open({
        directory,
        thread: await storageThread(),
        damaged: (what) => faults.push(what),
        lost: (reason) => faults.push(reason),
      });
      return {
        log,
        close: async () => {
          await log.close();
          rmSync(directory, { recursive: true, force: true });
          expect(faults).toEqual([]);
        },
      };
    },
  },
);
