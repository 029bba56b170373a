// The SQLite library: the one in Node where Node has it, else @photostructure/sqlite, which has the same interface.

import type { DatabaseSyncInstance } from '@photostructure/sqlite';

export type Database = DatabaseSyncInstance;

/** Node's own SQLite, or undefined. Node 22 warns that it is experimental, which is no news to whoever runs the server. */
function builtInLibrary(): unknown {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return process.getBuiltinModule?.('node:sqlite' as 'fs');
  } finally {
    process.emitWarning = emitWarning;
  }
}

async function openFile(file: string, options: { readonly readOnly?: true } = {}): Promise<Database> {
  const builtIn = builtInLibrary();
  const library = (builtIn ?? (await import('@photostructure/sqlite'))) as {
    readonly DatabaseSync: new (file: string, options: { readonly readOnly?: true }) => Database;
  };
  return new library.DatabaseSync(file, options);
}

const pragma = (database: Database, name: string) =>
  Object.values((database.prepare(`pragma ${name}`).get() ?? {}) as Record<string, unknown>)[0];

/** What must hold of every connection that writes: a commit that was answered outlives a power cut. */
const settings = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1 } as const;

/**
 * Opens a database file for durable writing. Some builds go back to `synchronous=NORMAL` on reopening, so the settings are made
 * on every connection, and read back: a connection that does not have them is our bug.
 */
export async function openDurable(file: string): Promise<Database> {
  const database = await openFile(file);
  for (const [name, value] of Object.entries(settings)) {
    database.exec(`pragma ${name} = ${value}`);
    const found = pragma(database, name);
    if (found !== value) throw new Error(`pragma ${name} is ${found}, not ${value}`);
  }
  return database;
}

/** Opens a database file to look at, also while a server writes it. Throws when there is none. */
export const openToRead = (file: string): Promise<Database> => openFile(file, { readOnly: true });

/**
 * Holds a data directory for this process: the operating system lets go of the lock however the process ends. A file of its own,
 * so that others may read the database meanwhile.
 * @returns what lets go of it, or null when another process (or another storage of this one) holds it
 */
export async function holdLock(file: string): Promise<(() => void) | null> {
  const lock = await openFile(file);
  try {
    lock.exec('pragma busy_timeout = 0');
    lock.exec('begin exclusive');
    return () => lock.close();
  } catch (error) {
    lock.close();
    if (/locked|busy/i.test(String(error))) return null;
    throw error;
  }
}

/** Version of the tables; a database of a newer one is refused. */
export function tablesVersion(database: Database): number {
  return Number(pragma(database, 'user_version'));
}
