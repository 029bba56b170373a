// What an intruder with access to the files does to a stored report, and what `huigao verify` says of it.

import { execFile } from 'node:child_process';
import path from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { type RunningServer, root } from './server';

/** A stored value: of the one row of a table for which a condition holds. */
export interface StoredValue {
  readonly table: string;
  readonly column: string;
  readonly where: string;
}

/** Makes another one of the byte in the middle of a stored value; gives what puts it back. The server must not run. */
export function tamper({ data }: RunningServer, { table, column, where }: StoredValue): () => void {
  const open = <T>(act: (database: InstanceType<typeof DatabaseSync>) => T): T => {
    const database = new DatabaseSync(path.join(data, 'huigao.db'));
    try {
      return act(database);
    } finally {
      database.close();
    }
  };
  const write = (value: Uint8Array | string) =>
    open((database) => {
      // An intruder is not kept off by what forbids the program itself to change a row.
      const guards = database.prepare(
        `select name from sqlite_schema where type = 'trigger' and tbl_name = ?`,
      );
      for (const { name } of guards.all(table) as { name: string }[]) database.exec(`drop trigger ${name}`);
      const { changes } = database.prepare(`update ${table} set ${column} = ? where ${where}`).run(value);
      if (changes !== 1) throw new Error(`${changes} rows of ${table} where ${where}`);
    });
  const { value } = open((database) =>
    database.prepare(`select ${column} as value from ${table} where ${where}`).get(),
  ) as { readonly value: Uint8Array | string };
  const bytes = Buffer.from(value as string);
  bytes[bytes.length >> 1]! ^= 1;
  write(typeof value === 'string' ? bytes.toString() : bytes);
  return () => write(value);
}

/** What `huigao verify` prints of a data directory, and its exit status. */
export function verify({ data }: RunningServer): Promise<{ readonly status: number; readonly said: string }> {
  const args = [path.join(root, 'bin/huigao.mjs'), 'verify', '--data', data];
  const env = { ...process.env, LANG: 'zh_CN.UTF-8' };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { env }, (_, stdout, stderr) =>
      resolve({ status: child.exitCode ?? -1, said: stdout + stderr }),
    );
  });
}
