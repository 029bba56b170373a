// Execution rates that are figures: that of the department, and those of the tasks that are records. A text need not say them in one
// sentence, or at all, for them to disagree with their amounts.

import { type Decimal, decimal, decimalPlaces, parseFormatCode, roundHalfUp } from '@huigao/figures';
import { type FigureId, figureId, resolveFigure } from '@huigao/report';
import { type Amount, figureAmount } from './operands';
import { derived, type Reading } from './reading';
import type { Printed } from './tolerance';

/** A rate that is a figure, with the two amounts it is of. */
export interface RecordedRate {
  readonly budgeted: Amount;
  readonly executed: Amount;
  readonly rate: Amount;
  readonly printed: Printed;
}

/** As its own format prints it; a figure without one prints all that it has. */
function printedAs(reading: Reading, id: FigureId, value: Decimal): Printed {
  const code = resolveFigure(reading.report.figures, id)?.format ?? '';
  const decimals = parseFormatCode(code)?.decimals ?? decimalPlaces(value);
  return { value: roundHalfUp(value, decimals), decimals, worth: decimal(`1e${-decimals}`) };
}

/** Every such rate of which all three numbers are known. */
export const recordedRates = derived((reading: Reading): readonly RecordedRate[] => {
  const whole = {
    budgeted: figureId('total.budgeted'),
    executed: figureId('total.executed'),
    rate: figureId('total.rate'),
  };
  return [whole, ...reading.report.tasks.values()].flatMap((one) => {
    const amount = (id: FigureId | null) => (id ? figureAmount(reading, id) : null);
    const [budgeted, executed, rate] = [amount(one.budgeted), amount(one.executed), amount(one.rate)];
    if (!one.rate || !budgeted || !executed || !rate) return [];
    return [{ budgeted, executed, rate, printed: printedAs(reading, one.rate, rate.value) }];
  });
});
