import {
  type FigureId,
  type HistoryItem,
  type HistoryMoment,
  personId,
  type Report,
  reportFromSeed,
  reportId,
  type SectionHistory,
  sampleSeed,
} from '@huigao/report';
import { expect, test } from 'vitest';
import { markBeside, marksOf } from './marks';
import { charactersBy, momentBlocks } from './moment-blocks';

let made = 0;
const sample = reportFromSeed(sampleSeed(), { id: reportId('r'), owner: null, newId: () => `s${++made}` });
const [section] = [...sample.bodies.keys()];
const [chen, lin] = [personId('陈'), personId('林')];

const moment = (seq: number, person: typeof chen | null, at: number, isRestoring = false): HistoryMoment => ({
  seq,
  person,
  from: at,
  at,
  isRestoring,
});

const place: HistoryItem = ['node', 1, -1, 1, 'place', [['figure', 'total.executed', 1]], []];
const history: SectionHistory = {
  moments: [moment(1, null, 100), moment(4, chen, 200), moment(7, lin, 300)],
  generations: [
    {
      since: 0,
      items: [
        [
          'node',
          0,
          -1,
          0,
          'paragraph',
          [],
          [
            ['text', 0, -1, 0, '全年'],
            ['text', 1, 2, 1, '花了'],
            ['text', 2, -1, 2, '支出'],
            place,
            ['text', 2, -1, 1, '。'],
          ],
        ],
      ],
    },
  ],
};

/** The value was set to that of now between the second moment and the third. */
const executed = 'total.executed' as FigureId;
const figure = sample.figures.get(executed)!;
const report: Report = {
  ...sample,
  figures: new Map([
    ...sample.figures,
    [executed, { ...figure, history: [{ by: lin, at: 250, from: '10000', to: figure.value, why: '' }] }],
  ]),
};

const shown = (at: number) =>
  momentBlocks(report, history, at)[0]!.pieces.map(
    ({ text, moment, isNew }) => `${history.moments[moment!]!.person ?? ''}:${text}${isNew ? '*' : ''}`,
  );

test('each piece of a moment says who wrote it, and a figure shows what it was then', () => {
  expect(shown(0)).toEqual([':全年']);
  expect(shown(1)).toEqual([':全年', '陈:花了*', '陈:1.00万元*']);
  // What came back at this moment was written before it.
  expect(shown(2)).toEqual([':全年', '林:支出*', '陈:2119.00万元', '陈:。'].map(expectValue));
  expect(charactersBy(momentBlocks(report, history, 1), history)).toEqual(
    new Map([
      [null, 2],
      [chen, 8],
    ]),
  );
  expect(momentBlocks(report, history, 3)).toEqual([]);
});

/** The value of now, whatever the sample says. */
const expectValue = (text: string) =>
  text.startsWith('陈:2') ? expect.stringMatching(/^陈:[\d,.]+万元$/) : text;

test('steps, restorations and final versions stand at the moment whose text they found', () => {
  const step = { by: lin, why: '', onBehalfOf: null, digest: null };
  const outline = report.outline.map((entry) =>
    entry.id === section ? { ...entry, steps: [{ ...step, event: 'submit' as const, at: 260 }] } : entry,
  );
  const restored = { ...history, moments: [...history.moments, moment(9, chen, 400, true)] };
  const finals = [{ number: 1, by: lin, at: 500, note: '', digest: '' }];
  const marks = marksOf({ ...report, outline, finals }, section!, restored);
  expect(marks.map(({ what, moment }) => [what, moment])).toEqual([
    ['submit', 1],
    ['restore', 3],
    ['freeze', 3],
  ]);
  expect(markBeside(marks, 2, 1)?.what).toBe('restore');
  expect(markBeside(marks, 2, -1)?.what).toBe('submit');
  expect(markBeside(marks, 3, 1)).toBeNull();
});
