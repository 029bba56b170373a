// The server as it is shipped, with a report, somebody who writes in it all the time, and a meter of what others wait.

import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Surroundings } from '@huigao/testing';
import { buildServer, freePort, run, untilReady } from '../built-server';
import type { Target } from './attacks';
import { textFor, Writer } from './bystanders';
import { PauseMeter } from './pause-meter';
import { makeScene, type Scene } from './people';
import { aimAt, writeAsAnother } from './target';

export interface Watch {
  /** Rejects when an attack did anything to anybody else: an honest edit is not acknowledged, or a newcomer sees another text. */
  unharmed(what: string): Promise<void>;
  /** Notes the figures. */
  end(): Promise<void>;
}

export interface Stage {
  readonly url: string;
  readonly scene: Scene;
  readonly target: Target;
  /** The same, for generated frames. */
  readonly surroundings: Surroundings;
  watch(who: string): Promise<Watch>;
  /** Prints the figures and stops the server: how it left, and what it complained of. */
  clear(): Promise<{ readonly status: unknown; readonly troubles: readonly string[] }>;
}

/** Resident memory of a process in MB; null on systems that do not tell it. */
function memoryOf(pid: number | undefined): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
  } catch {
    return null;
  }
}

const round = (ms: number) => Math.round(ms * 10) / 10;

export async function setStage(): Promise<Stage> {
  const built = await buildServer();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = run(path.join(built.folder, 'index.js'), {
    HUIGAO_DATA: mkdtempSync(path.join(tmpdir(), 'huigao-hostile-')),
    PORT: `${port}`,
    HUIGAO_DEV_LOGIN: '1',
    HUIGAO_REQUESTS_PER_MINUTE: '100000',
  });
  await untilReady(url, server);
  const scene = await makeScene(url);
  const other = await writeAsAnother(scene);
  const writer = await Writer.join(scene);
  const meter = new PauseMeter(url);
  const figures: object[] = [];

  async function watch(who: string): Promise<Watch> {
    const newcomer = await scene.newcomer();
    const before = await textFor(newcomer, scene, 'budget');
    const memoryBefore = memoryOf(server.child.pid);
    let attacks = 0;
    await meter.take();
    return {
      unharmed: async (what) => {
        attacks++;
        const [text] = await Promise.all([textFor(newcomer, scene, 'budget'), writer.write()]);
        if (text !== before) throw new Error(`After ${what} the text is another:\n${text}`);
      },
      end: async () => {
        const { middle, longest } = await meter.take();
        figures.push({
          who,
          attacks,
          'answer p50 ms': round(middle),
          'longest ms': round(longest),
          'memory before MB': memoryBefore,
          'memory after MB': memoryOf(server.child.pid),
        });
      },
    };
  }

  return {
    url,
    scene,
    ...(await aimAt(scene, other)),
    watch,
    clear: async () => {
      await meter.stop();
      writer.leave();
      server.child.kill('SIGTERM');
      const status = await server.ended;
      built.remove();
      console.table(figures);
      // Where it is takes two lines at the first start.
      return { status, troubles: server.printed().trim().split('\n').slice(2) };
    },
  };
}
