// F5: more was spent than budgeted. F6: much less was. Either wants a reason, in the paragraph or the next.

import { compare, decimal, isPositive } from '@huigao/figures';
import type { Identity } from '../finding';
import type { Statement } from '../reading/line';
import { moneyText, statedAmount } from '../reading/operands';
import { derived, type Reading } from '../reading/reading';
import { givesReason } from '../reading/reasons';
import { hundred, percentOf, percentText } from '../reading/tolerance';
import { type Triple, triples } from '../reading/triples';
import { found, foundIn, identitiesIn, type Rule } from '../rule';

/** Below this rate, in percent, notices ask for a reason (Sichuan's form, compulsory). Domain data. */
const lowRate = decimal('90');

interface Execution {
  readonly executed: Statement;
  readonly budgeted: Statement;
  readonly rate: Statement | undefined;
}

const withBudget = derived((reading: Reading): readonly Execution[] =>
  triples(reading).flatMap(({ executed, budgeted, rates }: Triple) =>
    executed && budgeted && isPositive(budgeted.value)
      ? [{ executed, budgeted, rate: rates.find(({ term }) => term?.denominator !== 'initialBudget') }]
      : [],
  ),
);

const isWithin = ({ executed, budgeted }: Execution) => compare(executed.value, budgeted.value) <= 0;

const isLow = ({ executed, budgeted }: Execution) =>
  compare(executed.value.times(hundred), budgeted.value.times(lowRate)) < 0;

const rateText = ({ executed, budgeted }: Execution) =>
  percentText(percentOf(executed.value, budgeted.value), 2);

/** F5. */
export const overExecution: Rule = {
  id: 'F5',
  severity: 'warn',
  run: (reading) =>
    withBudget(reading)
      .filter((one) => !isWithin(one) && !givesReason(reading, one.executed))
      .map(({ executed, budgeted }) =>
        found({ rule: 'F5', severity: 'warn', message: 'finding.over-execution' }, executed, {
          parameters: { shown: executed.figure.text, budgeted: budgeted.figure.text },
          expected: budgeted.figure.text,
          others: [budgeted],
        }),
      ),
  identities: (reading) =>
    identitiesIn(withBudget(reading), isWithin, ({ executed, budgeted }): Identity => {
      const over = executed.value.minus(budgeted.value);
      const isOver = over.gt('0');
      return {
        rule: 'F5',
        state: isOver ? 'noted' : 'holds',
        operator: '+',
        parts: [statedAmount(executed)],
        relation: '≤',
        total: statedAmount(budgeted),
        result: executed.figure.text,
        difference: isOver ? moneyText(over) : '',
      };
    }),
};

/** F6. */
export const lowExecution: Rule = {
  id: 'F6',
  severity: 'warn',
  run: (reading) =>
    foundIn(withBudget(reading), (one) => {
      const { executed, budgeted, rate } = one;
      if (!isLow(one) || givesReason(reading, executed)) return [];
      const text = rateText(one);
      return [
        found({ rule: 'F6', severity: 'warn', message: 'finding.low-execution' }, rate ?? executed, {
          parameters: {
            shown: text,
            low: `${lowRate}%`,
            executed: executed.figure.text,
            budgeted: budgeted.figure.text,
          },
          others: [executed, budgeted],
        }),
      ];
    }),
  identities: (reading) =>
    identitiesIn(
      withBudget(reading),
      (one) => !isLow(one),
      (one): Identity => {
        const text = rateText(one);
        const part = statedAmount(one.rate ?? one.executed);
        return {
          rule: 'F6',
          state: isLow(one) ? 'noted' : 'holds',
          operator: '+',
          parts: [{ ...part, text }],
          relation: '≥',
          total: { label: '', text: `${lowRate}%`, figure: null, place: null },
          result: text,
          difference: '',
        };
      },
    ),
};
