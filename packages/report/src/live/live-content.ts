// What a live block 实时图表 shows: rows drawn from figures, tasks and indicators, as a table for every export and every screen reader,
// and what a chart is drawn of. A pure function of the report, like the text of a place.

import type { LiveBlockAttrs } from '../body/live-block-kinds';
import type { FigureId } from '../ids';
import { breakdown } from './breakdown';
import { executionChart, yearOnYearChart } from './charts';
import type { LiveContent, LiveSource } from './live-cells';
import { indicatorTable, taskTable } from './task-tables';

/** What a live block shows; without rows while there is nothing to show. */
export function liveContent(source: LiveSource, { kind, of }: LiveBlockAttrs): LiveContent {
  switch (kind) {
    case 'bySource':
    case 'byNature':
      return breakdown(source, kind, of);
    case 'tasks':
      return taskTable(source);
    case 'indicators':
      return indicatorTable(source, of);
    case 'executionChart':
      return executionChart(source);
    case 'yearOnYearChart':
      return yearOnYearChart(source, of);
  }
}

/** Every figure that a live block's content hangs on: those it shows, and those it is computed from. */
export function liveFigures(source: LiveSource, attrs: LiveBlockAttrs): readonly FigureId[] {
  const { rows } = liveContent(source, attrs);
  const shown = rows.flat().flatMap(({ figure }) => figure ?? []);
  const ofTasks = attrs.kind === 'tasks' || attrs.kind === 'executionChart' ? [...source.tasks.values()] : [];
  const named = ofTasks.flatMap(({ budgeted, executed, rate }) =>
    [budgeted, executed, rate].flatMap((id) => id ?? []),
  );
  return [...new Set([...shown, ...named])];
}
