// F3: the execution rate is executed ÷ budgeted. F4: by which budget it is measured, where a report has two.

import { isZero } from '@huigao/figures';
import type { Finding, Identity } from '../finding';
import type { Statement } from '../reading/line';
import { statedAmount } from '../reading/operands';
import { derived, type Reading } from '../reading/reading';
import {
  type Closeness,
  percentOf,
  percentText,
  printedDecimals,
  printedOf,
  quotientCloseness,
  roundedOf,
} from '../reading/tolerance';
import { type Triple, triples } from '../reading/triples';
import { found, foundIn, identitiesIn, type Rule } from '../rule';
import { recordedRateFindings, recordedRateIdentities } from './recorded-rates';

interface Judged {
  readonly triple: Triple;
  readonly rate: Statement;
  readonly executed: Statement;
  /** The budget the rate is measured by. */
  readonly budget: Statement;
  readonly closeness: Closeness;
  /** The other budget, when the rate is right by that one only. */
  readonly fitsOther: Statement | null;
}

const isNothing = ({ value }: Statement) => isZero(value);

function closenessBy(rate: Statement, executed: Statement, budget: Statement): Closeness {
  return quotientCloseness(printedOf(rate), roundedOf(executed), roundedOf(budget));
}

function judge(triple: Triple, rate: Statement): Judged | null {
  const { executed, initialBudget, budgeted } = triple;
  if (!executed) return null;
  const named =
    rate.term?.denominator === 'initialBudget'
      ? initialBudget
      : rate.term?.denominator === 'budgeted'
        ? budgeted
        : null;
  // A rate by a budget that is not said here cannot be tested.
  if (rate.term?.denominator && !named) return null;
  const budget = named ?? budgeted ?? initialBudget;
  if (!budget || isNothing(budget)) return null;
  const other = budget === budgeted ? initialBudget : budgeted;
  const closeness = closenessBy(rate, executed, budget);
  const fitsOther =
    closeness === 'off' && other && !isNothing(other) && closenessBy(rate, executed, other) !== 'off'
      ? other
      : null;
  return { triple, rate, executed, budget, closeness, fitsOther };
}

/** What the rate should be. A division, so only where it is said. */
const expectedOf = ({ rate, executed, budget }: Judged) =>
  percentText(percentOf(executed.value, budget.value), printedDecimals(rate));

const judged = derived((reading: Reading) =>
  triples(reading).flatMap((triple) => triple.rates.flatMap((rate) => judge(triple, rate) ?? [])),
);

/** A percentage of a budget of zero says nothing, whatever it is. */
const onZero = derived((reading: Reading) =>
  triples(reading).flatMap(({ rates, budgeted, initialBudget }) =>
    rates.flatMap((rate) => {
      const budget = rate.term?.denominator === 'initialBudget' ? initialBudget : (budgeted ?? initialBudget);
      return budget && isNothing(budget) ? [{ rate, budget }] : [];
    }),
  ),
);

const parametersOf = ({ rate, executed, budget }: Judged, expected: string) => ({
  label: rate.term?.text ?? '',
  shown: rate.figure.text,
  expected,
  executed: executed.figure.text,
  executedLabel: executed.term?.text ?? '',
  budgeted: budget.figure.text,
  budgetedLabel: budget.term?.text ?? '',
});

function rateFinding(one: Judged): Finding | null {
  const { rate, executed, budget, closeness, fitsOther } = one;
  if (closeness === 'equal' || fitsOther) return null;
  const expected = expectedOf(one);
  const isOff = closeness === 'off';
  return found(
    {
      rule: 'F3',
      severity: isOff ? 'block' : 'info',
      message: isOff ? 'finding.rate-differs' : 'finding.rate-last-place',
    },
    rate,
    {
      parameters: parametersOf(one, expected),
      expected,
      others: [executed, budget],
      fix: isOff && !rate.linked ? { kind: 'replace', text: expected } : null,
    },
  );
}

function identityOf(one: Judged): Identity {
  const { rate, executed, budget, closeness } = one;
  const state = closeness === 'equal' ? 'holds' : closeness === 'off' ? 'differs' : 'rounding';
  return {
    rule: 'F3',
    state,
    operator: '÷',
    parts: [statedAmount(executed), statedAmount(budget)],
    relation: '=',
    total: statedAmount(rate),
    result: expectedOf(one),
    difference: '',
  };
}

/** The figures of rates, and of executed amounts, that sentences say together. */
const saidRates = derived(
  (reading: Reading): ReadonlySet<string> =>
    new Set(
      [...judged(reading), ...onZero(reading)]
        .flatMap(({ rate }) => rate.linked ?? [])
        .concat(judged(reading).flatMap(({ executed }) => executed.linked ?? [])),
    ),
);

/** F3. */
export const executionRate: Rule = {
  id: 'F3',
  severity: 'block',
  run: (reading) => [
    ...judged(reading).flatMap((one) => rateFinding(one) ?? []),
    ...onZero(reading).map(({ rate, budget }) =>
      found({ rule: 'F3', severity: 'block', message: 'finding.rate-of-zero' }, rate, {
        parameters: { shown: rate.figure.text, budgetedLabel: budget.term?.text ?? '' },
        others: [budget],
      }),
    ),
    ...recordedRateFindings(reading, saidRates(reading)),
  ],
  identities: (reading) => [
    ...identitiesIn(judged(reading), ({ closeness }) => closeness !== 'off', identityOf),
    ...recordedRateIdentities(reading, saidRates(reading)),
  ],
};

const wrongFirst = (all: readonly Judged[]): readonly Judged[] => [
  ...all.filter(({ fitsOther }) => fitsOther !== null),
  ...all.filter(({ fitsOther }) => fitsOther === null),
];

/** F4: the rate fits another budget than the one it names (block) or might name (info); 完成预算的 names none (info). */
export const denominatorNamed: Rule = {
  id: 'F4',
  severity: 'block',
  run: (reading) =>
    foundIn(wrongFirst(judged(reading)), (one) => {
      const { rate, executed, budget, fitsOther } = one;
      const isNamed = rate.term?.denominator !== null;
      if (fitsOther) {
        const expected = expectedOf(one);
        const parameters = {
          ...parametersOf(one, expected),
          other: fitsOther.term?.text ?? '',
          otherText: fitsOther.figure.text,
        };
        const head = {
          rule: 'F4',
          severity: isNamed ? 'block' : 'info',
          message: isNamed ? 'finding.wrong-denominator' : 'finding.other-denominator',
        } as const;
        return [found(head, rate, { parameters, expected, others: [executed, budget, fitsOther] })];
      }
      if (isNamed || !rate.term?.text.startsWith('完成预算')) return [];
      const parameters = parametersOf(one, expectedOf(one));
      return [
        found({ rule: 'F4', severity: 'info', message: 'finding.denominator-unsaid' }, rate, {
          parameters,
          others: [budget],
        }),
      ];
    }),
};
