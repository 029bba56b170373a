import { bodyFromNotation, personId } from '@huigao/report';
import { writeBody } from '@huigao/report-doc';
import * as encoding from 'lib0/encoding';
import { test } from 'vitest';
import * as Y from 'yjs';
import { UpdateGuard } from '../src/update-guard';

const li = personId('li');
test('cost', { timeout: 600000 }, () => {
  const doc = new Y.Doc();
  doc.clientID = 1;
  writeBody(doc, bodyFromNotation([''.padEnd(60000, '预算执行')]));
  const state = Y.encodeStateAsUpdate(doc);
  const run = (name: string, u: Uint8Array) => {
    const guard = new UpdateGuard({ state: () => state, bindings: [] });
    guard.judge(new Uint8Array([0, 0]), li);
    const s = performance.now();
    const v = guard.judge(u, li);
    console.log(
      name,
      u.length,
      'B',
      v.ok ? 'ok' : `${v.code} ${v.detail}`,
      (performance.now() - s).toFixed(0),
      'ms',
    );
  };
  const structs = (
    n: number,
    origin: (i: number) => [number, number],
    right: (i: number) => [number, number] | null,
  ) =>
    encoding.encode((to) => {
      for (const v of [1, n, 9, 0]) encoding.writeVarUint(to, v);
      for (let i = 0; i < n; i++) {
        const r = right(i);
        encoding.writeUint8(to, 4 | 0x80 | (r ? 0x40 : 0));
        for (const v of [...origin(i), ...(r ?? [])]) encoding.writeVarUint(to, v);
        encoding.writeVarString(to, 'x');
      }
      encoding.writeVarUint(to, 0);
    });
  const n = 20000;
  run(
    'same origin, right null',
    structs(
      n,
      () => [1, 2],
      () => null,
    ),
  );
  run(
    'same origin, rights differ (own earlier)',
    structs(
      n,
      () => [1, 2],
      (i) => (i === 0 ? null : [9, Math.floor(i / 2)]),
    ),
  );
  run(
    'same origin, rights spread in the shadow',
    structs(
      n,
      () => [1, 2],
      (i) => [1, 10 + 2 * i],
    ),
  );
  run(
    'every second origin',
    structs(
      n,
      (i) => [1, 2 + 2 * i],
      () => null,
    ),
  );
  run(
    'chain then contend',
    structs(
      n,
      (i) => (i < n / 2 ? (i === 0 ? [1, 2] : [9, i - 1]) : [9, i - n / 2]),
      () => null,
    ),
  );
  run(
    'right order long',
    structs(
      n,
      (i) => (i === 0 ? [1, 2] : [9, i - 1]),
      () => [1, 50000],
    ),
  );
  const dels = (k: number) =>
    encoding.encode((to) => {
      for (const v of [0, 1, 1, k]) encoding.writeVarUint(to, v);
      for (let i = 0; i < k; i++) {
        encoding.writeVarUint(to, 2 + 2 * i);
        encoding.writeVarUint(to, 1);
      }
    });
  run('delete every second', dels(20000));
  const gcs = encoding.encode((to) => {
    for (const v of [1, 20000, 9, 0]) encoding.writeVarUint(to, v);
    for (let i = 0; i < 20000; i++) {
      encoding.writeUint8(to, 0);
      encoding.writeVarUint(to, 1);
    }
    encoding.writeVarUint(to, 0);
  });
  run('gcs', gcs);
  const big = encoding.encode((to) => {
    for (const v of [1, 1, 9, 0]) encoding.writeVarUint(to, v);
    encoding.writeUint8(to, 0x84);
    encoding.writeVarUint(to, 1);
    encoding.writeVarUint(to, 2);
    encoding.writeVarString(to, 'x'.repeat(4_000_000));
    encoding.writeVarUint(to, 0);
  });
  run('big string', big);
  const nest = encoding.encode((to) => {
    for (const v of [1, 10000, 9, 0]) encoding.writeVarUint(to, v);
    for (let i = 0; i < 10000; i++) {
      encoding.writeUint8(to, 7);
      if (i === 0) {
        encoding.writeVarUint(to, 1);
        encoding.writeVarString(to, 'body');
      } else {
        encoding.writeVarUint(to, 0);
        encoding.writeVarUint(to, 9);
        encoding.writeVarUint(to, i - 1);
      }
      encoding.writeVarUint(to, 3);
      encoding.writeVarString(to, 'paragraph');
    }
    encoding.writeVarUint(to, 1);
    for (const v of [9, 1, 0, 10000]) encoding.writeVarUint(to, v);
  });
  run('nest and delete', nest);
});
