import { readBody } from '@huigao/report-doc';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Edit, edit, editArbitrary, editKinds } from './editing';
import { Client, Server, textOf } from './network';

const edits = Number(process.env.FUZZ_RUNS ?? 3000);
const seed = Number(process.env.FUZZ_SEED ?? 20261124);
const stepsPerRun = 120;

type Step =
  | { readonly type: 'edit'; readonly client: number; readonly edit: Edit; readonly pause: boolean }
  | { readonly type: 'undo' | 'redo' | 'drop' | 'return' | 'reopen'; readonly client: number }
  | { readonly type: 'deliver'; readonly client: number; readonly count: number }
  | { readonly type: 'commit' | 'fail' };

const client = fc.nat(3);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 60,
    arbitrary: fc.record({
      type: fc.constant('edit' as const),
      client,
      edit: editArbitrary,
      pause: fc.boolean(),
    }),
  },
  {
    weight: 16,
    arbitrary: fc.record({
      type: fc.constantFrom('undo' as const, 'undo' as const, 'redo' as const),
      client,
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constantFrom('drop' as const, 'return' as const, 'return' as const, 'reopen' as const),
      client,
    }),
  },
  {
    weight: 30,
    arbitrary: fc.record({
      type: fc.constant('deliver' as const),
      client,
      count: fc.integer({ min: 1, max: 12 }),
    }),
  },
  { weight: 12, arbitrary: fc.record({ type: fc.constant('commit' as const) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('fail' as const) }) },
);

const scenario = fc.record({
  ids: fc.uniqueArray(fc.integer({ min: 2, max: 2 ** 32 - 1 }), { minLength: 24, maxLength: 24 }),
  steps: fc.array(step, { minLength: stepsPerRun, maxLength: stepsPerRun }),
});

const counts: Record<string, number> = {};
const count = (what: string) => {
  counts[what] = (counts[what] ?? 0) + 1;
};

function deliver(server: Server, target: Client, number: number): void {
  for (let left = number; left > 0; left--) {
    const out = target.outgoing.shift();
    if (out) server.receive(target, out);
    const into = target.incoming.shift();
    if (into) target.receive(into);
  }
}

function settle(server: Server): void {
  for (const each of server.clients) each.connect(server);
  for (let round = 0; round < 200; round++) {
    for (const each of server.clients) deliver(server, each, each.outgoing.length + each.incoming.length);
    server.commit();
    if (server.clients.every(({ incoming, outgoing }) => incoming.length + outgoing.length === 0)) return;
  }
  throw new Error('The clients never come to rest.');
}

function take(server: Server, ids: readonly number[], next: { id: number }, step: Step): void {
  count(step.type === 'edit' ? step.edit.kind : step.type);
  if (!('client' in step)) {
    server[step.type]();
    return;
  }
  const target = server.clients[step.client]!;
  switch (step.type) {
    case 'edit':
      edit(target.doc, step.edit, target.origin);
      if (step.pause) target.undo.stopCapturing();
      break;
    case 'undo':
    case 'redo':
      if (target.undo[step.type]()) count(`real ${step.type}`);
      break;
    case 'drop':
      target.disconnect();
      break;
    case 'return':
      target.connect(server);
      break;
    case 'reopen':
      target.disconnect();
      target.open(ids[next.id++ % ids.length]!, Y.encodeStateAsUpdate(target.doc));
      break;
    case 'deliver':
      deliver(server, target, step.count);
      break;
  }
}

function play(ids: readonly number[], steps: readonly Step[], mends: 'mends' | 'raw'): Server {
  const clients = ids.slice(0, 4).map((id, index) => new Client(`person${index % 3}`, id, mends));
  const server = new Server(clients);
  settle(server);
  const next = { id: 4 };
  for (const step of steps) take(server, ids, next, step);
  settle(server);
  return server;
}

test('[AU1] honest edits, undone and made again, offline and on return, are never refused', {
  timeout: 40 * edits + 60_000,
}, () => {
  let mended = 0;
  fc.assert(
    fc.property(scenario, ({ ids, steps }) => {
      const server = play(ids, steps, 'mends');
      expect(readBody(server.live).ok).toBe(true);
      const shadow = new Y.Doc();
      Y.applyUpdate(shadow, server.guard.encodeShadow());
      for (const doc of [shadow, ...server.clients.map(({ doc }) => doc)])
        expect(textOf(doc)).toEqual(textOf(server.live));
      counts.accepted = (counts.accepted ?? 0) + server.accepted;
      counts.repeated = (counts.repeated ?? 0) + server.repeated;
      counts.costly = (counts.costly ?? 0) + server.costly;
      for (const { mended: one } of server.clients) mended += one.mended;
    }),
    { seed, numRuns: Math.ceil(edits / (stepsPerRun / 2)) },
  );
  console.log(JSON.stringify({ ...counts, mended }));
  for (const kind of [
    ...editKinds,
    'real undo',
    'real redo',
    'drop',
    'reopen',
    'fail',
    'accepted',
    'repeated',
    'costly',
  ])
    expect(counts[kind], kind).toBeGreaterThan(0);
});

/** Two clients; one undoes an erasure, then the erasure of the whole block: found by this suite without mending. */
const undoneOutOfOrder: readonly Step[] = [
  { type: 'edit', client: 0, edit: { kind: 'rawInsert', at: 0, to: 0, text: 'a' }, pause: true },
  { type: 'edit', client: 3, edit: { kind: 'rawErase', at: 0, to: 0, text: 'a' }, pause: false },
  { type: 'deliver', client: 0, count: 11 },
  { type: 'commit' },
  { type: 'undo', client: 3 },
  { type: 'deliver', client: 3, count: 2 },
  { type: 'edit', client: 3, edit: { kind: 'eraseBlock', at: 0, to: 0, text: 'a' }, pause: true },
  { type: 'undo', client: 3 },
];

test('[AU9] an undo that Yjs leaves out of order is refused as it is, and accepted as our client mends it', () => {
  const ids = [13, 12, 11, 10];
  expect(() => play(ids, undoneOutOfOrder, 'raw')).toThrow(/bad-order/);
  const server = play(ids, undoneOutOfOrder, 'mends');
  expect(server.clients.map(({ mended }) => mended.mended)).toEqual([0, 0, 0, 1]);
  for (const { doc } of server.clients) expect(textOf(doc)).toEqual(textOf(server.live));
});
