import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeArchive, encodeArchive } from '../archive';
import { bodyFromNotation } from '../body/notation';
import { bodySchema } from '../body/schema';
import { countSection } from '../body/text';
import { reportId } from '../ids';
import type { Report } from '../report';
import { projectTemplate } from './project-template';
import { guideFault, guideOf, maxAskedCharacters, maxGuideLength, templateGuide } from './section-guide';
import { selfEvaluationTemplate } from './self-evaluation-template';
import { reportFromSeed, seedFromTemplate, type Template } from './template';

function reportOf(template: Template): Report {
  let ids = 0;
  const seed = seedFromTemplate(template, { title: '报告', year: 2023, department: '某局' });
  return reportFromSeed(seed, { id: reportId('r'), owner: null, newId: () => `s${ids++}` });
}

test('a section asks what its template asks, until the report says something else', () => {
  const report = reportOf(selfEvaluationTemplate);
  const plans = report.outline.find(({ kind }) => kind === 'plans')!;
  expect(plans).not.toHaveProperty('guide');
  expect(guideOf(plans)).toEqual(templateGuide('plans'));
  expect(guideOf(plans).words).toContain('整改措施');
  const own = { words: '不超过三条。', least: null, most: 500 };
  expect(guideOf({ ...plans, guide: own })).toBe(own);
  expect(guideOf({ kind: 'other' })).toEqual({ words: '', least: null, most: null });
});

test('another template brings its own with the report', () => {
  const report = reportOf(projectTemplate);
  const functions = report.outline.find(({ kind }) => kind === 'functions')!;
  expect(guideOf(functions).words).toContain('立项依据');
});

test.each([
  [{ words: '', least: null, most: null }, null],
  [{ words: '写明', least: 0, most: 1 }, null],
  [{ words: '写'.repeat(maxGuideLength + 1), least: null, most: null }, 'words'],
  [{ words: '', least: -1, most: null }, 'least'],
  [{ words: '', least: 1.5, most: null }, 'least'],
  [{ words: '', least: Number.NaN, most: null }, 'least'],
  [{ words: '', least: 10, most: 9 }, 'most'],
  [{ words: '', least: null, most: 0 }, 'most'],
  [{ words: '', least: null, most: maxAskedCharacters + 1 }, 'most'],
] as const)('of %j the fault is %s', (guide, fault) => {
  expect(guideFault(guide)).toBe(fault);
});

test('an archive carries what is asked, and refuses what nobody could ask', () => {
  const report = reportOf(selfEvaluationTemplate);
  const guide = { words: '只写三条', least: 10, most: 300 };
  const asked = { ...report, outline: report.outline.map((entry) => ({ ...entry, guide })) };
  const back = decodeArchive(encodeArchive(asked));
  expect(back.ok && back.seed.outline.map((entry) => entry.guide)).toEqual(asked.outline.map(() => guide));
  const bad = encodeArchive(asked).replaceAll('"most": 300', '"most": 3');
  expect(decodeArchive(bad)).toMatchObject({ ok: false, code: 'broken-archive' });
});

const text = fc
  .array(
    fc.constantFrom(
      '全',
      '。',
      'a',
      '7',
      'é',
      '𠮷',
      '\u3000',
      ' ',
      '\t',
      '\u2009',
      '\ufeff',
      '\ud842',
      'ー',
      '！',
    ),
  )
  .map((characters) => characters.join(''));

test('a text has as many characters and words as the standard says of its parts', () => {
  const report = reportOf(selfEvaluationTemplate);
  const entry = report.outline.find(({ kind }) => kind === 'plans')!;
  fc.assert(
    fc.property(text, (line) => {
      const body = bodySchema.nodes.doc.create(null, [
        bodySchema.nodes.paragraph.create(null, line === '' ? [] : bodySchema.text(line)),
      ]);
      const latin = line.match(/[!-~\u00a1-\u02ff]+/gu) ?? [];
      const others = [...line.replace(/[!-~\u00a1-\u02ff]+/gu, '').replace(/\s/g, '')];
      expect(countSection({ ...report, bodies: new Map([[entry.id, body]]) }, entry)).toEqual({
        characters: [...line.replace(/\s/g, '')].length,
        words: latin.length + others.length,
      });
    }),
    { numRuns: 100 },
  );
});

test('characters are counted as shown, words as word processors count them', () => {
  const report = reportOf(selfEvaluationTemplate);
  const entry = report.outline.find(({ kind }) => kind === 'plans')!;
  const count = (...lines: readonly string[]) =>
    countSection({ ...report, bodies: new Map([[entry.id, bodyFromNotation(lines)]]) }, entry);
  expect(count('全年 2,118.90 万元，引入AI and 5G。𠮷')).toEqual({ characters: 24, words: 13 });
  expect(count('[[#point]]加强')).toEqual({ characters: 4, words: 4 });
  expect(count('')).toEqual({ characters: 0, words: 0 });
});
