// What the checks say to commands: what keeps a section from being handed in, and what a waiver is of.

import { checkReport, fingerprintOf, isWaivable, waivedFrom } from '@huigao/checks';
import type { Report, SectionId, WaivedFinding } from '@huigao/report';

/** The rules of open findings that keep a section from being handed in, or the report (null) from being frozen, each once. Waived ones do not. */
export function blockingFindings(report: Report, section: SectionId | null): readonly string[] {
  const blocking = checkReport(report).filter(
    ({ severity, place }) => severity === 'block' && (section === null || place?.section === section),
  );
  return [...new Set(blocking.map(({ rule }) => rule))];
}

/** The open finding of a fingerprint, as it is kept when it is waived. */
export function openFinding(report: Report, fingerprint: string): WaivedFinding | null {
  const found = checkReport(report).find(
    (finding) => isWaivable(finding) && fingerprintOf(report, finding) === fingerprint,
  );
  return found ? waivedFrom(report, found) : null;
}
