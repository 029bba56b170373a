import { bodyFromNotation, personId } from '@huigao/report';
import { readBody, writeBody } from '@huigao/report-doc';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyAsIs } from '../src/apply-as-is';
import { type Refusal, type RefusalCode, refusals } from '../src/codes';
import { type Acceptance, type Author, judgeTask, UpdateGuard } from '../src/update-guard';
import { type Edit, edit, editArbitrary } from './editing';
import {
  type ClientIds,
  type Damage,
  damage,
  damageSpec,
  type WrittenSpec,
  writeUpdate,
  writtenSpec,
} from './hostile-updates';
import { mendOrigins } from './mend-origins';
import { textOf } from './network';

const updates = Number(process.env.FUZZ_RUNS ?? 3000);
const seed = Number(process.env.FUZZ_SEED ?? 20261124);
const perRun = 12;

type Attack =
  | { readonly type: 'written'; readonly spec: WrittenSpec }
  | {
      readonly type: 'damaged';
      readonly edits: readonly Edit[];
      readonly damages: readonly Damage[];
      readonly full: boolean;
    };

const attack: fc.Arbitrary<Attack> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('written' as const), spec: writtenSpec }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('damaged' as const),
      edits: fc.array(editArbitrary, { minLength: 1, maxLength: 3 }),
      damages: fc.array(damageSpec, { minLength: 1, maxLength: 3 }),
      full: fc.boolean(),
    }),
  },
);

const scenario = fc.record({
  ids: fc.uniqueArray(fc.integer({ min: 2, max: 2 ** 32 - 1 }), { minLength: 6, maxLength: 6 }),
  before: fc.array(editArbitrary, { minLength: 4, maxLength: 10 }),
  attacks: fc.array(attack, { minLength: perRun, maxLength: perRun }),
});

const mallory = personId('mallory');
const victim = personId('victim');

function copyOf(state: Uint8Array, client: number): Y.Doc {
  const doc = new Y.Doc();
  applyAsIs(doc, state);
  doc.clientID = client;
  mendOrigins(doc);
  return doc;
}

/** A section that the server made, the victim and mallory have both edited, and parts of which are deleted. */
class World {
  readonly live = new Y.Doc();
  readonly bindings = new Map<number, Author>();
  readonly guard: UpdateGuard;
  readonly ids: ClientIds;
  constructor(ids: readonly number[], before: readonly Edit[]) {
    const [a, b, server, fresh, stranger] = ids as [number, number, number, number, number];
    this.ids = { mallory: a, victim: b, server, fresh, stranger };
    const first = copyOf(new Uint8Array([0, 0]), server);
    writeBody(
      first,
      bodyFromNotation(['### 基本𠮷情况', '[[#3]]部门职能𠮷[[total.executed]]万元，', '完成良好。']),
    );
    applyAsIs(this.live, Y.encodeStateAsUpdate(first));
    for (const [index, change] of before.entries()) this.#editAs(index % 2 ? a : b, change);
    this.bindings.set(a, mallory).set(b, victim);
    this.guard = new UpdateGuard({ state: () => Y.encodeStateAsUpdate(this.live), bindings: this.bindings });
  }

  #editAs(client: number, change: Edit): void {
    const doc = copyOf(Y.encodeStateAsUpdate(this.live), client);
    edit(doc, change, null);
    applyAsIs(this.live, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(this.live)));
  }

  bytesOf(attack: Attack): Uint8Array {
    if (attack.type === 'written') return writeUpdate(attack.spec, this.live, this.ids);
    const doc = copyOf(Y.encodeStateAsUpdate(this.live), this.ids.mallory);
    const known = Y.encodeStateVector(doc);
    for (const change of attack.edits) edit(doc, change, null);
    const honest = Y.encodeStateAsUpdate(doc, attack.full ? undefined : known);
    return attack.damages.reduce(damage, honest);
  }

  /** What the victim writes at the same time, before it knows of the attack. */
  victimUpdate(): Uint8Array {
    const doc = copyOf(Y.encodeStateAsUpdate(this.live), this.ids.victim);
    const known = Y.encodeStateVector(doc);
    for (const at of [0.2, 0.5, 0.8]) edit(doc, { kind: 'type', at, to: at, text: '同时' }, null);
    return Y.encodeStateAsUpdate(doc, known);
  }
}

const sameBytes = (a: Uint8Array, b: Uint8Array) =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);
const counts: Partial<Record<RefusalCode | 'accepted' | 'nothing' | 'here' | 'elsewhere', number>> = {};
const count = (what: keyof typeof counts) => {
  counts[what] = (counts[what] ?? 0) + 1;
};

/** Judges as a room does what is costly: elsewhere, while another person goes on writing, and then admitted. */
function judgeElsewhere(world: World, update: Uint8Array, state: Uint8Array): Acceptance | Refusal {
  const verdict = judgeTask({ ok: null, state, bindings: [...world.bindings], update, person: mallory });
  if (!verdict.ok || !verdict.update) return verdict;
  const meanwhile = world.victimUpdate();
  expect(world.guard.judge(meanwhile, victim)).toMatchObject({ ok: true });
  applyAsIs(world.live, meanwhile);
  world.guard.committed(1);
  return world.guard.admit(verdict.update, mallory);
}

function judgeOne(world: World, attack: Attack, where: 'here' | 'elsewhere'): void {
  const bytes = world.bytesOf(attack);
  const before = world.guard.encodeShadow();
  const verdict = where === 'here' ? world.guard.judge(bytes, mallory) : judgeElsewhere(world, bytes, before);
  const after = world.guard.encodeShadow();
  const outcome = verdict.ok ? (verdict.update ? 'accepted' : 'nothing') : verdict.code;
  count(outcome);
  if (!verdict.ok || !verdict.update) {
    if (sameBytes(before, after)) return;
    // Built anew, it may be cut up otherwise.
    const [was, is] = [copyOf(before, 1), copyOf(after, 1)];
    expect(Y.equalSnapshots(Y.snapshot(was), Y.snapshot(is)), outcome).toBe(true);
    expect(textOf(is)).toEqual(textOf(was));
    return;
  }
  const shadow = copyOf(after, 1);
  expect(readBody(shadow), JSON.stringify(attack)).toMatchObject({ ok: true });
  count(where);
  for (const id of [world.ids.victim, world.ids.server])
    expect(Y.getState(shadow.store, id)).toBe(Y.getState(world.live.store, id));
  // Whoever gets the two in the other order sees the same text.
  const concurrent = world.victimUpdate();
  const otherWay = copyOf(Y.encodeStateAsUpdate(world.live), 1);
  for (const update of [concurrent, verdict.update]) applyAsIs(otherWay, update);
  applyAsIs(world.live, verdict.update);
  world.guard.committed(1);
  for (const { client, person } of verdict.bindings) world.bindings.set(client, person);
  expect(textOf(world.live)).toEqual(textOf(shadow));
  applyAsIs(world.live, concurrent);
  expect(textOf(world.live), JSON.stringify(attack)).toEqual(textOf(otherWay));
  for (const { pendingStructs, pendingDs } of [world.live.store, otherWay.store])
    expect([pendingStructs, pendingDs]).toEqual([null, null]);
  expect(world.guard.judge(concurrent, victim)).toMatchObject({ ok: true });
  world.guard.committed(1);
}

test('[AU2] hostile updates are refused or harmless, and a refusal changes nothing', {
  timeout: 40 * updates + 60_000,
}, () => {
  fc.assert(
    fc.property(scenario, ({ ids, before, attacks }) => {
      const world = new World(ids, before);
      for (const [index, each] of attacks.entries()) judgeOne(world, each, index % 2 ? 'elsewhere' : 'here');
    }),
    { seed, numRuns: Math.ceil(updates / perRun) },
  );
  console.log(JSON.stringify(counts));
  for (const where of ['here', 'elsewhere'] as const) expect(counts[where], where).toBeGreaterThan(0);
  // A matter of size, and of the room's clock.
  const unreached: RefusalCode[] = ['section-full', 'too-costly'];
  for (const code of Object.keys(refusals) as RefusalCode[])
    if (!unreached.includes(code)) expect(counts[code], code).toBeGreaterThan(0);
  expect(counts.accepted).toBeGreaterThan(updates / 50);
});
