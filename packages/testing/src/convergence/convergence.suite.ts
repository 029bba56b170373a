// The convergence fuzz as a suite: any log can be put under it.

import type { ReportLog } from '@huigao/sync/room';
import fc from 'fast-check';
import { kinds, outcomes, type Script, scripts } from './operation';
import { faultsOf, type Tally } from './run-script';

type Globals = Pick<typeof import('vitest'), 'describe' | 'test' | 'expect'>;

export interface FuzzOptions {
  readonly runs: number;
  /** Most operations of a script. */
  readonly size: number;
  readonly seed: number;
  /** Scripts that failed once, by name. */
  readonly regressions: Readonly<Record<string, Script>>;
  /** Keeps a script that fails; gives its name. */
  readonly save: (script: Script) => string;
  /** Told at the end how often each thing happened. */
  readonly told: (what: string, counts: Readonly<Record<string, number>>) => void;
  /** An empty log for each run, and how to end it; in memory when absent. */
  readonly makeLog?: () => Promise<{ readonly log: ReportLog; close(): Promise<void> }>;
}

/** How long a failing script is made smaller. */
const shrinkMs = 60_000;

/** Share of undo among edits that a run must have, since undo is where Yjs is weakest. */
const leastUndo = 0.05;

/** Declares the suite `name`. Seed and number of runs make it the same each time. */
export function convergenceFuzz(
  name: string,
  { describe, test, expect }: Globals,
  options: FuzzOptions,
): void {
  const { runs, size, seed, makeLog, save, told, regressions } = options;
  const tally: Tally = new Map();

  async function faultsOn(script: Script): Promise<readonly string[]> {
    const made = await makeLog?.();
    try {
      return await faultsOf(script, tally, { log: made?.log });
    } finally {
      await made?.close();
    }
  }

  describe(`convergence: ${name}`, () => {
    for (const [file, script] of Object.entries(regressions))
      test(`[SY50] ${file} converges`, async () => {
        expect(await faultsOn(script)).toEqual([]);
      });

    // The long form takes hours on a machine that does other things.
    test(`[SY50] ${runs} scripts from seed ${seed} converge`, {
      timeout: 600_000 + 20 * runs * size,
    }, async () => {
      let firstFailure = Number.POSITIVE_INFINITY;
      const result = await fc.check(
        fc.asyncProperty(scripts(size), async (script) => {
          if (Date.now() > firstFailure + shrinkMs) return;
          const faults = await faultsOn(script);
          if (faults.length === 0) return;
          firstFailure = Math.min(firstFailure, Date.now());
          throw new Error(faults.join('\n'));
        }),
        { numRuns: runs, seed },
      );
      if (!result.failed) return;
      const file = save(result.counterexample![0]);
      const command = `FUZZ_SEED=${seed} FUZZ_RUNS=${runs} npm run fuzz`;
      const cause = result.errorInstance instanceof Error ? result.errorInstance.message : '';
      throw new Error(`${cause}\nSeed ${seed}, run ${result.numRuns}; kept as ${file}; again: ${command}`);
    });

    test('[SY50] what happened is told', () => {
      const counts = Object.fromEntries([...kinds, ...outcomes].map((what) => [what, tally.get(what) ?? 0]));
      told(`convergence on ${name}, what happened`, {
        seed,
        scripts: runs,
        'operations at most': size,
        ...counts,
      });
    });

    test('[SY50] every kind of operation, refusal and recovery really happened', () => {
      const count = (what: Parameters<Tally['get']>[0]) => tally.get(what) ?? 0;
      expect([...kinds, ...outcomes].filter((what) => count(what) === 0)).toEqual([]);
      const edits = (['type', 'delete', 'format', 'split', 'join', 'place'] as const).map(count);
      expect(count('undo') / edits.reduce((sum, one) => sum + one)).toBeGreaterThan(leastUndo);
    });
  });
}
