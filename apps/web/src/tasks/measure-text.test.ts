import { reportFromSeed, reportId, sampleSeed } from '@huigao/report';
import { expect, test } from 'vitest';
import { measureEntry, readMeasure } from './measure-text';

const { figures } = reportFromSeed(sampleSeed(), { id: reportId('r'), owner: null, newId: () => 's' });

test.each([
  ['', null],
  ['50', { value: '50' }],
  ['１，２５０.50', { value: '1250.5' }],
  ['及时', { word: '及时' }],
  ['11月底前', { word: '11月底前' }],
  ['培训班目标值', { figure: 'training.classes.target' }],
])('%s is read as it is meant, and shown again so', (text, measure) => {
  const read = readMeasure(figures, text);
  expect(read).toEqual(measure);
  expect(readMeasure(figures, measureEntry(figures, read))).toEqual(measure);
});
