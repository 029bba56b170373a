// `npm test`: everything that must hold, on a machine with only Node, npm and git. Phases run one after the other, each prints
// its time; the closing line counts the tests. `npm test -- unit e2e` runs only those phases.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureChromium, ensureLibreOffice, ensurePoppler } from './chromium.mjs';
import { cleanEnvironment, installIfNeeded, root, tryPnpm } from './with-pnpm.mjs';

installIfNeeded();

const reports = mkdtempSync(path.join(tmpdir(), 'huigao-test-'));
const totals = { passed: 0, failed: 0, skipped: 0 };
/** Files of journeys that failed and passed when they were run once more. */
const unsteady = [];

const run = (command, args, env = {}) =>
  spawnSync(command, args, { cwd: root, stdio: 'inherit', env: { ...cleanEnvironment(), ...env } }).status ===
  0;

/** Runs vitest on a config. Returns whether all passed (a run without a single test did not) and what vitest reported, if it did. */
function vitestReport(name, args, env = {}) {
  const file = path.join(reports, `${name}.json`);
  const ok = run(
    'node_modules/.bin/vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile=${file}`, ...args],
    env,
  );
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    return { ok: ok && report.numPassedTests > 0, report };
  } catch {
    return { ok: false, report: null };
  }
}

/** Adds what each file of tests reported to the totals. */
function count(files) {
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const having = (...states) => tests.filter(({ status }) => states.includes(status)).length;
  totals.passed += having('passed');
  totals.failed += having('failed');
  totals.skipped += having('pending', 'skipped', 'todo');
}

/** Runs vitest on a config and adds its counts to the totals. */
function vitest(name, args, env) {
  const { ok, report } = vitestReport(name, args, env);
  if (report !== null) count(report.testResults);
  return ok;
}

/**
 * Runs the journeys. A few files that fail are run once more from their start: a browser and a server on two cores now and then take
 * longer than any wait allows. What is broken fails twice; what needed it is named in the closing lines, for it is to be mended.
 */
function journeys(env) {
  const config = ['--config', 'e2e/vitest.config.ts'];
  const { ok, report } = vitestReport('e2e', config, env);
  const failed = report?.testResults.filter(({ status }) => status === 'failed') ?? [];
  if (ok || failed.length === 0 || failed.length > 3) {
    if (report !== null) count(report.testResults);
    return ok;
  }
  count(report.testResults.filter((file) => !failed.includes(file)));
  const names = failed.map(({ name }) => path.relative(root, name));
  console.log(`\nOnce more: ${names.join(', ')}`);
  const again = vitest('e2e-again', [...config, ...names], env);
  if (again) unsteady.push(...names);
  return again;
}

const phases = {
  types: () =>
    run('node_modules/.bin/tsc', ['-p', 'tsconfig.tests.json']) &&
    tryPnpm(['exec', 'turbo', 'run', 'typecheck']) === 0,
  lint: () => run('node', ['scripts/lint.mjs']),
  build: () => tryPnpm(['exec', 'turbo', 'run', 'build']) === 0,
  unit: () => {
    ensureLibreOffice();
    ensurePoppler();
    return vitest('unit', []);
  },
  server: () => vitest('server', ['--config', 'apps/server/vitest.config.ts']),
  fuzz: () => vitest('fuzz', ['--config', 'packages/sync/fuzz.config.ts']),
  torture: () => vitest('torture', ['--config', 'apps/server/torture.config.ts']),
  e2e: () => {
    const chromium = ensureChromium();
    return chromium !== null && journeys({ CHROMIUM_PATH: chromium });
  },
};

const chosen = process.argv.slice(2);
const failures = [];
for (const [name, phase] of Object.entries(phases)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
  const started = Date.now();
  if (!phase()) failures.push(name);
  console.log(`── ${name}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
rmSync(reports, { recursive: true, force: true });
if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
if (unsteady.length > 0) console.log(`\nPassed only when run once more: ${unsteady.join(', ')}`);
// A phase without counts of its own (types, lint, build) that fails counts as one failure.
const uncounted = failures.filter((name) => ['types', 'lint', 'build'].includes(name)).length;
console.log(`\n${totals.passed} passed, ${totals.failed + uncounted} failed, ${totals.skipped} skipped`);
process.exit(failures.length > 0 ? 1 : 0);
