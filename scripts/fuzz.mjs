// `npm run fuzz`: the long runs, and a plain summary at the end. FUZZ_SEED, FUZZ_FRAMES, FUZZ_HONEST_EDITS and FUZZ_RUNS make them
// others; what failed prints its seed.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cleanEnvironment, installIfNeeded, root } from './with-pnpm.mjs';

installIfNeeded();

const folder = mkdtempSync(path.join(tmpdir(), 'huigao-fuzz-'));
const summary = path.join(folder, 'summary.txt');
const long = { FUZZ_FRAMES: '100000', FUZZ_HONEST_EDITS: '10000', FUZZ_SUMMARY: summary };

const suites = {
  'rooms and clients': ['--config', 'packages/sync/fuzz.config.ts'],
  'the guard': ['--config', 'packages/authority/fuzz.config.ts'],
  'the built server': ['--config', 'apps/server/torture.config.ts', 'hostile'],
};

const outcomes = Object.entries(suites).map(([name, args]) => {
  const started = Date.now();
  const { status } = spawnSync('node_modules/.bin/vitest', ['run', ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...long, ...cleanEnvironment(), FUZZ_SUMMARY: summary },
  });
  return { name, ok: status === 0, seconds: Math.round((Date.now() - started) / 1000) };
});

console.log('\n── summary ──');
try {
  console.log(readFileSync(summary, 'utf8').trim());
} catch {
  console.log('Nothing was done to its end.');
}
for (const { name, ok, seconds } of outcomes)
  console.log(`${ok ? 'held' : 'FAILED'}: ${name} (${seconds} s)`);
rmSync(folder, { recursive: true, force: true });
process.exit(outcomes.every(({ ok }) => ok) ? 0 : 1);
