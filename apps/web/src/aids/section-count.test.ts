import { bodyFromNotation, countCharacters, reportFromSeed, reportId, sampleSeed } from '@huigao/report';
import { expect, test } from 'vitest';
import { charactersOf, countSteps } from './section-count';

const sample = () => {
  let next = 0;
  return reportFromSeed(sampleSeed(), { id: reportId('r'), owner: null, newId: () => `s${next++}` });
};

function count(report: ReturnType<typeof sample>): number {
  const steps = countSteps(report);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return charactersOf(step.value);
}

test('sections counted apart give what the whole report gives, also after an edit and a changed figure', () => {
  const report = sample();
  expect(count(report)).toBe(countCharacters(report));
  const [id] = [...report.bodies.keys()];
  const edited = { ...report, bodies: new Map(report.bodies).set(id!, bodyFromNotation(['四个汉字'])) };
  expect(count(edited)).toBe(countCharacters(edited));
  expect(count(edited)).not.toBe(count(report));
  const figures = new Map([...edited.figures].map(([key, figure]) => [key, { ...figure, value: null }]));
  const emptied = { ...edited, figures };
  expect(count(emptied)).toBe(countCharacters(emptied));
  expect(count(emptied)).not.toBe(count(edited));
});
