#!/usr/bin/env node
// `huigao COMMAND …`: hands over to the built server or the built command line.
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [command, ...rest] = process.argv.slice(2);
const entries = {
  serve: ['../apps/server/dist/index.js', rest],
  user: ['../apps/server/dist/user-add.js', rest.slice(1)],
};
const [entry, args] = entries[command] ?? ['../apps/cli/dist/main.js', [command, ...rest].filter(Boolean)];
const file = fileURLToPath(new URL(entry, import.meta.url));

if (!existsSync(file)) {
  console.error('尚未构建，请先运行 npm run setup。 Not built yet: run `npm run setup` first.');
  process.exit(2);
}
process.argv.splice(1, Number.POSITIVE_INFINITY, file, ...args);
await import(pathToFileURL(file).href);
