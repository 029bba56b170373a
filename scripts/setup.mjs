// `npm run setup`: installs and builds, and starts nothing. Afterwards the machine needs no network.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkNode } from '../bin/check-node.mjs';
import { installIfNeeded, pnpm, root } from './with-pnpm.mjs';

/** Holds when the last build began, in epoch ms. The built files will not do: turbo may leave them as they were when nothing in them changed. */
const stamp = path.join(root, 'node_modules/.cache/huigao-built');

const built = ['apps/server/dist/index.js', 'apps/web/dist/index.html', 'apps/cli/dist/main.js'];

const notSources = ['node_modules', 'dist', '.turbo', 'test'];

/** When the newest source below a folder was changed, or a file of a folder came or went, in epoch ms. */
function newestSource(folder) {
  let newest = statSync(folder).mtimeMs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (notSources.includes(entry.name)) continue;
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) newest = Math.max(newest, newestSource(file));
    else if (entry.isFile()) newest = Math.max(newest, statSync(file).mtimeMs);
  }
  return newest;
}

/** As `newestSource`, for a package, whose own folder changes when it is built or installed. */
function newestOfPackage(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !notSources.includes(name))
    .map((entry) => {
      const file = path.join(folder, entry.name);
      return entry.isDirectory() ? newestSource(file) : statSync(file).mtimeMs;
    })
    .reduce((newest, at) => Math.max(newest, at), 0);
}

function buildIsOld() {
  if (!built.every((file) => existsSync(path.join(root, file)))) return true;
  const builtAt = existsSync(stamp) ? Number(readFileSync(stamp, 'utf8')) : 0;
  return ['apps', 'packages'].some((area) =>
    readdirSync(path.join(root, area), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .some(({ name }) => newestOfPackage(path.join(root, area, name)) > builtAt),
  );
}

/** Installs and builds what is missing or old. Nothing to do takes well under a second. */
export function setUp() {
  checkNode();
  installIfNeeded();
  if (!buildIsOld()) return;
  // A source that changes while it is being built is newer than this.
  const started = Date.now();
  pnpm(['exec', 'turbo', 'run', 'build', '--output-logs=errors-only']);
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${started}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp();
