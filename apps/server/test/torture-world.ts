// A built server on a data directory that outlives it, people who use it, and waiting for what must come.

import { appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BuiltServer, freePort, type Run, run, untilReady } from './built-server';
import { HttpClient } from './running-server';
import { openChannels } from './socket-client';

export interface World {
  readonly url: string;
  /** Data directory. */
  readonly data: string;
  start(): Promise<Run>;
}

export async function world(
  built: BuiltServer,
  data = mkdtempSync(path.join(tmpdir(), 'huigao-torture-')),
): Promise<World> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    HUIGAO_DATA: data,
    PORT: `${port}`,
    HUIGAO_DEV_LOGIN: '1',
    HUIGAO_REQUESTS_PER_MINUTE: '1000000',
  };
  return {
    url,
    data,
    start: async () => {
      const server = run(path.join(built.folder, 'index.js'), environment);
      await untilReady(url, server);
      return server;
    },
  };
}

/** A client with someone signed in, and who that is. */
export async function signIn(url: string, name: string) {
  const client = new HttpClient(url);
  const { body } = await client.post('/dev/login', { name, role: 'admin' });
  return Object.assign(client, { id: body.id as string });
}

export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 2400; attempt++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Never: ${what}`);
}

/** Says what was done, also at the end of `npm run torture`. */
export function tell(line: string): void {
  console.log(line);
  const file = process.env.FUZZ_SUMMARY;
  if (file) appendFileSync(file, `${line}\n`);
}

/** Ids of the sections of a report that have a text, in order. */
export async function sectionsOf(client: HttpClient, report: string): Promise<readonly string[]> {
  const { socket, control } = await openChannels(client, report, []);
  const { documents } = (await control('welcome')) as unknown as { documents: { document: string }[] };
  socket.socket.terminate();
  return documents.map(({ document }) => document).filter((name) => name !== 'record');
}
