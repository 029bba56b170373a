// `npm run setup`: installs and builds, and starts nothing. Afterwards the machine needs no network.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfNeeded, pnpm, root } from './with-pnpm.mjs';

const oldest = [20, 19];

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  console.error(`需要 Node ${oldest.join('.')} 或更新版本，当前是 ${process.versions.node}。`);
  console.error(`Node ${oldest.join('.')} or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

/** When the newest source below a folder was changed, in epoch ms. */
function newestSource(folder) {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (['node_modules', 'dist', '.turbo'].includes(entry.name)) continue;
    const file = path.join(folder, entry.name);
    newest = Math.max(newest, entry.isDirectory() ? newestSource(file) : statSync(file).mtimeMs);
  }
  return newest;
}

const builtAt = (app) =>
  statSync(
    path.join(
      root,
      'apps',
      app,
      'dist',
      app === 'web' ? 'index.html' : app === 'cli' ? 'main.js' : 'index.js',
    ),
    {
      throwIfNoEntry: false,
    },
  )?.mtimeMs ?? 0;

function buildIsOld() {
  const sources = Math.max(newestSource(path.join(root, 'apps')), newestSource(path.join(root, 'packages')));
  return Math.min(...['server', 'web', 'cli'].map(builtAt)) < sources;
}

/** Installs and builds what is missing or old. Nothing to do takes well under a second. */
export function setUp() {
  checkNode();
  installIfNeeded();
  if (buildIsOld()) pnpm(['exec', 'turbo', 'run', 'build', '--output-logs=errors-only']);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp();
