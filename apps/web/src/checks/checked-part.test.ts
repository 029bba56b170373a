import { type Checked, checkAll } from '@huigao/checks';
import { bodyFromNotation, type Report, reportFromSeed, reportId, sampleSeed } from '@huigao/report';
import { expect, test } from 'vitest';
import { AnswerWriter, checkedAfter } from './answer-mirror';
import {
  contradictedFigures,
  countsBySection,
  findingsBySection,
  numbersBySection,
  partOf,
  sumsOfFigures,
} from './checked-part';
import { sameFinding, sameIdentity } from './same-words';

let next = 0;
const report = reportFromSeed(sampleSeed(), { id: reportId('r'), owner: null, newId: () => `s${next++}` });
const sectionOf = (kind: string) => report.outline.find((entry) => entry.kind === kind)!.id;

function withLines(kind: string, lines: readonly string[]): Report {
  return { ...report, bodies: new Map(report.bodies).set(sectionOf(kind), bodyFromNotation(lines)) };
}

const lines = ['执行数2,118.91万元。', '增加（见上）的的。', '全年预算数100万元，执行数98万元，执行率97%。'];
/** The same problems, a paragraph further down. */
const [first, moved] = [withLines('plans', lines), withLines('plans', ['一段话。', ...lines])].map((report) =>
  checkAll(report, true),
);

/** What the page has of both, one after the other. */
function onPage(): readonly [Checked, Checked] {
  const writer = new AnswerWriter();
  const one = checkedAfter(null, structuredClone(writer.answerFor(first!)));
  return [one, checkedAfter(one, structuredClone(writer.answerFor(moved!)))];
}

test('the page has what the checks say after each answer, and the old objects where they say the same', () => {
  const [one, two] = onPage();
  expect(one).toEqual(first);
  expect(two).toEqual(moved);
  const stays = two.findings.filter(
    (finding) => !JSON.stringify(finding).includes(`"${sectionOf('plans')}"`),
  );
  expect(stays.length).toBeGreaterThan(3);
  expect(stays.filter((finding) => !one.findings.includes(finding))).toEqual([]);
});

test('an answer that says the same sends nothing', () => {
  const writer = new AnswerWriter();
  const one = checkedAfter(null, writer.answerFor(first!));
  const answer = writer.answerFor(checkAll(withLines('plans', lines), true));
  expect(new Set(Object.values(answer))).toEqual(new Set([null]));
  expect(checkedAfter(one, answer)).toBe(one);
});

test('what moves says the same; what changes does not', () => {
  const here = (checked: Checked) =>
    checked.findings.filter(({ place }) => place?.section === sectionOf('plans'));
  const [before, after] = [here(first!), here(moved!)];
  expect(before.length).toBeGreaterThan(1);
  expect(after.map((finding, index) => sameFinding(finding, before[index]!))).toEqual(before.map(() => true));
  expect(after.map(({ place }) => place!.from)).not.toEqual(before.map(({ place }) => place!.from));
  expect(sameFinding(before[0]!, { ...before[0]!, shown: '别的' })).toBe(false);
  expect(first!.identities.every((one, index) => sameIdentity(one, moved!.identities[index]!))).toBe(true);
});

test('parts are the same objects where nothing but places elsewhere changed', () => {
  const [one, two] = onPage();
  const [findings, numbers, counts, figures, sums] = [
    partOf(findingsBySection),
    partOf(numbersBySection),
    partOf(countsBySection),
    partOf(contradictedFigures),
    partOf(sumsOfFigures),
  ];
  const before = [counts(one), figures(one), sums(one)];
  const [found, numbered] = [findings(one), numbers(one)];
  expect(sums(one).length).toBeGreaterThan(0);
  expect([counts(two), figures(two), sums(two)].map((part, index) => part === before[index])).toEqual([
    true,
    true,
    true,
  ]);
  const budget = sectionOf('budget');
  expect(numbers(two).get(budget)).toBe(numbered.get(budget));
  expect(findings(two).get(sectionOf('conclusion'))).toBe(found.get(sectionOf('conclusion')));
  expect(findings(two).get(sectionOf('plans'))).not.toBe(found.get(sectionOf('plans')));
});
