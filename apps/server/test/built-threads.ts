// The threads of the server as JavaScript: Node runs no TypeScript in a worker.

import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Rolldown } from 'vite';

const root = path.resolve(import.meta.dirname, '..');
/** Below the package, so that a thread finds the SQLite library. */
const folder = path.join(root, 'node_modules/.cache/huigao');

async function bundle(source: string): Promise<URL> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: path.join(root, source),
      write: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'thread.mjs', codeSplitting: false } },
    },
    ssr: { noExternal: true, external: ['@photostructure/sqlite', '@myriaddreamin/typst-ts-node-compiler'] },
  });
  const { output } = (Array.isArray(result) ? result[0] : result) as Rolldown.RolldownOutput;
  const { code } = output[0];
  const name = `thread-${createHash('sha256').update(code).digest('hex').slice(0, 12)}.mjs`;
  const file = path.join(folder, name);
  mkdirSync(folder, { recursive: true });
  // Test files run beside each other: whoever comes second puts the same file in place of the same file.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, code);
  renameSync(draft, file);
  return pathToFileURL(file);
}

const built = new Map<string, Promise<URL>>();

/** A built thread, built once a test file. */
function thread(source: string): Promise<URL> {
  const known = built.get(source) ?? bundle(source);
  built.set(source, known);
  return known;
}

export const storageThread = () => thread('src/storage/sqlite/storage-thread.ts');
export const judgeThread = () => thread('src/judging/judge-thread.ts');
export const historyThread = () => thread('src/histories/history-thread.ts');
export const fileProcess = () => thread('src/files/file-process.ts');
