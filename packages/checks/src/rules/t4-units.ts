// T4: an amount without its unit, a rate without %, an amount in 元 beside one in 万元 that it cannot go with, and % for the difference
// of two percentages, which is 个百分点.

import { decimal, isPositive, shifted } from '@huigao/figures';
import type { Finding } from '../finding';
import type { Line, Span, Statement } from '../reading/line';
import { firstEndingAfter } from '../reading/line';
import type { Reading } from '../reading/reading';
import { longestTerm, plainMarks, termAtEnd, withoutLink } from '../reading/roles';
import { triples } from '../reading/triples';
import { found, type Rule } from '../rule';

const numeral = /\d[\d,]{0,20}(?:\.\d{1,6})?/g;
/** Money that carries no unit because a table's head or the sentence before names it. */
const unitSaidBefore = /单位[：:]?\s*[（(]?(?:万元|元|亿元|%)/;
/** What may follow a bare number that is no amount: a date, a list, a code. */
const otherKind = /^\s*(?:年|月|日|号|[-—/.、）)\dA-Za-z]|[\u4e00-\u9fff]{0,2}元)/;

function bareIn(line: Line): readonly Finding[] {
  const { text, statements, numberLength } = line;
  if (unitSaidBefore.test(text)) return [];
  const findings: Finding[] = [];
  for (const match of text.matchAll(numeral)) {
    const span: Span = { from: match.index, to: match.index + match[0].replace(/,$/, '').length };
    const known = statements[firstEndingAfter(statements, span.from)];
    if (span.from < numberLength || (known && known.from < span.to)) continue;
    const before = text.slice(Math.max(0, span.from - longestTerm - 8), span.from);
    const clause = before
      .split(/[，。；、,;]/)
      .at(-1)!
      .replace(/\s/g, '');
    const term = clause === '' ? null : termAtEnd(withoutLink(plainMarks(clause)));
    const isMoney = term && !['rate', 'establishment', 'inPost', 'selfScore'].includes(term.role);
    if (!term || (!isMoney && term.role !== 'rate') || otherKind.test(text.slice(span.to, span.to + 4)))
      continue;
    const head = {
      rule: 'T4',
      severity: 'block',
      message: isMoney ? 'finding.unit-missing' : 'finding.percent-missing',
    } as const;
    const fix = isMoney ? null : ({ kind: 'replace', text: `${match[0]}%` } as const);
    const parameters = { label: term.text, shown: match[0] };
    findings.push(
      found(head, { line, ...span }, { parameters, fix, expected: isMoney ? '' : `${match[0]}%` }),
    );
  }
  return findings;
}

const tenThousandth = decimal('0.001');

const isInYuan = ({ figure }: Statement) => (figure.format.scale ?? '元') === '元';

/** Both amounts of one triple are of one size; one in 元 beside one in 万元 a thousand times smaller lost its 万. */
function oddUnits(reading: Reading): readonly Finding[] {
  return triples(reading).flatMap(({ executed, budgeted, initialBudget }) => {
    const budget = budgeted ?? initialBudget;
    // Most are in one unit, and seen by that alone.
    if (!executed || !budget || isInYuan(executed) === isInYuan(budget)) return [];
    if (!isPositive(executed.value) || !isPositive(budget.value)) return [];
    const [small, large] = executed.value.lt(budget.value) ? [executed, budget] : [budget, executed];
    const isOdd =
      isInYuan(small) &&
      small.value.lt(large.value.times(tenThousandth)) &&
      shifted(small.value, 4).lte(shifted(large.value, 1));
    if (!isOdd) return [];
    const parameters = { shown: small.figure.text, other: large.figure.text };
    return [
      found({ rule: 'T4', severity: 'block', message: 'finding.odd-unit' }, small, {
        parameters,
        others: [large],
      }),
    ];
  });
}

/** A rate or share, the comparison, a direction word, and then a percentage: 执行率较上年提高 1.2%. */
const rateChange =
  /(?:率|占比|比重)(?:同比|比|较|相比|与)?(?:上年|去年|上一年|(?:19|20)\d\d\s*年|年初|同期|上年同期)?(?:同期)?(?:相比)?[，,]?(?:提高|上升|增加|提升|下降|降低|减少|回落)了?\s*$/;

function percentOfRate(line: Line): readonly Finding[] {
  return line.statements.flatMap((statement) => {
    const { figure, from } = statement;
    if (figure.unit !== '%' || !/[%％]/.test(figure.text)) return [];
    if (!rateChange.test(line.text.slice(Math.max(0, from - 24), from))) return [];
    const expected = figure.text.replace(/\s*[%％]/, '个百分点');
    return [
      found({ rule: 'T4', severity: 'block', message: 'finding.points-not-percent' }, statement, {
        parameters: { shown: figure.text, expected },
        expected,
        fix: statement.linked ? null : { kind: 'replace', text: expected },
      }),
    ];
  });
}

/** T4. */
export const units: Rule = {
  id: 'T4',
  severity: 'block',
  run: (reading) => [
    ...reading.lines.flatMap(bareIn),
    ...oddUnits(reading),
    ...reading.lines.flatMap(percentOfRate),
  ],
};
