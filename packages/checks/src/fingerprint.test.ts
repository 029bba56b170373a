import { bodyFromNotation, figureId, personId, type Report } from '@huigao/report';
import { expect, test } from 'vitest';
import { sampleReport } from '../test/reports';
import { checkAll, type Finding, fingerprintOf, waivedFrom } from '.';

/** The sample with this as the text of its achievements. */
function withLines(...lines: readonly string[]): Report {
  const report = sampleReport();
  const { id } = report.outline.find(({ kind }) => kind === 'achievements')!;
  return { ...report, bodies: new Map(report.bodies).set(id, bodyFromNotation(lines)) };
}

const waive = (report: Report, finding: Finding): Report => {
  const kept = waivedFrom(report, finding);
  const waiver = { ...kept, why: '口径不同', by: personId('p'), name: '林晓', at: 1 };
  return { ...report, waivers: new Map([[kept.finding, waiver]]) };
};

const of = (report: Report, rule: string) =>
  checkAll(report).findings.filter((finding) => finding.rule === rule && finding.severity === 'block');

const line = '全年预算数100.00万元，执行数98.00万元，执行率89.00%。';

test('[CH6] a waived finding is not open; it is listed with reason and name', () => {
  const report = withLines(line);
  const [finding] = of(report, 'F3');
  const waived = waive(report, finding!);
  expect(of(waived, 'F3')).toEqual([]);
  expect(checkAll(waived).waived).toMatchObject([
    { finding: { rule: 'F3', shown: '89.00%' }, waiver: { why: '口径不同', name: '林晓' } },
  ]);
});

test('[CH6] it stays waived while the text around it changes', () => {
  const report = withLines(line);
  const waived = waive(report, of(report, 'F3')[0]!);
  const moved = { ...withLines('另起一段。', `前面加几个字，${line}后面也加。`), waivers: waived.waivers };
  expect(of(moved, 'F3')).toEqual([]);
});

test.each([
  ['the one operand', line.replace('89.00%', '88.00%')],
  ['the other', line.replace('98.00', '97.00')],
  ['the third', line.replace('100.00', '101.00')],
])('[CH6] a waiver dies with a change of %s', (_, changed) => {
  const report = withLines(line);
  const { waivers } = waive(report, of(report, 'F3')[0]!);
  expect(of({ ...withLines(changed), waivers }, 'F3')).toHaveLength(1);
});

test('[CH6] a waiver dies when a figure changes by less than is shown', () => {
  const report = sampleReport();
  const [finding] = of(report, 'T1');
  expect(finding!.shown).toBe('99.7%');
  const waived = waive(report, finding!);
  expect(of(waived, 'T1')).toEqual([]);
  const id = figureId('total.executed');
  const figure = { ...report.figures.get(id)!, value: '21189000.01' };
  expect(of({ ...waived, figures: new Map(report.figures).set(id, figure) }, 'T1')).toHaveLength(1);
});

test('[CH6] a fingerprint says nothing of ids that change with the installation', () => {
  const report = sampleReport();
  const [finding] = of(report, 'T1');
  const section = finding!.place!.section;
  const renamed = {
    ...report,
    outline: report.outline.map((entry) =>
      entry.id === section ? { ...entry, id: 'other' as never } : entry,
    ),
  };
  const there = { ...finding!, place: { ...finding!.place!, section: 'other' as never } };
  expect(fingerprintOf(renamed, there)).toBe(fingerprintOf(report, finding!));
});

test('[CH6] of a finding about words its sentence is what is waived', () => {
  const report = withLines('建成**阵地**12个。');
  const [finding] = of(report, 'S5');
  const { waivers } = waive(report, finding!);
  expect(of({ ...withLines('建成**阵地**12个。'), waivers }, 'S5')).toEqual([]);
  expect(of({ ...withLines('新建**阵地**12个。'), waivers }, 'S5')).toHaveLength(1);
});
