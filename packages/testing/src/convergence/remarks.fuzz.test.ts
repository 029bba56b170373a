// Comments and suggestions while everybody writes, cuts and puts in elsewhere, takes back, drops off and moves sections, and while the
// server dies over them: none is lost, all see each at the same place, and what is accepted is what was suggested (docs/decisions/0013, 0023).

import { type Member, type PersonId, personId } from '@huigao/report';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { summarise } from '../../test/summary';
import { smallReport } from '../sample';
import { type Kind, scripts } from './operation';
import { type Cast, faultsOf, type Tally } from './run-script';

const runs = Number(process.env.FUZZ_RUNS ?? 30);
const seed = Number(process.env.FUZZ_SEED ?? 20_261_130);
const size = 150;

const ofRemarks: readonly Kind[] = ['comment', 'suggest', 'accept', 'reject', 'reopen', 'order'];
const ofText: readonly Kind[] = [
  'type',
  'delete',
  'split',
  'join',
  'snip',
  'paste',
  'undo',
  'redo',
  'restore',
];
/** Rights that come and go, and edits without one, are the affair of the other suites. */
const leaveOut: readonly Kind[] = ['assign', 'member', 'stray', 'forge', 'figure', 'point', 'wake', 'linger'];
const times = {
  comment: 3,
  suggest: 3,
  accept: 2,
  reject: 2,
  reopen: 3,
  snip: 3,
  paste: 3,
  undo: 2,
  redo: 2,
  order: 2,
};

/** Three who write everywhere, one of them at two machines, and one who only reviews. */
function cast(): Cast {
  const report = smallReport();
  const member = (name: string, role: 'owner' | 'reviewer'): [PersonId, Member] => [
    personId(name),
    { person: personId(name), name, roles: [role] },
  ];
  const members = [member('a', 'owner'), member('b', 'owner'), member('c', 'owner'), member('d', 'reviewer')];
  const [a, b, c, d] = members.map(([person]) => person) as [PersonId, PersonId, PersonId, PersonId];
  return { report: { ...report, people: new Map([...report.people, ...members]) }, people: [a, a, b, c, d] };
}

test(`[SY52] ${runs} scripts of remarks from seed ${seed}: none is lost, and all see each at the same place`, {
  timeout: 120_000 + 20 * runs * size,
}, async () => {
  const tally: Tally = new Map();
  const script = scripts(size, { leaveOut, times });
  for (let run = 0; run < runs; run++) {
    const [one] = fc.sample(script, { seed: seed + run, numRuns: 1 });
    expect(await faultsOf(one!, tally, { cast: cast() }), `seed ${seed + run}`).toEqual([]);
  }
  summarise('remarks under edits', { seed, scripts: runs, ...Object.fromEntries(tally) });
  for (const kind of [...ofRemarks, ...ofText, 'crash', 'reload'] as const)
    expect(tally.get(kind) ?? 0, kind).toBeGreaterThan(0);
});
