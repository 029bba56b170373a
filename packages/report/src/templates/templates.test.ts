import { expect, test } from 'vitest';
import { shownSections } from '../body/text';
import { figureText } from '../figure-values';
import { figureId, reportId } from '../ids';
import { reportFromSeed, seedFromTemplate } from './template';
import { templateIds } from './template-ids';
import { templates } from './templates';

test.each(templateIds)('the template %s has sections, and text that refers to its figures only', (id) => {
  const template = templates[id];
  expect(template.id).toBe(id);
  let next = 0;
  const seed = seedFromTemplate(template, { title: '甲', year: 2023, department: '某局' });
  const report = reportFromSeed(seed, { id: reportId('r'), owner: null, newId: () => `s${next++}` });
  const known = new Set(report.figures.keys());
  const places = shownSections(report).flatMap(({ blocks }) =>
    blocks.flatMap(({ runs }) => runs.flatMap(({ figure }) => figure ?? [])),
  );
  expect(places.length).toBeGreaterThan(5);
  for (const place of places) expect(known).toContain(place);
  const kinds = report.outline.map(({ kind }) => kind).filter((kind) => kind !== 'part');
  expect(new Set(kinds).size).toBe(kinds.length);
  const valued = new Map(report.figures);
  for (const [key, value] of [
    ['total.budgeted', '200'],
    ['total.executed', '150'],
  ] as const)
    valued.set(figureId(key), { ...valued.get(figureId(key))!, value });
  expect(figureText(valued, figureId('total.rate'))).toBe('75.00%');
});
