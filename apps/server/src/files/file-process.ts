// The process in which files are read and written, one task after the other. Its parent ends it when one takes too long; it ends itself
// when one takes too much memory, or when its parent is gone.

import { Worker } from 'node:worker_threads';
import type { Typesetter } from '@huigao/export';
import { openTypesetter } from '@huigao/pdf';
import { type FileResults, type FileTask, perform } from './file-task';

/** What the process says: once that it can begin, then how far a task is, and what it came to. */
export type FileMessage =
  | { readonly say: 'ready' }
  | { readonly say: 'progress'; readonly part: number }
  | { readonly say: 'done'; readonly result: FileResults[FileTask['do']] }
  | { readonly say: 'failed'; readonly reason: string };

/** Resident memory that the process may take. A report of 500 pages takes a quarter of it. */
const memoryBytes = Number(process.env.HUIGAO_FILE_MEMORY) || 1024 * 1024 * 1024;
const watchMs = 50;

/** Compiling pages is native code, during which nothing else runs in its thread. */
const watcher = `
setInterval(() => {
  if (process.memoryUsage.rss() > ${memoryBytes}) process.kill(process.pid, 'SIGKILL');
}, ${watchMs});
`;
new Worker(watcher, { eval: true }).unref();

const say = (message: FileMessage) => process.send!(message);

let typesetter: Typesetter | null = null;
const typesetting = async () => {
  typesetter ??= openTypesetter({ fontFolder: process.env.HUIGAO_FONTS || null });
  return typesetter;
};

process.on('disconnect', () => process.exit(0));
process.on('message', (task: FileTask) => {
  perform(task, typesetting, (part) => say({ say: 'progress', part })).then(
    (result) => say({ say: 'done', result }),
    (error: unknown) => say({ say: 'failed', reason: String(error) }),
  );
});
say({ say: 'ready' });
