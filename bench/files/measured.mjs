import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const everyMs = 20;

/** Fields of a process after its name: state, parent … (proc(5)); null: it has ended. */
function statOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  } catch {
    return null;
  }
}

/** A process and all it started that still run. */
function familyOf(root) {
  const stats = new Map();
  for (const name of readdirSync('/proc')) {
    const fields = /^\d+$/.test(name) ? statOf(name) : null;
    if (fields) stats.set(Number(name), fields);
  }
  const family = new Map();
  const add = (pid) => {
    const fields = stats.get(pid);
    if (!fields || family.has(pid)) return;
    family.set(pid, fields);
    for (const [other, { 1: parent }] of stats) if (Number(parent) === pid) add(other);
  };
  add(root);
  return family;
}

const residentOf = (pid) => {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};

/**
 * Runs a program. Gives its status, processor seconds of it and of all it started, and their peak of resident memory together in MB, as
 * the system counted them last; null when there is no such program.
 */
export function measured(program, args) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: 'ignore' });
    /** Seconds of each process, of those that have ended as they were seen last. */
    const seconds = new Map();
    let megabytes = 0;
    const look = () => {
      const family = familyOf(child.pid);
      for (const [pid, fields] of family) seconds.set(pid, (Number(fields[11]) + Number(fields[12])) / 100);
      megabytes = Math.max(
        megabytes,
        [...family.keys()].reduce((sum, pid) => sum + residentOf(pid), 0),
      );
    };
    const timer = setInterval(look, everyMs);
    child.on('error', () => {
      clearInterval(timer);
      resolve(null);
    });
    child.on('exit', (status) => {
      clearInterval(timer);
      resolve({ status, seconds: [...seconds.values()].reduce((sum, one) => sum + one, 0), megabytes });
    });
  });
}
