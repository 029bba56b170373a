import { expect, test } from 'vitest';
import { figureText } from './figure-values';
import { type FigureId, personId, reportId } from './ids';
import { rolledForward } from './roll-forward';
import { sampleSeed } from './sample/sample-seed';
import { reportFromSeed } from './templates/template';

let made = 0;
const sample = reportFromSeed(sampleSeed(), {
  id: reportId('old'),
  owner: { person: personId('林'), name: '林' },
  newId: () => `s${++made}`,
});
const old = {
  ...sample,
  outline: sample.outline.map((entry) => ({
    ...entry,
    drafters: [personId('林')],
    due: '2024-03-31',
    status: 'agreed' as const,
    steps: [],
  })),
};
const next = rolledForward(old, { id: reportId('new'), title: '2024年度报告', year: 2024 });

test('outline, people and texts go on; states, due dates and dates do not', () => {
  expect(next.outline.map(({ id, title, drafters }) => [id, title, drafters])).toEqual(
    old.outline.map(({ id, title, drafters }) => [id, title, drafters]),
  );
  expect(
    next.outline.every(
      ({ status, due, pins, steps }) => status === 'drafting' && !due && !pins && steps.length === 0,
    ),
  ).toBe(true);
  expect(next.people).toBe(old.people);
  expect([...next.bodies].map(([, body]) => body.textContent)).toEqual(
    [...old.bodies].map(([, body]) => body.textContent),
  );
  expect(next.signature).toEqual({ ...old.signature, date: null });
  expect(next).toMatchObject({ id: 'new', year: 2024, rolledFrom: { report: 'old', year: old.year } });
});

test('figures keep their definitions and formulas, without values; those of last year stand beside them', () => {
  const executed = 'total.executed' as FigureId;
  const rate = 'total.rate' as FigureId;
  expect(figureText(next.figures, executed)).toBeNull();
  expect(figureText(next.figures, rate)).toBeNull();
  for (const id of [executed, rate]) {
    const [was, is] = [old.figures.get(id)!, next.figures.get(id)!];
    expect(is).toMatchObject({
      label: was.label,
      unit: was.unit,
      formula: was.formula,
      format: was.format,
      history: [],
    });
  }
  expect(next.figures.get(executed)!.previous).toBe(old.figures.get(executed)!.value);
  expect(Number(next.figures.get(rate)!.previous)).toBeCloseTo(99.97, 1);
  expect(next.figures.size).toBe(old.figures.size);
});
