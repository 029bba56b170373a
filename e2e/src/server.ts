// Starts the real server, as built, on a free port with a data directory of its own.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

export interface RunningServer {
  readonly url: string;
  readonly data: string;
  /** What it has printed so far. */
  printed(): string;
  /** Ends it at once, as a power cut would end the process. */
  kill(): Promise<void>;
  /** Asks it to leave (SIGTERM) and waits. */
  stop(): Promise<void>;
  /** The same data and port again, after `kill` or `stop`. */
  restart(): Promise<RunningServer>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

const ended = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

async function answers(url: string, child: ChildProcess, printed: () => string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (child.exitCode !== null) throw new Error(`The server left with ${child.exitCode}:\n${printed()}`);
    const up = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The server does not answer:\n${printed()}`);
}

/** Starts the built server. @param options - an existing data directory and port, else fresh ones */
export async function startServer(
  options: { data?: string; port?: number; devLogin?: 'off'; env?: Readonly<Record<string, string>> } = {},
): Promise<RunningServer> {
  const port = options.port ?? (await freePort());
  const data = options.data ?? mkdtempSync(path.join(tmpdir(), 'huigao-e2e-'));
  const child = spawn(process.execPath, [path.join(root, 'apps/server/dist/index.js')], {
    env: {
      ...process.env,
      HUIGAO_DATA: data,
      PORT: String(port),
      HOST: '127.0.0.1',
      ...(options.devLogin === 'off' ? {} : { HUIGAO_DEV_LOGIN: '1' }),
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const printed = () => output;
  const url = `http://127.0.0.1:${port}`;
  await answers(url, child, printed);
  return {
    url,
    data,
    printed,
    async kill() {
      child.kill('SIGKILL');
      await ended(child);
    },
    async stop() {
      child.kill('SIGTERM');
      await ended(child);
    },
    restart: () => startServer({ ...options, data, port }),
  };
}
