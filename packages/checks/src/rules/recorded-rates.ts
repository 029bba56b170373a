// F3 of rates that are figures. One that a sentence says beside its amounts is judged there, where it can be mended.

import type { Finding, Identity } from '../finding';
import type { Reading } from '../reading/reading';
import { type RecordedRate, recordedRates } from '../reading/recorded-rates';
import { type Closeness, percentOf, percentText, quotientCloseness } from '../reading/tolerance';
import { found } from '../rule';

interface Judged extends RecordedRate {
  readonly closeness: Closeness;
  readonly expected: string;
}

/** Those whose rate no sentence said: `said` are the figures of rates that were judged in the text. */
const judged = (reading: Reading, said: ReadonlySet<string>): readonly Judged[] =>
  recordedRates(reading).flatMap((one) => {
    const { budgeted, executed, rate, printed } = one;
    if (said.has(rate.figure!) || budgeted.value.lte('0')) return [];
    const rounded = ({ value, worth }: typeof budgeted) => ({ value, half: worth.div('2') });
    const closeness = quotientCloseness(printed, rounded(executed), rounded(budgeted));
    const exact = percentOf(executed.value, budgeted.value);
    return [{ ...one, closeness, expected: percentText(exact, printed.decimals) }];
  });

/** A percentage of nothing, whatever it is. */
const ofNothing = (reading: Reading, said: ReadonlySet<string>): readonly Finding[] =>
  recordedRates(reading)
    .filter(({ rate, budgeted }) => budgeted.value.eq('0') && !said.has(rate.figure!))
    .map(({ rate, budgeted }) =>
      found({ rule: 'F3', severity: 'block', message: 'finding.rate-of-zero' }, rate.where, {
        parameters: { shown: rate.text, budgetedLabel: budgeted.label },
        shown: rate.text,
        others: [budgeted.where],
        operands: [rate, budgeted],
      }),
    );

/** What is found of them. */
export const recordedRateFindings = (reading: Reading, said: ReadonlySet<string>): readonly Finding[] => [
  ...ofNothing(reading, said),
  ...judged(reading, said).flatMap(({ budgeted, executed, rate, closeness, expected }) => {
    if (closeness === 'equal') return [];
    const isOff = closeness === 'off';
    const head = {
      rule: 'F3',
      severity: isOff ? 'block' : 'info',
      message: isOff ? 'finding.rate-differs' : 'finding.rate-last-place',
    } as const;
    const parameters = {
      label: rate.label,
      shown: rate.text,
      expected,
      executed: executed.text,
      executedLabel: executed.label,
      budgeted: budgeted.text,
      budgetedLabel: budgeted.label,
    };
    const others = [executed.where, budgeted.where];
    const operands = [rate, executed, budgeted];
    return [found(head, rate.where, { parameters, shown: rate.text, expected, others, operands })];
  }),
];

/** The relations, for the table of them. One that holds, of an amount that a sentence has a rate of, would stand there twice. */
export const recordedRateIdentities = (reading: Reading, said: ReadonlySet<string>): readonly Identity[] =>
  judged(reading, said)
    .filter(({ executed, closeness }) => closeness !== 'equal' || !said.has(executed.figure!))
    .map(({ budgeted, executed, rate, closeness, expected }) => ({
      rule: 'F3',
      state: closeness === 'equal' ? 'holds' : closeness === 'off' ? 'differs' : 'rounding',
      operator: '÷',
      parts: [executed, budgeted],
      relation: '=',
      total: rate,
      result: expected,
      difference: '',
    }));
