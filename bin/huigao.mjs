#!/usr/bin/env node
// `huigao COMMAND …`: hands over to the built server or the built command line.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import v8 from 'node:v8';
import { checkNode } from './check-node.mjs';

checkNode();

const words = process.argv.slice(2);

/** The built program of a command and the arguments it gets; the command line knows, and explains, all others. */
function program() {
  if (words[0] === 'serve') return ['../apps/server/dist/index.js', words.slice(1)];
  if (words[0] === 'user' && words[1] === 'add') return ['../apps/server/dist/user-add.js', words.slice(2)];
  if (words[0] === 'verify') return ['../apps/server/dist/verify.js', words.slice(1)];
  return ['../apps/cli/dist/main.js', words];
}

const [entry, args] = program();

// A command on files is over in tenths of a second. By its own measure V8 of Node 20 optimises so early that it works a third longer than
// without; with this one, long files and batches take no longer either (bench/files). Later versions have a cheaper optimiser in between.
const isCommandOnFiles = entry.startsWith('../apps/cli/');
if (isCommandOnFiles && process.versions.node.startsWith('20.'))
  v8.setFlagsFromString('--interrupt-budget=500000');

const file = fileURLToPath(new URL(entry, import.meta.url));

if (!existsSync(file)) {
  console.error('尚未构建，请先运行 npm run setup。 Not built yet: run `npm run setup` first.');
  process.exit(2);
}
process.argv.splice(1, Number.POSITIVE_INFINITY, file, ...args);
// What V8 made of the program is kept beside it, where this version of Node can and the folder may be written: it starts sooner then.
module.enableCompileCache?.(fileURLToPath(new URL('./compile-cache', pathToFileURL(file))));
await import(pathToFileURL(file).href);
