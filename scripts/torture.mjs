// `npm run torture`: what must survive everything. Real servers are killed, restarted, put on a full disk and on damaged files; then
// the simulation does the same in one process, with a network and disks that do as a seed says, and with builds that are broken on
// purpose. `npm run torture -- --long` takes hours: 1,000 kills, and 1,000 scripts of 1,000 operations. The last lines are the result.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cleanEnvironment, installIfNeeded, root } from './with-pnpm.mjs';

installIfNeeded();

const isLong = process.argv.includes('--long');
const summary = path.join(mkdtempSync(path.join(tmpdir(), 'huigao-torture-')), 'summary');
const amounts = isLong
  ? { TORTURE_KILLS: '1000', FUZZ_RUNS: '1000', FUZZ_SIZE: '1000', TORN_RUNS: '5000' }
  : { TORTURE_KILLS: '20', FUZZ_RUNS: '12', FUZZ_SIZE: '1000', TORN_RUNS: '300' };

/** What is given on the command line counts. */
const given = Object.fromEntries(
  Object.keys(amounts).flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
);
const env = { ...cleanEnvironment(), ...amounts, ...given, FUZZ_SUMMARY: summary };

const vitest = (...args) =>
  spawnSync('node_modules/.bin/vitest', ['run', ...args], { cwd: root, stdio: 'inherit', env }).status === 0;

const results = {
  'real servers': vitest('--config', 'apps/server/torture.config.ts'),
  'torn and damaged files': vitest('--config', 'apps/server/vitest.config.ts', 'torn'),
  'simulation and broken builds': vitest(
    '--config',
    'packages/sync/fuzz.config.ts',
    'convergence/convergence',
    'convergence/mutations',
  ),
};

if (existsSync(summary)) console.log(`\n${readFileSync(summary, 'utf8').trim()}`);
for (const [name, ok] of Object.entries(results)) console.log(`${ok ? 'held' : 'BROKEN'}: ${name}`);
process.exit(Object.values(results).every(Boolean) ? 0 : 1);
