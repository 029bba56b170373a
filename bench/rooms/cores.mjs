// One core for the server, the others for the load. Where there is no `taskset`, the kernel decides, and the table says so.
import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';

const count = cpus().length;
export const canPin = count > 1 && spawnSync('taskset', ['--version']).status === 0;

const cores = { server: '0', load: count > 2 ? `1-${count - 1}` : '1' };

/** A command that runs on the cores of its part. */
export const pinned = (part, command, args) =>
  canPin ? ['taskset', ['-c', cores[part], command, ...args]] : [command, args];
