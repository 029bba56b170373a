import type { Report } from '@huigao/report';
import type { Finding, Severity } from './finding';
import { brokenIdentities } from './identities';
import { typedNumbers } from './typed-numbers';

const order: readonly Severity[] = ['block', 'warn', 'info'];

/** Everything the checks find in a report, the most serious first, then in reading order. */
export function checkReport(report: Report): readonly Finding[] {
  const findings = [
    ...brokenIdentities(report),
    ...report.outline.flatMap(({ id }) => typedNumbers(report, id)),
  ];
  return findings.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}
