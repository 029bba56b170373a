import type { OwnRuleDefinition, ReportId } from '@huigao/report';
import type { CheckCommand } from '@huigao/report-doc';
import type { AuditEvent } from './event';

const detailOfRule = ({ id, name, left, relation, right }: OwnRuleDefinition) => ({
  rule: id,
  label: name,
  formula: `${left} ${relation} ${right}`,
});

/** What the audit log says of a command on checks. */
export function eventOfChecks(command: CheckCommand, report: ReportId): AuditEvent {
  switch (command.type) {
    case 'waiveFinding': {
      const { finding, why } = command;
      return { action: 'check.waived', report, detail: { finding, why } };
    }
    case 'dropWaiver':
      return { action: 'check.waiver-dropped', report, detail: { finding: command.finding } };
    case 'setRule':
      return { action: 'rule.set', report, detail: detailOfRule(command.check) };
    case 'removeRule':
      return { action: 'rule.removed', report, detail: { rule: command.id } };
  }
}
