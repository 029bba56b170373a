import { checkReport, relocate } from '@huigao/checks';
import {
  bodyFromNotation,
  bodySchema,
  type Report,
  reportFromSeed,
  reportId,
  type SectionId,
  sampleSeed,
} from '@huigao/report';
import { expect, test } from 'vitest';
import type { ReportNavigator } from '../report/report-session';
import { applyFixes, isMendable, type Mendable } from './apply-fixes';

/** What can be linked in a section. */
const links = (report: Report, section: SectionId): readonly Mendable[] =>
  checkReport(report).filter(
    (finding): finding is Mendable =>
      isMendable(finding) && finding.rule === 'T1' && finding.place.section === section,
  );

function reportWith(line: string): { report: Report; section: SectionId } {
  let next = 0;
  const made = reportFromSeed(sampleSeed(), { id: reportId('r'), owner: null, newId: () => `s${next++}` });
  const section = made.outline.find(({ kind }) => kind === 'plans')!.id;
  return { section, report: withText(made, section, line) };
}

const withText = (report: Report, section: SectionId, line: string): Report => ({
  ...report,
  bodies: new Map(report.bodies).set(section, bodyFromNotation([line])),
});

/** A report whose sections are edited without a view; `refusals` answers of false come first, as of an editor that is not there. */
function editing(first: Report, refusals = 0) {
  let report = first;
  let left = refusals;
  const shown: SectionId[] = [];
  const navigator: Pick<ReportNavigator, 'goTo' | 'replaceWithPlace' | 'replaceWithText'> = {
    goTo: ({ section }) => shown.push(section),
    replaceWithPlace: ({ section, from, to }, figure, format) => {
      if (left-- > 0) return false;
      const { paragraph, place } = bodySchema.nodes;
      const instead = paragraph.create(null, place.create({ figure, format, shown: '' })).slice(0);
      const body = report.bodies.get(section)!.replace(from, to, instead);
      report = { ...report, bodies: new Map(report.bodies).set(section, body) };
      return true;
    },
    replaceWithText: ({ section, from, to }, text) => {
      const words = bodySchema.nodes.paragraph
        .create(null, text === '' ? [] : bodySchema.text(text))
        .slice(0);
      const body = report.bodies.get(section)!.replace(from, to, words);
      report = { ...report, bodies: new Map(report.bodies).set(section, body) };
      return true;
    },
  };
  const store = { current: () => report, subscribe: () => () => {} };
  return { session: { store, navigator: navigator as ReportNavigator }, now: () => report, shown };
}

const line = '全年预算数2,119.56万元，执行数2,118.90万元，完成预算的99.97%。';

test('all numbers of a sentence are put in, though each moves the others', async () => {
  const { report, section } = reportWith(line);
  const findings = links(report, section);
  expect(findings).toHaveLength(3);
  const { session, now } = editing(report);
  expect(await applyFixes(session, findings)).toBe(3);
  const figures: string[] = [];
  now()
    .bodies.get(section)!
    .descendants((node) => {
      if (node.type.name === 'place') figures.push(node.attrs.figure as string);
    });
  expect(figures).toEqual(['total.budgeted', 'total.executed', 'total.rate']);
  expect(now().bodies.get(section)!.textContent).toBe('全年预算数，执行数，完成预算的。');
});

test('an editor that is not there yet is brought into view and waited for', async () => {
  const { report, section } = reportWith(line);
  const { session, shown } = editing(report, 2);
  expect(await applyFixes(session, links(report, section))).toBe(3);
  expect(shown).toEqual([section]);
});

test('a number that moved is found where it stands now; one that is gone is left alone', async () => {
  const { report, section } = reportWith(line);
  const [finding] = links(report, section);
  const { from } = finding!.place;
  const moved = withText(report, section, `新添一句。${line}`);
  expect(relocate(moved, finding!)?.from).toBe(from + 5);
  const { session } = editing(withText(report, section, '全年预算数有变。'));
  expect(await applyFixes(session, [finding!])).toBe(0);
});

test('other words are put where a finding says them', async () => {
  const { report, section } = reportWith(
    '预算数100.00万元，执行数98.00万元，执行率89.00%。按[2024]7号文件办理。',
  );
  const wanted = checkReport(report).filter(
    (finding): finding is Mendable =>
      isMendable(finding) && finding.fix.kind === 'replace' && finding.place.section === section,
  );
  const { session, now } = editing(report);
  expect(await applyFixes(session, wanted)).toBe(2);
  expect(now().bodies.get(section)!.textContent).toBe(
    '预算数100.00万元，执行数98.00万元，执行率98.00%。按〔2024〕7号文件办理。',
  );
});
