// Indicators and tasks that are records of the report: judged by their values themselves, and found at the live block that shows them.

import { type Decimal, ZERO } from '@huigao/figures';
import {
  figureValue,
  type Indicator,
  indicatorOutcome,
  type LiveKind,
  measureText,
  measureValue,
  type Outcome,
  type Report,
  resolveFigure,
  targetText,
} from '@huigao/report';
import type { FindingPlace } from '../finding';
import type { Amount } from './operands';
import { derived, type Reading } from './reading';

/** Where the report shows records of a kind: at its first live block of it; null where it shows none. */
export function liveBlockOf({ outline, bodies }: Report, kind: LiveKind): FindingPlace | null {
  for (const { id } of outline) {
    let place: FindingPlace | null = null;
    bodies.get(id)?.forEach((node, pos) => {
      if (node.type.name === 'liveBlock' && node.attrs.kind === kind)
        place ??= { section: id, from: pos, to: pos + node.nodeSize };
    });
    if (place) return place;
  }
  return null;
}

/** An indicator with what it came to, as people read it. */
export interface RecordedIndicator {
  readonly indicator: Indicator;
  readonly outcome: Outcome;
  readonly target: { readonly value: Decimal | null; readonly text: string };
  readonly actual: { readonly value: Decimal | null; readonly text: string };
  readonly place: FindingPlace | null;
}

/** Every indicator that is a record. */
export const recordedIndicators = derived(({ report }: Reading): readonly RecordedIndicator[] => {
  const { figures, indicators } = report;
  if (indicators.size === 0) return [];
  const place = liveBlockOf(report, 'indicators');
  return [...indicators.values()].map((indicator) => ({
    indicator,
    outcome: indicatorOutcome(figures, indicator),
    target: { value: measureValue(figures, indicator.target), text: targetText(figures, indicator) },
    actual: {
      value: measureValue(figures, indicator.actual),
      text: measureText(figures, indicator.actual, indicator.unit),
    },
    place,
  }));
});

/** A task that is a record, with both its amounts. */
export interface RecordedTask {
  readonly name: string;
  readonly budgeted: Amount;
  readonly executed: Amount;
}

/** Tasks that are records; none unless all have both amounts, since a sum of some says nothing. */
export const recordedTasks = derived(({ report }: Reading): readonly RecordedTask[] => {
  const { figures, tasks } = report;
  const place = liveBlockOf(report, 'tasks');
  const amount = (id: Parameters<typeof figureValue>[1]): Amount | null => {
    const value = figureValue(figures, id);
    const figure = id && resolveFigure(figures, id);
    if (!value || !figure) return null;
    const text = measureText(figures, { figure: figure.id }, '');
    return { label: figure.label, text, figure: figure.id, place, value, worth: ZERO, where: null };
  };
  const read = [...tasks.values()].flatMap(({ title, budgeted, executed }): RecordedTask[] => {
    const [planned, spent] = [amount(budgeted), amount(executed)];
    return planned && spent ? [{ name: title, budgeted: planned, executed: spent }] : [];
  });
  return read.length === tasks.size ? read : [];
});
