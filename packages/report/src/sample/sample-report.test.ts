import { formatFigure, parseFormatCode } from '@huigao/figures';
import { expect, test } from 'vitest';
import { countCharacters, placesByFigure, sectionParagraphs } from '../body/text';
import { figureText, figureValues } from '../figure-values';
import { figureId, reportId } from '../ids';
import { sectionKinds } from '../templates/section-kind';
import { reportFromSeed } from '../templates/template';
import { type SampleSectionKind, sampleFigures, sampleSections } from './sample-report';
import { sampleSeed } from './sample-seed';

const kinds = sectionKinds.filter((kind) => kind !== 'other' && kind !== 'attachment');

let made = 0;
const report = reportFromSeed(sampleSeed(), {
  id: reportId('sample'),
  owner: null,
  newId: () => `s${++made}`,
});
const paragraphs = (kind: SampleSectionKind) =>
  sectionParagraphs(report, report.outline.find((entry) => entry.kind === kind)!.id);
const text = kinds.flatMap(paragraphs).join('\n');
const shown = (id: string, format = '') => figureText(report.figures, figureId(id), format);
const placesIn = (kind: SampleSectionKind) =>
  [...sampleSections[kind].join().matchAll(/\[\[([^#\]|]+)/g)].map((m) => m[1]!);

test('all nine sections are filled, 3,000 to 6,000 characters altogether', () => {
  expect(Object.keys(sampleSections).sort()).toEqual([...kinds].sort());
  for (const kind of kinds) expect(paragraphs(kind).join('').length, kind).toBeGreaterThan(150);
  const han = text.match(/\p{Script=Han}/gu)!.length;
  expect(han).toBeGreaterThan(3000);
  expect(countCharacters(report)).toBeLessThan(6000);
});

test('every figure formats its value, within the bound its wording claims', () => {
  const values = figureValues(report.figures);
  for (const { id, unit, format } of sampleFigures) {
    const value = values.get(id);
    if (!value?.ok) throw new Error(`${id} has no value`);
    const code = parseFormatCode(format);
    expect(code, id).not.toBeNull();
    expect(formatFigure(value.value, unit, code!), id).toMatchObject({ ok: true });
  }
});

test.each([
  ['total.budgeted', '2,119.56万元'],
  ['total.executed', '2,118.90万元'],
  ['total.rate', '99.97%'],
  ['source.govFund', '0.00万元'],
  ['nature.basic', '1,787.17万元'],
  ['nature.project', '331.73万元'],
  ['carryOver.closing', '1.24万元'],
  ['task1.rate', '91.15%'],
  ['task2.rate', '100.00%'],
  ['task3.rate', '99.09%'],
  ['training.persons', '1.5万余人次'],
  ['service.kinds', '8大类'],
  ['troupes.people', '近3万人'],
  ['belt.people', '近30万名'],
  ['recruits.street', '近6成'],
  ['recruits.skilled', '近4成'],
  ['opinions', '1.4万余条'],
  ['research.results', '1000余项'],
  ['paired.requests', '7000余个'],
  ['heritage.workshops', '20余个'],
])('%s shows %s', (id, expected) => {
  expect(shown(id)).toBe(expected);
});

test('every place names a figure of the sample and shows it; every figure stands in the text', () => {
  const ids = sampleFigures.map((figure) => figure.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...placesByFigure(report).keys()].sort()).toEqual([...ids].sort());
  // 〔label〕 is what a place without value shows, `[[` what a token the notation did not read leaves.
  expect(text).not.toMatch(/[〔〕]|\[\[|\]\]/);
});

test('the published mistake is typed once, in the budget section, and the computed rate says otherwise', () => {
  expect(text.split('99.7%')).toHaveLength(2);
  expect(paragraphs('budget')[0]).toContain('完成预算的99.7%');
  expect(sampleSections.budget[0]).toContain('完成预算的99.7%');
  expect(paragraphs('conclusion').join()).toContain('预算执行率99.97%');
});

test('sources and natures add up to the executed amount, in 元', () => {
  const sum = (prefix: string) =>
    sampleFigures
      .filter(({ id }) => id.startsWith(prefix))
      .reduce((total, { value }) => total + BigInt(value!), 0n);
  expect([sum('source.'), sum('nature.')]).toEqual([21189000n, 21189000n]);
});

test('what is said twice is one figure with two places', () => {
  const said = new Set(placesIn('achievements'));
  for (const id of ['recruits', 'training.classes', 'training.persons', 'service.kinds', 'service.tutors']) {
    expect(placesIn('taskResults'), id).toContain(id);
    expect(said, id).toContain(id);
  }
});

test('numbers are computed: no ordinal is typed', () => {
  const typed = kinds.flatMap((kind) => sampleSections[kind]).join('\n');
  expect(typed).not.toMatch(/[一二三四五六]是|（[一二三四\d]）|^\d\./m);
  expect(paragraphs('taskResults')[0]).toBe('1.公共文化服务活动');
  expect(paragraphs('achievements')[1]).toMatch(/^2\.突出普惠均衡.*一是志愿服务.*四是基层阵地/);
});

test('flaws left for the checks: a set phrase in two forms, an indicator without target, one odd decimal', () => {
  const phrase = (kind: SampleSectionKind) =>
    /公共文化服务体系(一体化?建设)/.exec(paragraphs(kind).join())?.[1];
  expect([phrase('taskResults'), phrase('achievements')]).toEqual(['一体建设', '一体化建设']);
  expect(paragraphs('taskResults').findLast((line) => !line.includes('\t') && line.length > 20)).toMatch(
    /（2）建立驿站轮值策划机制[^值]*达到年度目标。$/,
  );
  expect(paragraphs('taskResults').join()).toContain('9.9万元，预算完成数9.81万元');
});
