// T2: the same statement with another number. Statements are the same when a whole clause is, but for its numbers, and long enough to
// be about one thing. Results said in two sections must agree; two tasks may each have held their own courses, so inside one section,
// and between a goal and its result, nothing is said. Amounts of the whole department must agree wherever they stand.

import type { Finding } from '../finding';
import type { Statement } from '../reading/line';
import { agree, isOfWhole, statedAmount, wholeOf } from '../reading/operands';
import { derived, type Reading } from '../reading/reading';
import type { Role } from '../reading/roles';
import { found, type Rule } from '../rule';

/** Kinds of sections that tell results. */
const results = new Set(['conclusion', 'taskResults', 'achievements']);

/** Shorter clauses are said of many things. */
const shortestHead = 8;

const clauseEnd = /[，。；：！？,;:!?\n]/;
const longestClause = 60;

interface Keyed {
  readonly statement: Statement;
  readonly key: string;
}

/** The clause around a number with every numeral masked, and which of its numbers it is. */
function keyOf(statement: Statement): string | null {
  const { line, from, to } = statement;
  let start = from;
  while (start > 0 && from - start < longestClause && !isEnd(line.text, start - 1)) start--;
  let end = to;
  while (end < line.text.length && end - to < longestClause && !isEnd(line.text, end)) end++;
  const masked = maskNumbers(line.text.slice(start, end));
  const han = masked.replace(/[^\u4e00-\u9fff]/g, '').length - statement.figure.unit.length;
  if (han < shortestHead) return null;
  const nth = maskNumbers(line.text.slice(start, from)).split('#').length;
  return `${masked}|${statement.figure.unit}|${nth}`;
}

/** A comma inside 1,255 ends no clause. */
const isEnd = (text: string, at: number) =>
  clauseEnd.test(text[at]!) &&
  !(/[,.]/.test(text[at]!) && /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? ''));

const maskNumbers = (text: string) =>
  text
    .replace(/\s/g, '')
    .replace(/[*]/g, '')
    .replace(/[\d０-９][\d０-９.,．]*/g, '#');

const keyed = derived((reading: Reading): readonly Keyed[] =>
  reading.statements.flatMap((statement) => {
    if (!results.has(statement.line.entry.kind) || statement.term || statement.figure.approx === 'range')
      return [];
    const key = keyOf(statement);
    return key === null ? [] : [{ statement, key }];
  }),
);

function differing(reading: Reading): readonly Finding[] {
  const first = new Map<string, Statement>();
  return keyed(reading).flatMap(({ statement, key }) => {
    const known = first.get(key);
    if (!known) {
      first.set(key, statement);
      return [];
    }
    const isElsewhere = known.line.entry.kind !== statement.line.entry.kind;
    if (!isElsewhere || (known.value.eq(statement.value) && known.figure.approx === statement.figure.approx))
      return [];
    if (
      agree(statedAmount(known), statedAmount(statement)) &&
      known.figure.approx !== statement.figure.approx
    )
      return [];
    const parameters = { shown: statement.figure.text, other: known.figure.text };
    return [
      found({ rule: 'T2', severity: 'block', message: 'finding.other-number' }, statement, {
        parameters,
        expected: known.figure.text,
        others: [known],
      }),
    ];
  });
}

const wholeRoles: readonly Role[] = ['initialBudget', 'budgeted', 'executed', 'rate', 'closingCarryOver'];

/** A conclusion that gives another total than the section of income and expenditure. */
function differingTotals(reading: Reading): readonly Finding[] {
  const said = reading.statements.filter(
    (one) =>
      (one.line.entry.kind === 'budget' || one.line.entry.kind === 'conclusion') &&
      one.term &&
      one.figure.approx === 'exact' &&
      isOfWhole(one, reading),
  );
  return wholeRoles.flatMap((role) => {
    const { rivals } = wholeOf(reading, role);
    const own = said.filter(({ term }) => term?.role === role);
    const [budget, more] = own.filter(({ line }) => line.entry.kind === 'budget');
    const others = own.filter(({ line }) => line.entry.kind === 'conclusion');
    if (rivals.length === 0) return [];
    if (!budget || more || others.length !== 1) return undecided(role, rivals.length, own);
    const other = others[0]!;
    const isRate = role === 'rate';
    if (isRate && budget.term?.denominator !== other.term?.denominator) return [];
    const parameters = { shown: other.figure.text, other: budget.figure.text };
    return [
      found({ rule: 'T2', severity: 'block', message: 'finding.other-number' }, other, {
        parameters,
        expected: budget.figure.text,
        others: [budget],
      }),
    ];
  });
}

function undecided(role: Role, count: number, own: readonly Statement[]): readonly Finding[] {
  const [first, ...others] = own;
  if (!first || role === 'rate') return [];
  const parameters = {
    label: first.term?.text ?? '',
    count: String(count),
    shown: own.map(({ figure }) => figure.text).join('、'),
  };
  return [
    found({ rule: 'T2', severity: 'info', message: 'finding.cannot-decide' }, first, { parameters, others }),
  ];
}

/** T2. */
export const sameStatement: Rule = {
  id: 'T2',
  severity: 'block',
  run: (reading) => [...differing(reading), ...differingTotals(reading)],
};
