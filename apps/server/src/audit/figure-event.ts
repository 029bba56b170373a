import { figureId, type ReportId } from '@huigao/report';
import type { FigureCommand } from '@huigao/report-doc';
import type { AuditEvent } from './event';

/** What the audit log says of a command on figures. Of many at once it keeps which and how many. */
export function eventOfFigures(command: FigureCommand, report: ReportId): AuditEvent {
  switch (command.type) {
    case 'addFigure': {
      const { id, label, value = null, formula = null } = command.figure;
      return { action: 'figure.added', report, figure: figureId(id), detail: { label, value, formula } };
    }
    case 'setFigureValue': {
      const { figure, value, why } = command;
      return { action: 'figure.value-set', report, figure, detail: { value, why } };
    }
    case 'changeFigure': {
      const { figure, change } = command;
      return { action: 'figure.changed', report, figure, detail: { ...change } };
    }
    case 'publishFigures':
      return {
        action: 'figure.published',
        report,
        detail: { figures: command.figures.map(({ figure }) => figure) },
      };
    case 'dropProposal':
      return { action: 'figure.proposal-dropped', report, figure: command.figure };
    case 'retireFigure':
      return { action: 'figure.retired', report, figure: command.figure, detail: { why: command.why } };
    case 'reviveFigure':
      return { action: 'figure.revived', report, figure: command.figure };
    case 'mergeFigure': {
      const { figure, into, why } = command;
      return { action: 'figure.merged', report, figure, detail: { into, why } };
    }
    case 'splitFigure': {
      const { figure, into, label, value, why } = command;
      return { action: 'figure.split', report, figure, detail: { into, label, value, why } };
    }
    case 'separateFigure':
      return { action: 'figure.separated', report, figure: command.figure };
    case 'removeFigure':
      return { action: 'figure.removed', report, figure: command.figure };
    case 'restoreFigure':
      return { action: 'figure.restored', report, figure: command.figure };
    case 'importFigures': {
      const { source, add, set, remove } = command;
      const counts = { added: add.length, changed: set.length, removed: remove.length };
      return { action: 'figure.imported', report, detail: { source, ...counts } };
    }
  }
}
