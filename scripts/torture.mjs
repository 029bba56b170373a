// `npm run torture`: what must survive everything. Real servers are killed, restarted, put on a full disk and on damaged files; then
// the simulation does the same in one process a core, with a network and disks that do as a seed says, and with builds that are broken
// on purpose. `npm run torture -- --long` takes about an hour on two cores: 1,000 kills, and 1,000 scripts of 1,000 operations. The
// last lines are the result.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { cleanEnvironment, installIfNeeded, root } from './with-pnpm.mjs';

installIfNeeded();

const isLong = process.argv.includes('--long');
const summary = path.join(mkdtempSync(path.join(tmpdir(), 'huigao-torture-')), 'summary');
const amounts = isLong
  ? {
      TORTURE_KILLS: '1000',
      TORTURE_ACCEPT_KILLS: '100',
      FUZZ_RUNS: '1000',
      FUZZ_SIZE: '1000',
      TORN_RUNS: '5000',
    }
  : { TORTURE_KILLS: '20', TORTURE_ACCEPT_KILLS: '4', FUZZ_RUNS: '12', FUZZ_SIZE: '1000', TORN_RUNS: '300' };

/** What is given on the command line counts. */
const given = Object.fromEntries(
  Object.keys(amounts).flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
);
const env = { ...cleanEnvironment(), ...amounts, ...given, FUZZ_SUMMARY: summary };

const command = 'node_modules/.bin/vitest';
const vitest = (...args) =>
  spawnSync(command, ['run', ...args], { cwd: root, stdio: 'inherit', env }).status === 0;

/** The scripts shared out among processes, each from a seed of its own. */
async function simulations() {
  const runs = Number(env.FUZZ_RUNS);
  const processes = Math.max(1, Math.min(availableParallelism(), Math.floor(runs / 100)));
  const seed = Number(env.FUZZ_SEED ?? 20_240_305);
  const share = Math.ceil(runs / processes);
  const statuses = Array.from({ length: processes }, (_, index) => {
    const args = ['run', '--config', 'packages/sync/fuzz.config.ts', 'convergence/convergence'];
    const own = { ...env, FUZZ_RUNS: `${share}`, FUZZ_SEED: `${seed + index}` };
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: own });
    return new Promise((resolve) => child.once('close', resolve));
  });
  return (await Promise.all(statuses)).every((status) => status === 0);
}

const results = {
  'real servers': vitest('--config', 'apps/server/torture.config.ts'),
  'torn and damaged files': vitest('--config', 'apps/server/vitest.config.ts', 'torn'),
  simulation: await simulations(),
  'broken builds': vitest('--config', 'packages/sync/fuzz.config.ts', 'convergence/mutations'),
};

if (existsSync(summary)) console.log(`\n${readFileSync(summary, 'utf8').trim()}`);
for (const [name, ok] of Object.entries(results)) console.log(`${ok ? 'held' : 'BROKEN'}: ${name}`);
process.exit(Object.values(results).every(Boolean) ? 0 : 1);
