// The control of the hostile fuzz: people who may write, with everything that goes wrong on the way, are never refused.

import { type Member, type PersonId, personId } from '@huigao/report';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { summarise } from '../../test/summary';
import { smallReport } from '../sample';
import { acrossKinds, type Kind, scripts } from './operation';
import { type Cast, faultsOf, type Tally } from './run-script';

const edits = Number(process.env.FUZZ_HONEST_EDITS ?? 2000);
const seed = Number(process.env.FUZZ_SEED ?? 20_261_130);
const size = 240;

const editKinds: readonly Kind[] = [
  ...(['type', 'delete', 'format', 'split', 'join', 'place'] as const),
  ...(['table', 'row', 'cell', 'live', 'undo', 'redo'] as const),
  ...acrossKinds,
];
const dropOffs: readonly Kind[] = ['cut', 'hide', 'offline', 'reload', 'crash', 'restart', 'fail'];
/** Kinds that give and take rights or texts, or make edits without one. */
const ofRights: readonly Kind[] = ['assign', 'member', 'stray', 'restore', 'forge'];

/** Six tabs of four people, all of whom may write in every section; the usual owner changes figures meanwhile. */
function sixWriters(): Cast {
  const report = smallReport();
  const writers = ['a', 'b', 'c', 'd'].map((name) => personId(name));
  const members = writers.map((person): [PersonId, Member] => [
    person,
    { person, name: person, roles: ['owner'] },
  ]);
  const [a, b, c, d] = writers as [PersonId, PersonId, PersonId, PersonId];
  return {
    report: { ...report, people: new Map([...report.people, ...members]) },
    people: [a, a, b, b, c, d],
  };
}

const total = (tally: Tally, kinds: readonly Kind[]) =>
  kinds.reduce((sum, kind) => sum + (tally.get(kind) ?? 0), 0);

test(`[SY50] ${edits} honest edits of six clients that drop off, from seed ${seed}: none is refused`, {
  timeout: 120_000 + 40 * edits,
}, async () => {
  const tally: Tally = new Map();
  const script = scripts(size, { tabs: 6, leaveOut: ofRights });
  for (let run = 0; total(tally, editKinds) < edits; run++) {
    const [one] = fc.sample(script, { seed: seed + run, numRuns: 1 });
    expect(await faultsOf(one!, tally, { cast: sixWriters() }), `seed ${seed + run}`).toEqual([]);
  }
  const refused = tally.get('refusal') ?? 0;
  summarise('honest edits of six clients', {
    seed,
    edits: total(tally, editKinds),
    'drop-offs': total(tally, dropOffs),
    refused,
    ...Object.fromEntries(tally),
  });
  expect([refused, tally.get('draft') ?? 0]).toEqual([0, 0]);
  for (const kind of [...editKinds, ...dropOffs]) expect(tally.get(kind), kind).toBeGreaterThan(0);
});
