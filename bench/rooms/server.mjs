// Starting and looking at a server under test: on a core of its own, in a data directory of its own.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pinned } from './cores.mjs';

const collector = fileURLToPath(new URL('collect-on-signal.mjs', import.meta.url));

const freePort = () =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export const newDirectory = () => mkdtempSync(path.join(tmpdir(), 'huigao-rooms-'));
export const removeDirectory = (data) => rmSync(data, { recursive: true, force: true });

/** A running server. `data` outlives it. */
export class Server {
  static async start(target, data) {
    const port = await freePort();
    const flags = [
      ...(process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : []),
      '--expose-gc',
      '--import',
      collector,
      target.file,
    ];
    const [command, args] = pinned('server', process.execPath, flags);
    const child = spawn(command, args, {
      env: { PATH: process.env.PATH, ...target.environment(port, data) },
      stdio: ['ignore', 'ignore', process.env.BENCH_VERBOSE ? 'inherit' : 'ignore'],
    });
    const server = new Server(child, port);
    await server.#untilReady(target.ready);
    return server;
  }

  constructor(child, port) {
    this.child = child;
    this.port = port;
    this.ended = new Promise((resolve) => child.once('exit', resolve));
  }

  async #untilReady(address) {
    for (let attempt = 0; attempt < 600; attempt++) {
      if (this.child.exitCode !== null) throw new Error(`a server left with ${this.child.exitCode}`);
      const response = await fetch(`http://127.0.0.1:${this.port}${address}`).catch(() => null);
      if (response && response.status < 500) return;
      await pause(25);
    }
    throw new Error('a server did not become ready');
  }

  /** Processor time so far, in ns: of all its threads, and of the main one. */
  cpuNs() {
    const tasks = `/proc/${this.child.pid}/task`;
    const spent = (task) => {
      try {
        return Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]);
      } catch {
        // The thread has ended meanwhile.
        return 0;
      }
    };
    const all = readdirSync(tasks).reduce((sum, task) => sum + spent(task), 0);
    return { all, main: spent(this.child.pid) };
  }

  /** Resident memory after a full collection, in KiB. */
  async memoryKiB() {
    this.child.kill('SIGUSR2');
    await pause(1500);
    const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)[1]);
  }

  async kill(signal = 'SIGKILL') {
    this.child.kill(signal);
    await this.ended;
  }
}
