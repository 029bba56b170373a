// A section whose report was brought here from an archive with its history.

import {
  bodyAtMoment,
  decodeArchive,
  encodeArchive,
  nameElsewhere,
  type PersonId,
  type Report,
  reportFromSeed,
  reportId,
  type SectionHistory,
} from '@huigao/report';
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { expect, test } from 'vitest';
import { decodeSectionLog, encodeSectionLog } from './kept-log';
import { SectionLog } from './section-log';
import { type Edit, editKinds, WrittenSection } from './written-section.fixture';

const fraction = fc.nat(1000).map((thousandths) => thousandths / 1000);
const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...editKinds, 'type'), by: fc.nat(1), at: fraction, length: fraction }),
  { minLength: 3, maxLength: 10 },
);
const lines = ['全年预算数[[total.budgeted]]，完成预算的九成。', '# 小结', '结转下年使用的资金按规定收回。'];
const numRuns = Number(process.env.FUZZ_RUNS ?? 12);
const names = { 李: '李科长', 王: '王会计' };

let id = 0;
const reportOf = (body: Node): Report =>
  reportFromSeed(
    {
      title: '报告',
      year: 2024,
      signature: { department: '某局', date: null },
      outline: [{ kind: 'budget', level: 1, title: '收支', body }],
      figures: [],
    },
    { id: reportId('r'), owner: null, newId: () => `s${id++}` },
  );

/** As it comes out of an archive. */
function archived(body: Node, history: SectionHistory): SectionHistory {
  const report = reportOf(body);
  const histories = new Map([[report.outline[0]!.id, { history, names }]]);
  const decoded = decodeArchive(encodeArchive(report, { histories }));
  if (!decoded.ok) throw new Error(decoded.detail);
  return decoded.seed.histories![0]!.history;
}

function historyOf(section: WrittenSection, log = new SectionLog()): SectionHistory {
  log.take(section.entries, section.places());
  return log.read(section.places());
}

const called = (person: PersonId | null) =>
  person && (nameElsewhere(person) ?? names[person as unknown as keyof typeof names]);

/** Rows of a history as people see them: when, who, and the text with who wrote which part of it. */
const rowsOf = (history: SectionHistory) =>
  history.moments.map(({ person, from, at, isRestoring }, moment) => {
    const { body, written } = bodyAtMoment(history, moment)!;
    return {
      who: called(person),
      from,
      at,
      isRestoring,
      body: body.toJSON() as unknown,
      written: written.map((one) => [
        body.textBetween(one.from, one.to),
        called(history.moments[one.moment]!.person),
      ]),
    };
  });

test('an archive brings every moment of a text, who wrote it and when', () => {
  fc.assert(
    fc.property(edits, (before) => {
      const section = new WrittenSection(lines);
      for (const one of before) section.edit(one);
      const history = historyOf(section);
      const earlier = archived(section.body(), history);
      expect(rowsOf(earlier)).toEqual(rowsOf(history));
      // What the report is brought with adds nothing to it.
      const here = historyOf(new WrittenSection(section.body()), SectionLog.after(earlier));
      expect(rowsOf(here)).toEqual(rowsOf(history));
      expect(here.moments.at(-1)!.seq).toBe(2);
      // And it goes on from archive to archive.
      expect(rowsOf(archived(section.body(), here))).toEqual(rowsOf(history));
    }),
    { numRuns, seed: 20261130 },
  );
});

test('what was written elsewhere stays whose it is, whatever is done with it here', () => {
  fc.assert(
    fc.property(edits, edits, (before, after) => {
      const section = new WrittenSection(lines);
      for (const one of before) section.edit(one);
      const earlier = archived(section.body(), historyOf(section));
      const here = new WrittenSection(section.body());
      for (const one of after) here.edit(one);
      let log = SectionLog.after(earlier);
      const half = Math.ceil(here.entries.length / 2);
      log.take(here.entries.slice(0, half), here.places());
      log.read(here.places());
      log = decodeSectionLog(encodeSectionLog(log))!;
      log.take(here.entries.slice(half), here.places());
      const history = log.read(here.places());
      expect(rowsOf(history).slice(0, earlier.moments.length)).toEqual(rowsOf(earlier));
      const last = history.moments.length - 1;
      const { body, written } = bodyAtMoment(history, last)!;
      expect(body.eq(here.body())).toBe(true);
      for (const { from, to, moment } of written) {
        const { person } = history.moments[moment]!;
        for (const character of body.textBetween(from, to)) {
          const writer = here.writerOf(character);
          if (writer) expect(called(person), character).toBe(called(writer));
        }
      }
    }),
    { numRuns, seed: 20261130 },
  );
});

test('a text of before is put back from a moment that was elsewhere', () => {
  const section = new WrittenSection(['原来的话。']);
  section.edit({ kind: 'type', by: 0, at: 0.5, length: 1 });
  section.edit({ kind: 'erase', by: 1, at: 0.2, length: 1 });
  const earlier = archived(section.body(), historyOf(section));
  const [, typed] = earlier.moments;
  const then = bodyAtMoment(earlier, 1)!;
  const here = new WrittenSection(section.body());
  const back = new WrittenSection(then.body);
  const restored = { ...back.entries[0]!, seq: 9, person: '王' as PersonId, whole: true as const };
  const log = SectionLog.after(earlier);
  log.take([...here.entries, restored], []);
  const history = log.read([]);
  const { written, body } = bodyAtMoment(history, history.moments.length - 1)!;
  expect(body.eq(then.body)).toBe(true);
  const letters = written.find(({ from, to }) => /[a-z]/.test(body.textBetween(from, to)))!;
  expect(history.moments[letters.moment]).toEqual(typed);
});
