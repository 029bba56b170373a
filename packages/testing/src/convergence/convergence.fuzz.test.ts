import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { summarise } from '../../test/summary';
import { convergenceFuzz } from './convergence.suite';
import type { Script } from './operation';

const folder = path.join(import.meta.dirname, '../../test/regressions');
const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const seed = Number(process.env.FUZZ_SEED ?? 13);

convergenceFuzz(
  'memory',
  { describe, test, expect },
  {
    runs: Number(process.env.FUZZ_RUNS ?? 60),
    size: Number(process.env.FUZZ_SIZE ?? 90),
    seed,
    told: summarise,
    regressions: Object.fromEntries(
      files.map((file) => [file, JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Script]),
    ),
    save: (script) => {
      const file = path.join(folder, `seed-${seed}.json`);
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, `${JSON.stringify(script)}\n`);
      return path.relative(process.cwd(), file);
    },
  },
);
