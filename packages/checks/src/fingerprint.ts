// What names a finding when it is waived: the rule, the section, what it says, and every operand with its exact value. So a waiver dies
// with the first change of any of them, and with nothing else: not when the text around moves.

import { type Report, textDigest, type WaivedFinding, type Waiver } from '@huigao/report';
import type { Finding } from './finding';

/** A section as archives and other installations know it, too: its id changes there. */
function sectionName({ outline }: Pick<Report, 'outline'>, { place }: Finding): string {
  const entry = place && outline.find(({ id }) => id === place.section);
  return entry ? `${entry.kind} ${entry.title}` : '';
}

/** The fingerprint of a finding, as 64 hexadecimal digits. */
export function fingerprintOf(report: Pick<Report, 'outline'>, finding: Finding): string {
  const { rule, message, parameters, shown, expected, operands, quote } = finding;
  const said = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1));
  const numbers = operands.map(({ figure, exact }) => [figure ?? '', exact]);
  // Of a finding about words its sentence is what it is about.
  const words = operands.length === 0 ? quote : '';
  return textDigest(
    JSON.stringify([rule, message, sectionName(report, finding), said, shown, expected, numbers, words]),
  );
}

/** What of a finding is kept when it is waived. */
export function waivedFrom(report: Pick<Report, 'outline'>, finding: Finding): WaivedFinding {
  const { rule, severity, place, message, parameters, shown, expected, quote } = finding;
  return {
    finding: fingerprintOf(report, finding),
    rule,
    severity,
    section: place?.section ?? null,
    message,
    parameters,
    shown,
    expected,
    quote,
  };
}

/** Only what asks for something can be waived. */
export const isWaivable = ({ severity }: Pick<Finding, 'severity'>): boolean => severity !== 'info';

/** A finding that stays as it is, with who said so and why. */
export interface Waived {
  readonly finding: Finding;
  readonly waiver: Waiver;
}

/** Findings that are open, and those that are waived. */
export function partedByWaivers(
  report: Pick<Report, 'outline' | 'waivers'>,
  findings: readonly Finding[],
): { readonly open: readonly Finding[]; readonly waived: readonly Waived[] } {
  if (report.waivers.size === 0) return { open: findings, waived: [] };
  const open: Finding[] = [];
  const waived: Waived[] = [];
  for (const finding of findings) {
    const waiver = isWaivable(finding) ? report.waivers.get(fingerprintOf(report, finding)) : undefined;
    if (waiver) waived.push({ finding, waiver });
    else open.push(finding);
  }
  return { open, waived };
}
