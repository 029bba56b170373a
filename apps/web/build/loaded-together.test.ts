import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LoadedChunk, loadedTogether } from './loaded-together';

const chunk = (fileName: string, given: Partial<LoadedChunk> = {}): LoadedChunk => ({
  fileName,
  isEntry: false,
  isDynamicEntry: false,
  imports: [],
  dynamicImports: [],
  ...given,
});

test('what the page and its report share with what only a report opens is one chunk', () => {
  const groups = loadedTogether([
    chunk('page', { isEntry: true, imports: ['react'], dynamicImports: ['report'] }),
    chunk('react'),
    chunk('report', { isDynamicEntry: true, imports: ['react', 'icon', 'text'], dynamicImports: ['dialog'] }),
    chunk('icon'),
    chunk('text'),
    chunk('dialog', { isDynamicEntry: true, imports: ['icon', 'form'] }),
    chunk('form'),
  ]);
  expect(groups).toEqual([
    ['page', 'react'],
    ['report', 'icon', 'text'],
    ['dialog', 'form'],
  ]);
});

test('what another page or a worker loads without the report stays apart', () => {
  const groups = loadedTogether([
    chunk('page', { isEntry: true, dynamicImports: ['report', 'people'] }),
    chunk('report', { isDynamicEntry: true, imports: ['field', 'yjs'] }),
    chunk('people', { isDynamicEntry: true, imports: ['field'] }),
    chunk('worker', { isEntry: true, imports: ['yjs'] }),
    chunk('field'),
    chunk('yjs'),
  ]);
  expect(groups).toEqual([]);
});

/** Chunks that import only later ones, as chunks must; the first is the page, and some are asked for by others. */
const builds = fc
  .array(
    fc.record({
      isEntry: fc.integer({ max: 7 }).map((die) => die === 0),
      imports: fc.array(fc.nat(20), { maxLength: 3 }),
      dynamicImports: fc.array(fc.nat(20), { maxLength: 2 }),
    }),
    { minLength: 3, maxLength: 14 },
  )
  .map((drawn) => {
    const name = (index: number) => `chunk-${index}`;
    const asked = new Set(
      drawn.flatMap(({ dynamicImports }) => dynamicImports.map((to) => to % drawn.length)),
    );
    return drawn.map((given, index) =>
      chunk(name(index), {
        isEntry: index === 0 || given.isEntry,
        isDynamicEntry: asked.has(index),
        imports: given.imports
          .map((step) => index + 1 + step)
          .filter((to) => to < drawn.length)
          .map(name),
        dynamicImports: given.dynamicImports.map((to) => name(to % drawn.length)),
      }),
    );
  });

/** All that is there once `start` has been loaded with what it needs, and that of `groups` it is one with. */
function load(
  all: readonly LoadedChunk[],
  groups: readonly (readonly string[])[],
  start: string,
  there: Set<string>,
) {
  const byName = new Map(all.map((each) => [each.fileName, each]));
  const visit = (name: string) => {
    if (there.has(name)) return;
    there.add(name);
    for (const next of byName.get(name)!.imports) visit(next);
    for (const next of groups.find((names) => names.includes(name)) ?? []) visit(next);
  };
  visit(start);
}

test('whatever is opened, in whatever order, nothing is loaded that was not loaded before', () => {
  let merged = 0;
  fc.assert(
    fc.property(
      builds,
      fc.array(fc.nat(99), { minLength: 6, maxLength: 6 }),
      fc.nat(99),
      (all, choices, first) => {
        const groups = loadedTogether(all);
        merged += groups.length;
        const entries = all.filter(({ isEntry }) => isEntry);
        const [plain, joined] = [new Set<string>(), new Set<string>()];
        let next: string | undefined = entries[first % entries.length]!.fileName;
        for (const choice of choices) {
          if (next === undefined) break;
          load(all, [], next, plain);
          load(all, groups, next, joined);
          expect(joined).toEqual(plain);
          const offered = all
            .filter(({ fileName }) => plain.has(fileName))
            .flatMap((each) => each.dynamicImports);
          next = offered[choice % offered.length];
        }
      },
    ),
    { numRuns: 60 },
  );
  expect(merged).toBeGreaterThan(0);
});
