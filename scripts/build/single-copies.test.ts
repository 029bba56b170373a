import { expect, test } from 'vitest';
import { multipleCopies } from './single-copies.mjs';

const yjs = '/r/node_modules/.pnpm/yjs@13.6.33/node_modules/yjs/dist/yjs.mjs';

test('one copy of a library is fine, however many modules of it there are', () => {
  expect([...multipleCopies([yjs, yjs.replace('yjs.mjs', 'other.mjs'), '/r/src/own.ts'])]).toEqual([]);
});

test('a second copy is named with both folders', () => {
  const second = '/r/node_modules/.pnpm/yjs@14.0.0/node_modules/yjs/dist/yjs.mjs';
  const copies = multipleCopies([yjs, second]);
  expect([...copies.keys()]).toEqual(['yjs']);
  expect(copies.get('yjs')).toHaveLength(2);
});

test('libraries that may come twice are left alone', () => {
  const ids = ['1', '2'].map(
    (version) => `/r/node_modules/.pnpm/isarray@${version}/node_modules/isarray/index.js`,
  );
  expect([...multipleCopies(ids)]).toEqual([]);
});
