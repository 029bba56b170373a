// Requests that arrive together share one transaction, and so one write to the disk; none is answered before it is there.

import { StorageDamaged } from '../storage';
import type { Database } from './database';
import type { Method, Operations } from './operations';

export interface Request {
  readonly id: number;
  readonly method: Method;
  readonly parameters: readonly unknown[];
}

export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | {
      readonly id: number;
      readonly ok: false;
      readonly kind: 'damaged' | 'unwritable' | 'failed';
      readonly message: string;
    };

/** SQLite's primary result codes: SQLITE_CORRUPT, SQLITE_NOTADB; then SQLITE_READONLY, SQLITE_IOERR, SQLITE_FULL. */
const damagedCodes = new Set([11, 26]);
const unwritableCodes = new Set([8, 10, 13]);

function kindOf(error: unknown): Exclude<Reply, { ok: true }>['kind'] {
  if (error instanceof StorageDamaged) return 'damaged';
  const { errcode, message } = (error ?? {}) as { readonly errcode?: unknown; readonly message?: unknown };
  const [code, text] = [typeof errcode === 'number' ? errcode & 0xff : 0, String(message)];
  if (damagedCodes.has(code) || /malformed|not a database/i.test(text)) return 'damaged';
  const isUnwritable = unwritableCodes.has(code) || /disk is full|disk i\/o|readonly database/i.test(text);
  return isUnwritable ? 'unwritable' : 'failed';
}

const failed = ({ id }: Request, error: unknown): Reply => ({
  id,
  ok: false,
  kind: kindOf(error),
  message: error instanceof Error ? error.message : String(error),
});

/** A request could not be performed, as against its transaction not being written. */
class NotPerformed extends Error {}

function perform(operations: Operations, request: Request): Reply {
  const operation = operations[request.method] as (...parameters: readonly unknown[]) => unknown;
  try {
    return { id: request.id, ok: true, value: operation(...request.parameters) };
  } catch (cause) {
    throw new NotPerformed('', { cause });
  }
}

function rollBack(database: Database): void {
  try {
    database.exec('rollback');
  } catch {
    // SQLite has rolled back by itself, as after a full disk.
  }
}

/** Performs requests in their order, in one transaction. Answers are given only for what is durable. */
export function commitGroup(
  database: Database,
  operations: Operations,
  requests: readonly Request[],
): readonly Reply[] {
  try {
    database.exec('begin immediate');
    const replies = requests.map((request) => perform(operations, request));
    database.exec('commit');
    return replies;
  } catch (error) {
    rollBack(database);
    const [only, ...others] = requests;
    if (!(error instanceof NotPerformed)) return requests.map((request) => failed(request, error));
    if (only && others.length === 0) return [failed(only, error.cause)];
    // One of them cannot be performed; each by itself, so that the others do not suffer.
    return requests.flatMap((request) => commitGroup(database, operations, [request]));
  }
}
