// Laws: what the checks say does not depend on what it must not depend on, and they take time linear in the text.

import { bodyFromNotation, type Report, type SectionKind } from '@huigao/report';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { genres } from '../test/genres';
import { findingsIn, sampleReport } from '../test/reports';
import { checkReport, classifyNumbers, readForChecks } from '.';

function withText(kind: SectionKind, lines: readonly string[]): Report {
  const report = sampleReport();
  const entry = report.outline.find((one) => one.kind === kind)!;
  // Alone, so that a run reads little.
  return { ...report, outline: [entry], bodies: new Map([[entry.id, bodyFromNotation(lines)]]) };
}

const paragraphs = [
  '全年预算数100.00万元，执行数98.00万元，执行率89.00%。',
  '“三公”经费支出18.60万元，其中：因公出国（境）费0.00万元，公务用车购置及运行维护费12.40万元，公务接待费2.60万元。',
  '培训300人次，较上年增加20人次。',
  '建成**阵地**12个。',
  '编制20名，在职人员22名。',
  '根据[2024]12号文件开展工作。',
  '围绕水域、岸线、采砂、排污、水质6个方面开展巡查。',
  '各项工作平稳推进 and 有序。',
] as const;

const keyed = (report: Report) =>
  checkReport(report)
    .filter(({ severity }) => severity !== 'info')
    .map(({ rule, severity, shown }) => `${severity} ${rule} ${shown}`)
    .toSorted();

test('[CH3] findings inside paragraphs do not depend on their order', () => {
  const inOrder = keyed(withText('achievements', paragraphs));
  expect(inOrder.length).toBeGreaterThan(7);
  fc.assert(
    fc.property(fc.shuffledSubarray([...paragraphs], { minLength: paragraphs.length }), (shuffled) => {
      expect(keyed(withText('achievements', shuffled))).toEqual(inOrder);
    }),
    { numRuns: 12 },
  );
});

const wide = (text: string) =>
  text.replace(/[\d.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const spaced = (text: string) => text.replace(/(?<=\p{Script=Han})(?=\d)|(?<=\d)(?=\p{Script=Han})/gu, ' ');

const claims = fc.record({
  label: fc.constantFrom(
    '全年预算数',
    '执行数',
    '完成预算的',
    '基本支出',
    '年末结转和结余',
    '志愿者',
    '共有',
  ),
  number: fc.constantFrom(
    '2119.56万元',
    '2118.90万元',
    '99.97%',
    '99.7%',
    '1787.17万元',
    '1.24万元',
    '267名',
    '0.5万元',
  ),
});

test('[CH3] the class of a number is the same with spaces and with full-width digits', () => {
  const classes = (line: string) => {
    const reading = readForChecks(withText('plans', [line]));
    const plans = reading.report.outline.find(({ kind }) => kind === 'plans')!.id;
    return classifyNumbers(reading)
      .filter(({ statement }) => statement.line.entry.id === plans)
      .map((one) => [one.class, one.figure?.id]);
  };
  const seen = new Set<string>();
  fc.assert(
    fc.property(claims, ({ label, number }) => {
      const plain = classes(`${label}${number}。`);
      for (const [one] of plain) seen.add(one as string);
      expect(classes(spaced(`${label}${number}。`))).toEqual(plain);
      expect(classes(wide(`${label}${number}。`))).toEqual(plain);
    }),
    { numRuns: 60 },
  );
  expect([...seen].toSorted()).toEqual(['contradicts', 'matches', 'unknown']);
});

test('spaces and full-width digits change no severity of a report', () => {
  const block = (text: string) =>
    findingsIn(text)
      .filter(({ severity }) => severity === 'block')
      .map(({ rule }) => rule);
  for (const text of Object.values(genres)) {
    const wrong = text.replace(/97\.35%|98\.00%，|96\.33%|96\.00%|99\.00%，得/, '89.35%，');
    expect(block(spaced(wrong))).toEqual(block(wrong));
  }
});

const repeat = (text: string, length: number) =>
  text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** Processor time in ms, so that a busy machine does not count. */
const timeOf = (report: Report): number => {
  const start = process.cpuUsage();
  checkReport(report);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};

const timeOfParagraph = (unit: string, length: number): number =>
  timeOf(withText('achievements', [repeat(unit, length)]));

const hostile: readonly (readonly [string, string])[] = [
  ['numbers in one sentence', '1个，2%、3万元'],
  ['rates without end', '全年预算数1万元，执行数2万元，执行率3%，'],
  ['brackets', '（“《'],
  ['spaces', '年 '],
  ['labels', '执行数为：'],
  ['list marks', '1.甲。（1）乙；'],
  ['points', '一是，二是、'],
  ['shares', '基本支出1万元，占比2%，'],
  ['growth', '支出1万元，较上年增加2万元，增长3%，'],
  ['half phrases', '三个区分来'],
  ['level', '增加1%持平'],
  ['three expenses', '“三公”经费预算1万元，支出2万元，'],
];

test.each(hostile)(
  '[CH4] eight times the %s in a paragraph take no more than about eight times as long',
  (_, unit) => {
    const short = timeOfParagraph(unit, 8000);
    const long = timeOfParagraph(unit, 64_000);
    // Quadratic would be 64 times. A few milliseconds are noise.
    expect(long).toBeLessThan(Math.max(short, 30) * 25);
  },
  60_000,
);

const million = 1_000_000;

function prose(length: number): readonly string[] {
  const lines: string[] = [];
  for (let index = 0; lines.length * 60 < length; index++)
    lines.push(
      `第${index}组开展巡查${index % 97}次，整改问题${index % 89}个，${paragraphs[index % paragraphs.length]}编号${index * 7919}。`,
    );
  return lines;
}

test.each<readonly [string, (length: number) => readonly string[]]>([
  ['digits', (length) => [repeat('1234567890', length)]],
  ['characters of prose', prose],
])(
  '[CH4] a million %s take about four times as long as a quarter of a million',
  (_, textOf) => {
    const part = timeOf(withText('achievements', textOf(million / 4)));
    const whole = timeOf(withText('achievements', textOf(million)));
    // Four times as long is linear, sixteen times quadratic.
    expect(whole).toBeLessThan(Math.max(part, 30) * 9);
  },
  120_000,
);
