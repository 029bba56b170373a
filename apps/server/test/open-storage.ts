// A SQLite storage in a directory of the test's.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SqliteStorage } from '../src/storage/sqlite/sqlite-storage';
import { storageThread } from './built-threads';

export const freshDirectory = () => mkdtempSync(path.join(tmpdir(), 'huigao-storage-'));

/** @param found - takes what is found damaged, or says that the storage was lost */
export const openStorage = async (directory: string, found: string[] = []) =>
  SqliteStorage.open({
    directory,
    thread: await storageThread(),
    damaged: (what) => found.push(what),
    lost: (reason) => found.push(String(reason)),
  });
