import type { Report } from '@huigao/report';
import type { Finding, FindingPlace, Identity, Operand, Severity } from './finding';
import { partedByWaivers, type Waived } from './fingerprint';
import { type Reading, readForChecks } from './reading/reading';
import { mostOfOneRule } from './rule';
import { rules } from './rules';
import { type TextNumber, textNumbers } from './rules/t1-typed-numbers';

const order: readonly Severity[] = ['block', 'warn', 'info'];

/** What the checks say of a report. */
export interface Checked {
  /** Those that are open, the most serious first, then in reading order. */
  readonly findings: readonly Finding[];
  /** Those that stay as they are, with reason and name 保留. */
  readonly waived: readonly Waived[];
  /** Every number of the text and what it is to the figures, in reading order; null where they are not wanted. */
  readonly numbers: readonly TextNumber[] | null;
  /** The relations between figures that can be tested. */
  readonly identities: readonly Identity[];
}

const isSamePlace = (a: FindingPlace | null, b: FindingPlace | null) =>
  a !== null && b !== null && a.section === b.section && a.from < b.to && b.from < a.to;

/** A number that is wrong is said to be wrong once: by the first rule that does. */
function withoutEchoes(findings: readonly Finding[]): readonly Finding[] {
  const echoing = new Set(['F3', 'F4', 'T5']);
  const contradicted = findings
    .filter(({ rule }) => rule === 'T1' || rule === 'T4' || rule === 'F22')
    .filter(({ severity }) => severity === 'block');
  return findings.filter(
    ({ rule, severity, place }) =>
      !(
        echoing.has(rule) &&
        severity === 'block' &&
        contradicted.some((one) => isSamePlace(one.place, place))
      ),
  );
}

function inReadingOrder(reading: Reading, findings: readonly Finding[]): readonly Finding[] {
  const at = new Map(reading.report.outline.map(({ id }, index) => [id, index]));
  const place = ({ place }: Finding) => (place ? (at.get(place.section) ?? 0) : -1);
  return findings.toSorted(
    (a, b) =>
      order.indexOf(a.severity) - order.indexOf(b.severity) ||
      place(a) - place(b) ||
      (a.place?.from ?? 0) - (b.place?.from ?? 0),
  );
}

const plainOperand = ({ label, text, figure, place }: Operand): Operand => ({ label, text, figure, place });

/** Rules compute with more than is said; what leaves here is plain data, to be sent from a worker. */
const plainIdentity = (identity: Identity): Identity => ({
  ...identity,
  parts: identity.parts.map(plainOperand),
  total: plainOperand(identity.total),
});

/**
 * Findings and relations of a report.
 * @param wantsNumbers - also every number of the text: there may be ten thousand
 */
export function checkAll(report: Report, wantsNumbers = false): Checked {
  const reading = readForChecks(report);
  const findings = rules.flatMap((rule) => rule.run(reading).slice(0, mostOfOneRule));
  const { open, waived } = partedByWaivers(report, inReadingOrder(reading, withoutEchoes(findings)));
  return {
    findings: open,
    waived,
    numbers: wantsNumbers ? textNumbers(reading) : null,
    identities: rules.flatMap((rule) => rule.identities?.(reading) ?? []).map(plainIdentity),
  };
}

/** Everything that is open in a report, the most serious first, then in reading order. */
export const checkReport = (report: Report): readonly Finding[] => checkAll(report).findings;
