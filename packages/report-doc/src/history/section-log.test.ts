// Histories of texts that are edited as the binding of an editor edits them.

import { bodyAtMoment, momentOfEntry } from '@huigao/report';
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { expect, test } from 'vitest';
import { decodeSectionLog, encodeSectionLog } from './kept-log';
import { SectionLog } from './section-log';
import { type Edit, editKinds, WrittenSection } from './written-section.fixture';

const fraction = fc.nat(1000).map((thousandths) => thousandths / 1000);
const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(...editKinds, 'type', 'split', 'undo'),
  by: fc.nat(1),
  at: fraction,
  length: fraction,
});

const lines = ['全年预算数[[total.budgeted]]，完成预算的九成。', '# 小结', '结转下年使用的资金按规定收回。'];

const runs = {
  numRuns: Number(process.env.FUZZ_RUNS ?? 50),
  seed: Number(process.env.FUZZ_SEED ?? 20261130),
};

const counts = new Map<string, number>();

test('the text of every moment is read as it was, whatever was done since', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 3, maxLength: 16 }), (edits) => {
      const section = new WrittenSection(lines);
      const seen: [seq: number, body: Node][] = [];
      const look = () => seen.push([section.entries.at(-1)!.seq, section.body()]);
      look();
      for (const one of edits)
        if (section.edit(one)) {
          counts.set(one.kind, (counts.get(one.kind) ?? 0) + 1);
          look();
        }
      const log = new SectionLog();
      log.take(section.entries, section.places());
      const history = log.read(section.places());
      for (const [seq, body] of seen)
        expect(bodyAtMoment(history, momentOfEntry(history, seq))!.body.toJSON()).toEqual(body.toJSON());
    }),
    runs,
  );
  for (const kind of editKinds) expect(counts.get(kind) ?? 0, kind).toBeGreaterThan(0);
});

interface Reading {
  /** Parts of the log after which it was read, and kept, before. */
  readonly reads?: readonly number[];
  /** How many entries there are from one version to the next. */
  readonly versionEvery?: number;
}

/** What of the text is said to be written by somebody else than who typed it. */
function wronglyAttributed(
  edits: readonly Edit[],
  { reads = [], versionEvery = 1 }: Reading = {},
): readonly string[] {
  const section = new WrittenSection(lines);
  for (const one of edits) section.edit(one);
  const { entries } = section;
  const places = section.places().filter((_, index) => index % versionEvery === 0);
  let [log, taken] = [new SectionLog(), 0];
  for (const part of [...reads, 1].sort((a, b) => a - b)) {
    const next = Math.ceil(part * entries.length);
    log.take(entries.slice(taken, next), places);
    taken = next;
    log.read(places);
    log = decodeSectionLog(encodeSectionLog(log))!;
  }
  const history = log.read(places);
  const { body, written } = bodyAtMoment(history, history.moments.length - 1)!;
  return written
    .filter(({ from, to, moment }) =>
      [...body.textBetween(from, to)].some(
        (character) => section.writerOf(character) !== history.moments[moment]!.person,
      ),
    )
    .map(({ from, to }) => body.textBetween(from, to));
}

test('every character says who typed it, through splitting, joining, cutting, undoing and restoring', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 3, maxLength: 14 }), (edits) => {
      expect(wronglyAttributed(edits)).toEqual([]);
    }),
    runs,
  );
});

test('every character says who typed it, through long chains of undoing', () => {
  const kinds = ['type', 'erase', 'type', 'erase', 'split', 'undo', 'undo', 'redo'] as const;
  const undoing = fc.record({
    kind: fc.constantFrom(...kinds),
    by: fc.nat(1),
    at: fraction,
    length: fraction,
  });
  fc.assert(
    fc.property(fc.array(undoing, { minLength: 8, maxLength: 24 }), (edits) => {
      expect(wronglyAttributed(edits)).toEqual([]);
    }),
    runs,
  );
});

test('every character says who typed it, however often it was read and kept before', () => {
  // Without versions moments have several entries, which are read as one when they are known. Only ends of moments can be restored.
  const unrestored = edit.filter(({ kind }) => kind !== 'restore');
  const reads = fc.array(fraction, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      fc.oneof(
        fc.record({ edits: fc.array(edit, { minLength: 3, maxLength: 14 }), versionEvery: fc.constant(1) }),
        fc.record({
          edits: fc.array(unrestored, { minLength: 3, maxLength: 20 }),
          versionEvery: fc.constantFrom(3, 100),
        }),
      ),
      reads,
      ({ edits, versionEvery }, before) => {
        expect(wronglyAttributed(edits, { reads: before, versionEvery })).toEqual([]);
      },
    ),
    runs,
  );
});

type Brief = readonly [kind: Edit['kind'], by: number, at: number, length: number];

/** Found by long runs of the above. */
const found: Record<string, readonly Brief[]> = {
  'what went before its paragraph did, and comes back after it': [
    ['type', 0, 0.618, 0.44],
    ['erase', 0, 0.592, 0.179],
    ['erase', 0, 0.571, 0.153],
    ['erase', 0, 0.534, 0.84],
    ['undo', 0, 0, 0],
    ['undo', 0, 0, 0],
  ],
  'the stop of a paragraph that comes back after it': [
    ['erase', 0, 0.938, 0.189],
    ['erase', 0, 0.476, 0.879],
    ['undo', 0, 0, 0],
    ['undo', 0, 0, 0],
  ],
  'a few characters beside a place that comes anew': [
    ['split', 1, 0.22, 0.233],
    ['type', 0, 0.153, 0.627],
    ['split', 1, 0.168, 0.48],
    ['undo', 0, 0, 0],
    ['type', 1, 0.291, 0.087],
  ],
  'what is left behind a selection over paragraphs that is taken away': [
    ['erase', 0, 0.631, 0.721],
    ['erase', 0, 0.413, 0.91],
  ],
  'one character before a stop, left behind such a selection': [
    ['erase', 0, 0.502, 0.971],
    ['type', 0, 0.852, 0.841],
    ['undo', 0, 0, 0],
    ['type', 0, 0.261, 0.974],
    ['type', 0, 0.264, 0.928],
    ['type', 1, 0.439, 0.229],
    ['erase', 0, 0.735, 0.603],
  ],
};

test.each(Object.entries(found))('%s keeps its author', (_, edits) => {
  expect(wronglyAttributed(edits.map(([kind, by, at, length]) => ({ kind, by, at, length })))).toEqual([]);
});

test('what was read is the same after it was kept, and goes on', () => {
  const section = new WrittenSection(lines);
  const steps = (['type', 'split', 'restore', 'erase', 'undo', 'type'] as const).map((kind, index) => ({
    kind,
    by: index % 2,
    at: 0.4,
    length: 0.5,
  }));
  for (const one of steps) section.edit(one);
  const all = new SectionLog();
  all.take(section.entries, section.places());
  const first = new SectionLog();
  first.take(section.entries.slice(0, 4), section.places());
  first.read(section.places());
  const again = decodeSectionLog(encodeSectionLog(first))!;
  expect(again.seq).toBe(first.seq);
  expect(again.read(section.places())).toEqual(first.read(section.places()));
  again.take(section.entries.slice(4), section.places());
  expect(again.read(section.places())).toEqual(all.read(section.places()));
  const bytes = encodeSectionLog(all);
  expect(decodeSectionLog(bytes.slice(0, -1))).toBeNull();
  expect(decodeSectionLog(bytes.with(0, 99))).toBeNull();
});

test('a moment is what one person writes without a pause, and ends where a version was kept', () => {
  const section = new WrittenSection(lines);
  const type = (by: number) => section.edit({ kind: 'type', by, at: 0.1, length: 0 });
  for (const by of [0, 0, 1, 0]) type(by);
  const momentsWith = (breaks: readonly number[]) => {
    const log = new SectionLog();
    log.take(section.entries, breaks);
    return log.read(breaks).moments.map(({ person, seq }) => `${person ?? ''}${seq}`);
  };
  const [, one, two, three, four] = section.entries.map(({ seq }) => seq);
  expect(momentsWith([])).toEqual(['2', `李${two}`, `王${three}`, `李${four}`]);
  expect(momentsWith([one! + 1])).toEqual(['2', `李${one}`, `李${two}`, `王${three}`, `李${four}`]);
});
