// Runs pnpm at the version package.json names, on a machine that has only Node and npm: npx brings it.
// Installs the workspace first when the lockfile is newer than the last install.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** npm hands its own settings to scripts; pnpm would read them and complain, so only those about the network stay. */
export function cleanEnvironment(source = process.env) {
  const env = { ...source, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', NO_UPDATE_NOTIFIER: '1' };
  const network = /^npm_config_(registry|cafile|cache|userconfig|https?_proxy|proxy|noproxy)$/i;
  for (const key of Object.keys(env)) if (/^npm_config_/i.test(key) && !network.test(key)) delete env[key];
  return env;
}

/** Runs pnpm with `args` in the root; its exit status. */
export function tryPnpm(args) {
  const { packageManager } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const windows = process.platform === 'win32';
  const result = spawnSync(windows ? 'npx.cmd' : 'npx', ['--yes', packageManager, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: cleanEnvironment(),
    shell: windows,
  });
  return result.status ?? 1;
}

/** Runs pnpm with `args` in the root; this process exits when it fails. */
export function pnpm(args) {
  const status = tryPnpm(args);
  if (status !== 0) process.exit(status);
}

const modifiedAt = (file) => statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;

export function installIfNeeded() {
  if (modifiedAt('node_modules/.modules.yaml') > modifiedAt('pnpm-lock.yaml')) return;
  pnpm(['install', '--frozen-lockfile', '--prefer-offline']);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  installIfNeeded();
  pnpm(process.argv.slice(2));
}
