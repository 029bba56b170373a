// Builds that are broken on purpose: the laws of convergence must catch each of them, or they would catch no mistake of ours either.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { summarise } from '../../test/summary';
import { scripts } from './operation';
import { faultsOf, type Mutation } from './run-script';

/** Scripts after which a mutation counts as not caught. */
const most = 60;

const mutations: readonly (readonly [Mutation, RegExp])[] = [
  ['acknowledge-early', /took for saved|of the \d+ entries/],
  ['sync-normal', /of the \d+ entries|took for saved/],
  ['guard-off', /does not read|waits for|is of a client of|an error/],
];

test.each(mutations)('[SY51] a build with %s is caught', async (mutation, fault) => {
  const samples = fc.sample(scripts(90), { numRuns: most, seed: 5 });
  for (const script of samples) {
    const faults = await faultsOf(script, new Map(), { mutation }).catch((error: unknown) => [
      `an error: ${String(error)}`,
    ]);
    if (faults.length === 0) continue;
    expect(faults.join('\n')).toMatch(fault);
    summarise(`broken build, ${mutation}: caught`, {
      'script of 90 operations': samples.indexOf(script) + 1,
    });
    expect(await faultsOf(script, new Map())).toEqual([]);
    return;
  }
  throw new Error(`${mutation} passed ${most} scripts.`);
});
