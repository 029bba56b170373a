// The server as it is shipped: built from the sources of now, into a folder from which it finds its native parts.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { build, type Rolldown } from 'vite';

const root = path.resolve(import.meta.dirname, '..');
const cache = path.join(root, 'node_modules/.cache');

export interface BuiltServer {
  /** Folder of the built files. */
  readonly folder: string;
  /** Every source that went into the files. */
  readonly sources: readonly string[];
  remove(): void;
}

export async function buildServer(): Promise<BuiltServer> {
  const { mkdirSync } = await import('node:fs');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'server-'));
  const result = await build({
    root,
    configFile: path.join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
  const { output } = (Array.isArray(result) ? result[0] : result) as Rolldown.RolldownOutput;
  const sources = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
  return { folder, sources, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

export interface Run {
  readonly child: ChildProcess;
  /** What it has printed so far. */
  printed(): string;
  /** Its exit status, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
}

/** Runs one of the built programs with a bare environment. */
export function run(
  file: string,
  environment: Readonly<Record<string, string>>,
  argv: readonly string[] = [],
): Run {
  const child = spawn(process.execPath, [file, ...argv], {
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  return { child, printed: () => output, ended };
}

/** Waits until a server answers that it can store. */
export async function untilReady(url: string, { child, printed }: Run): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (child.exitCode !== null) throw new Error(`The server left with ${child.exitCode}: ${printed()}`);
    const ready = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server does not answer: ${printed()}`);
}
