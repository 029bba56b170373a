import type { IndicatorContent, Measure, ReportId } from '@huigao/report';
import type { TaskCommand } from '@huigao/report-doc';
import type { AuditEvent } from './event';

/** Targets and actual values as one word each. */
function flat({ id: indicator, name: label, target, actual, ...content }: IndicatorContent) {
  const word = (measure: Measure | null) => measure && (Object.values(measure)[0] as string);
  return { indicator, label, ...content, target: word(target), actual: word(actual) };
}

/** What the audit log says of a command on tasks or indicators. */
export function eventOfTasks(command: TaskCommand, report: ReportId): AuditEvent {
  switch (command.type) {
    case 'saveTask': {
      const { id: task, ...content } = command.task;
      return { action: 'task.saved', report, detail: { task, ...content } };
    }
    case 'removeTask':
      return { action: 'task.removed', report, detail: { task: command.task } };
    case 'restoreTask':
      return { action: 'task.restored', report, detail: { task: command.task } };
    case 'moveTask':
      return { action: 'task.moved', report, detail: { task: command.task, before: command.before } };
    case 'saveIndicator':
      return { action: 'indicator.saved', report, detail: flat(command.indicator) };
    case 'removeIndicator':
      return { action: 'indicator.removed', report, detail: { indicator: command.indicator } };
    case 'restoreIndicator':
      return { action: 'indicator.restored', report, detail: { indicator: command.indicator } };
  }
}
