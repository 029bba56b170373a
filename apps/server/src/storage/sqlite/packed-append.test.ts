import { personId } from '@huigao/report';
import type { Append } from '@huigao/sync/room';
import { expect, test } from 'vitest';
import { packAppend, unpackAppend } from './packed-append';

test('a group of edits is the same when it was packed', () => {
  const group: Append = {
    expectedHead: 4,
    entries: [
      { seq: 5, document: 's', bytes: new Uint8Array([1, 2]), person: personId('wang'), at: 1.5 },
      { seq: 6, document: '二', bytes: new Uint8Array([3]), person: null, at: 2, whole: true },
      { seq: 7, document: 's', bytes: new Uint8Array(0), person: null, at: 3 },
    ],
    bindings: [{ document: 's', client: 9, person: personId('wang') }],
    notes: [{ a: 1 }],
  };
  const unpacked = unpackAppend(structuredClone(packAppend(group)));
  expect(unpacked).toEqual(group);
  expect(unpackAppend(packAppend({ expectedHead: 0, entries: [], bindings: [] })).entries).toEqual([]);
});
