// Reports for the tests of the rules: from a text, as the command line reads it, and what is found in it.

import { importText } from '@huigao/import';
import { message } from '@huigao/messages';
import { type Report, reportFromSeed, reportId, sampleSeed } from '@huigao/report';
import { checkReport, type Finding, type Severity } from '../src';

/** The sample report that comes with the product. */
export function sampleReport(): Report {
  let next = 0;
  return reportFromSeed(sampleSeed(), { id: reportId('r'), owner: null, newId: () => `s${next++}` });
}

/** A text as it is imported. */
export function reportOf(text: string | Uint8Array, filename = '报告.txt'): Report {
  const result = importText(text, filename);
  if (!result.ok) throw new Error(result.code);
  let next = 0;
  return reportFromSeed(result.proposal.seed, { id: reportId('r'), owner: null, newId: () => `s${next++}` });
}

/** Findings of a severity as `F3 99.7%`. */
export const brief = (findings: readonly Finding[], severity: Severity): readonly string[] =>
  findings
    .filter((finding) => finding.severity === severity)
    .map(({ rule, shown }) => `${rule} ${shown.slice(0, 24)}`);

/** What the checks say of a text, a line a finding, to read when a test fails. */
export const said = (findings: readonly Finding[]): string =>
  findings
    .map(
      ({ rule, severity, message: key, parameters }) =>
        `${severity} ${rule} ${message('zh', key, parameters)}`,
    )
    .join('\n');

export const findingsIn = (text: string): readonly Finding[] => checkReport(reportOf(text));
