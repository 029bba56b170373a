// F5: more was spent than budgeted. F6: much less was. Either wants a reason, in the paragraph or the next.

import { decimal } from '@huigao/figures';
import type { Identity } from '../finding';
import { moneyText, statedAmount } from '../reading/operands';
import type { Reading } from '../reading/reading';
import { givesReason } from '../reading/reasons';
import { percentText } from '../reading/tolerance';
import { type Triple, triples } from '../reading/triples';
import { found, type Rule } from '../rule';

/** Below this rate, in percent, notices ask for a reason (Sichuan's form, compulsory). Domain data. */
const lowRate = decimal('90');

const withBudget = (reading: Reading) =>
  triples(reading).flatMap(({ executed, budgeted, rates }: Triple) =>
    executed && budgeted?.value.gt('0')
      ? [{ executed, budgeted, rate: rates.find(({ term }) => term?.denominator !== 'initialBudget') }]
      : [],
  );

/** F5. */
export const overExecution: Rule = {
  id: 'F5',
  severity: 'warn',
  run: (reading) =>
    withBudget(reading)
      .filter(
        ({ executed, budgeted }) => executed.value.gt(budgeted.value) && !givesReason(reading, executed),
      )
      .map(({ executed, budgeted }) =>
        found({ rule: 'F5', severity: 'warn', message: 'finding.over-execution' }, executed, {
          parameters: { shown: executed.figure.text, budgeted: budgeted.figure.text },
          expected: budgeted.figure.text,
          others: [budgeted],
        }),
      ),
  identities: (reading) =>
    withBudget(reading).map(({ executed, budgeted }): Identity => {
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
    withBudget(reading).flatMap(({ executed, budgeted, rate }) => {
      const exact = executed.value.div(budgeted.value).times('100');
      if (exact.gte(lowRate) || givesReason(reading, executed)) return [];
      const text = percentText(exact, 2);
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
    withBudget(reading).map(({ executed, budgeted, rate }): Identity => {
      const exact = executed.value.div(budgeted.value).times('100');
      const text = percentText(exact, 2);
      const part = statedAmount(rate ?? executed);
      return {
        rule: 'F6',
        state: exact.gte(lowRate) ? 'holds' : 'noted',
        operator: '+',
        parts: [{ ...part, text }],
        relation: '≥',
        total: { label: '', text: `${lowRate}%`, figure: null, place: null },
        result: text,
        difference: '',
      };
    }),
};
