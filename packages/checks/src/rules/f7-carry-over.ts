// F7: opening + income − executed = closing, as a roll-forward. Where the first two are not said, the closing balance is compared with
// what was budgeted and not spent: a difference may be right, so it is only pointed out.

import type { Finding, Identity } from '../finding';
import { type Amount, moneyText, wholeOf } from '../reading/operands';
import { derived, type Reading } from '../reading/reading';
import { found, type Rule } from '../rule';

interface Judged {
  readonly parts: readonly Amount[];
  readonly closing: Amount;
  readonly result: string;
  readonly difference: string;
  readonly state: 'holds' | 'rounding' | 'differs' | 'noted';
}

const judged = derived((reading: Reading): Judged | null => {
  const amount = (role: Parameters<typeof wholeOf>[1]) => wholeOf(reading, role).amount;
  const closing = amount('closingCarryOver');
  const executed = amount('executed');
  if (!closing || !executed) return null;
  const [opening, income, budgeted] = [amount('openingCarryOver'), amount('income'), amount('budgeted')];
  const isFull = opening !== null && income !== null;
  if (!isFull && !budgeted) return null;
  const parts = isFull ? [opening, income, executed] : [budgeted!, executed];
  const result = isFull
    ? opening.value.plus(income.value).minus(executed.value)
    : budgeted!.value.minus(executed.value);
  const off = result.minus(closing.value).abs();
  const half = [...parts, closing]
    .reduce((sum, { worth }) => sum.plus(worth), closing.value.minus(closing.value))
    .div('2');
  const state = off.eq('0') ? 'holds' : off.lte(half) ? 'rounding' : isFull ? 'differs' : 'noted';
  return { parts, closing, result: moneyText(result), difference: off.eq('0') ? '' : moneyText(off), state };
});

function findingOf({ parts, closing, result, difference, state }: Judged): Finding | null {
  if (state === 'holds' || state === 'rounding') return null;
  const isFull = parts.length === 3;
  const parameters = {
    result,
    difference,
    closing: closing.text,
    ...(isFull
      ? { opening: parts[0]!.text, income: parts[1]!.text, executed: parts[2]!.text }
      : { budgeted: parts[0]!.text, executed: parts[1]!.text }),
  };
  const head = isFull
    ? ({ rule: 'F7', severity: 'block', message: 'finding.carry-over-differs' } as const)
    : ({ rule: 'F7', severity: 'info', message: 'finding.carry-over-unexplained' } as const);
  const others = parts.map(({ where }) => where);
  return found(head, closing.where, {
    parameters,
    shown: closing.text,
    expected: result,
    others,
    operands: [closing, ...parts],
  });
}

/** Opening balance and income as one operand, from which what was executed is taken. */
function minuend(parts: readonly Amount[]): readonly Amount[] {
  const [opening, income, executed] = parts;
  if (!opening || !income || !executed) return parts;
  const value = opening.value.plus(income.value);
  return [
    { ...income, label: `${opening.label} + ${income.label}`, text: moneyText(value), value },
    executed,
  ];
}

/** F7. */
export const carryOver: Rule = {
  id: 'F7',
  severity: 'block',
  run: (reading) => {
    const one = judged(reading);
    const finding = one && findingOf(one);
    return finding ? [finding] : [];
  },
  identities: (reading): readonly Identity[] => {
    const one = judged(reading);
    if (!one) return [];
    const { closing, result, difference, state } = one;
    const parts = minuend(one.parts);
    return [{ rule: 'F7', state, operator: '−', parts, relation: '=', total: closing, result, difference }];
  },
};
