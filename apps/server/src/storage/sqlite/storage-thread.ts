// The thread that owns the database: a commit waits for the disk, and nobody who types may wait with it.

import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { AuditHash } from '../../audit/chain';
import { type StorageFault, StorageRefused } from '../storage';
import { type Database, holdLock, openDurable } from './database';
import { commitGroup, type Reply, type Request } from './group-commit';
import { operationsOn } from './operations';
import { type PackedAppend, unpackAppend } from './packed-append';
import { prepareAudit } from './prepare-audit';
import { prepareTables } from './tables';

/** What the thread tells, first whether it is open, then answers and what it found damaged. */
export type ThreadMessage =
  | { readonly type: 'open' | 'closed' }
  | { readonly type: 'refused'; readonly code: StorageFault; readonly detail: string }
  | { readonly type: 'replies'; readonly replies: readonly Reply[] }
  | { readonly type: 'damaged'; readonly what: string };

/** What the thread is told: requests, which may wait for others to share a commit with, or its end. */
export type ThreadOrder = readonly Request[] | 'close';

/** Groups of edits come packed. */
const unpacked = (request: Request): Request => {
  if (request.method !== 'append') return request;
  const [report, group] = request.parameters as readonly [string, PackedAppend];
  return { ...request, parameters: [report, unpackAppend(group)] };
};

const port = parentPort!;
const tell = (message: ThreadMessage) => port.postMessage(message);

/** Why SQLite cannot work in a data directory. */
function refusalOf(error: unknown): StorageRefused {
  if (error instanceof StorageRefused) return error;
  const text = error instanceof Error ? error.message : String(error);
  const code = /not a database|malformed|corrupt/i.test(text) ? 'data-broken' : 'data-unwritable';
  return new StorageRefused(code, text);
}

/** What the thread is started with. */
interface Given {
  readonly directory: string;
  readonly auditHash: AuditHash | null;
}

async function open({ directory, auditHash }: Given): Promise<{ database: Database; release: () => void }> {
  const release = await holdLock(path.join(directory, 'huigao.lock'));
  if (!release) throw new StorageRefused('data-in-use', directory);
  try {
    const database = await openDurable(path.join(directory, 'huigao.db'));
    if (!prepareTables(database)) throw new StorageRefused('data-newer', directory);
    prepareAudit(database, auditHash);
    return { database, release };
  } catch (error) {
    release();
    throw error;
  }
}

function serve({ database, release }: Awaited<ReturnType<typeof open>>): void {
  const operations = operationsOn(database, (what) => tell({ type: 'damaged', what }));
  let gathered: Request[] = [];
  const commit = () => {
    const requests = gathered;
    gathered = [];
    if (requests.length > 0) tell({ type: 'replies', replies: commitGroup(database, operations, requests) });
  };
  port.on('message', (order: ThreadOrder) => {
    if (order !== 'close') {
      // All messages that have arrived are taken before this runs.
      if (gathered.length === 0) setImmediate(commit);
      gathered.push(...order.map(unpacked));
      return;
    }
    commit();
    database.exec('pragma wal_checkpoint(truncate)');
    database.close();
    release();
    tell({ type: 'closed' });
    port.close();
  });
}

try {
  serve(await open(workerData as Given));
  tell({ type: 'open' });
} catch (error) {
  const { code, detail } = refusalOf(error);
  tell({ type: 'refused', code, detail });
  port.close();
}
