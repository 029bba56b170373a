// T9: years. Amounts of the department that a sentence gives for another year than the report's, without a word of comparison, were
// left from last year's text; 上年 beside a year that is not the one before; days that no calendar has.

import type { Finding } from '../finding';
import type { Line } from '../reading/line';
import type { Reading } from '../reading/reading';
import { found, type Rule } from '../rule';

const leading = /^[^\d。]{0,12}((?:19|20)\d\d)\s*年(?:度)?/;
const compared = /较|比|同期|上年|去年|增长|下降|增加|减少|结转|批复|印发|以来|至|—|-|到/;

const wholeRoles = new Set(['budgeted', 'executed', 'rate']);

/** The section of income and expenditure opens with another year than the title. */
function otherYear({ report, sections }: Reading): readonly Finding[] {
  const { year } = report;
  if (year === null) return [];
  return sections
    .filter(({ entry }) => entry.kind === 'budget' || entry.kind === 'conclusion')
    .flatMap(({ lines }) =>
      lines.flatMap((line) =>
        line.inSentence.flatMap((own, index) => {
          if (!own.some(({ term }) => term && wholeRoles.has(term.role))) return [];
          const { from, to } = line.sentences[index]!;
          const text = line.text.slice(from, to);
          const match = leading.exec(text);
          const first = own[0]!;
          if (!match || Number(match[1]) === year || from + match[0].length > first.from) return [];
          if (compared.test(text.slice(match[0].length)) || mentions(line, year)) return [];
          const at = from + match[0].lastIndexOf(match[1]!);
          const parameters = { shown: match[1]!, year: String(year) };
          return [
            found(
              { rule: 'T9', severity: 'block', message: 'finding.other-year' },
              { line, from: at, to: at + 4 },
              {
                parameters,
                expected: String(year),
                fix: { kind: 'replace', text: String(year) },
              },
            ),
          ];
        }),
      ),
    );
}

/** A paragraph that names the report's year too sets two years side by side. */
const mentions = (line: Line, year: number) => line.text.includes(String(year));

const lastYear = /(?:上年|去年|上一年度?)(?:度)?[（(]((?:19|20)\d\d)\s*年(?:度)?[)）]/g;

function wrongLastYear(line: Line, year: number | null): readonly Finding[] {
  if (year === null) return [];
  return [...line.text.matchAll(lastYear)]
    .filter(([, said]) => Number(said) !== year - 1)
    .map((match) => {
      const from = match.index;
      const parameters = { shown: match[0], year: String(year - 1) };
      return found(
        { rule: 'T9', severity: 'block', message: 'finding.last-year-wrong' },
        { line, from, to: from + match[0].length },
        { parameters },
      );
    });
}

const date = /((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/g;
const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

function impossibleDates(line: Line): readonly Finding[] {
  return [...line.text.matchAll(date)].flatMap((match) => {
    const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
    const last = days[month - 1] ?? 0;
    if (day >= 1 && day <= last && !(month === 2 && day === 29 && !isLeap(year))) return [];
    const where = { line, from: match.index, to: match.index + match[0].length };
    return [
      found({ rule: 'T9', severity: 'block', message: 'finding.no-such-day' }, where, {
        parameters: { shown: match[0] },
      }),
    ];
  });
}

/** T9. */
export const years: Rule = {
  id: 'T9',
  severity: 'block',
  run: (reading) => [
    ...otherYear(reading),
    ...reading.lines.flatMap((line) => [
      ...wrongLastYear(line, reading.report.year),
      ...impossibleDates(line),
    ]),
  ],
};
