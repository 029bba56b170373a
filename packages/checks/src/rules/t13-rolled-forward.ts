// T13: what a report that was rolled forward still says of last year. Its text is last year's until somebody has gone over it: the year
// itself, the year before it where the text compares, and typed numbers that are what their figure was last year.

import { claimState, decimal } from '@huigao/figures';
import type { Finding } from '../finding';
import type { Line, Statement } from '../reading/line';
import type { Reading } from '../reading/reading';
import { found, type Rule } from '../rule';
import { labelledFigure } from './t1-typed-numbers';

const named = /((?:19|20)\d\d)\s*年/g;
/** Words before a year that it is compared with. */
const compares = /(?:较|比|同比|相比|上年|去年|同期|与)[（(]?$/;

function leftovers(line: Line, from: number, year: number): readonly Finding[] {
  return [...line.text.matchAll(named)].flatMap((match) => {
    const said = Number(match[1]);
    const isCompared = compares.test(line.text.slice(0, match.index));
    // Compared with last year is what this year's text should be.
    const right = said === from && !isCompared ? year : said === from - 1 && isCompared ? year - 1 : null;
    if (right === null) return [];
    const at = { line, from: match.index, to: match.index + 4 };
    return [
      found({ rule: 'T13', severity: 'warn', message: 'finding.from-last-year' }, at, {
        parameters: { shown: match[1]!, year: String(right) },
        expected: String(right),
        fix: { kind: 'replace', text: String(right) },
      }),
    ];
  });
}

/** Words in front of a number that say that it is meant to be one of another year. */
const ofAnotherYear = /上年|去年|同期|年初结转|较|比/;

function oldNumber(reading: Reading, statement: Statement): readonly Finding[] {
  if (statement.linked !== null || ofAnotherYear.test(statement.lead)) return [];
  const figure = labelledFigure(reading, statement);
  if (!figure?.previous || figure.previous === figure.value || figure.unit !== statement.figure.unit)
    return [];
  const previous = decimal(figure.previous);
  if (!previous || claimState(statement.figure, previous) === 'broken') return [];
  return [
    found({ rule: 'T13', severity: 'warn', message: 'finding.last-years-number' }, statement, {
      parameters: { label: figure.label, shown: statement.figure.text },
    }),
  ];
}

/** T13. */
export const rolledForward: Rule = {
  id: 'T13',
  severity: 'warn',
  run: (reading) => {
    const { report, lines, statements } = reading;
    const from = report.rolledFrom?.year ?? null;
    const { year } = report;
    if (from === null || year === null || year <= from) return [];
    return [
      ...lines.flatMap((line) => leftovers(line, from, year)),
      ...statements.flatMap((statement) => oldNumber(reading, statement)),
    ];
  },
};
