import { expect, test } from 'vitest';
import { catalogue, messageKeys } from './texts';

/** English texts that show words of a report, which is Chinese in either language: excerpts, names of figures, units. Examples do, too. */
const quoting = [
  'app.other-language',
  'start.shown-heading',
  'start.shown-sentence',
  'start.shown-rate',
  'start.title-suggestion',
  'template.self-evaluation',
  'template.project-expenditure',
  'export.copies-to-hint',
  'figures.entry-not-exact',
  'figures.value-hint',
  'figures.evidence-hint',
  'finding.odd-unit',
  'outline.form-section',
  'outline.form-chapter',
  'outline.form-part',
  'tour.figure-text',
];

test('no English text is Chinese, but where it quotes a report', () => {
  const chinese = messageKeys().filter((key) => /\p{Script=Han}/u.test(catalogue[key].en));
  expect(chinese.filter((key) => !quoting.includes(key) && !key.includes('example'))).toEqual([]);
});

test('English and Chinese have the same parameters', () => {
  const marks = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
  const different = messageKeys().filter(
    (key) => marks(catalogue[key].zh).join() !== marks(catalogue[key].en).join(),
  );
  expect(different).toEqual([]);
});
