// Findings as the panel shows them: by severity, then by section in reading order; numbers that can be linked apart from the rest.

import type { Severity } from '@huigao/checks';
import type { SectionId } from '@huigao/report';
import { isLink } from './apply-fixes';
import type { KeyedFinding } from './quote-parts';

/** The findings of one severity in one section; null for those about the whole report. */
export interface FindingGroup {
  readonly section: SectionId | null;
  readonly keyed: readonly KeyedFinding[];
}

export const severities: readonly Severity[] = ['block', 'warn', 'info'];

/** What of the findings is wanted. */
export type SeverityFilter = 'all' | Severity;

/** Groups in the order in which their findings come, which is reading order. */
export function bySection(keyed: readonly KeyedFinding[]): readonly FindingGroup[] {
  const groups = new Map<SectionId | null, KeyedFinding[]>();
  for (const one of keyed) {
    const section = one.finding.place?.section ?? null;
    const group = groups.get(section);
    if (group) group.push(one);
    else groups.set(section, [one]);
  }
  return [...groups].map(([section, own]) => ({ section, keyed: own }));
}

/** Those of a severity; offers to link a number are a group of their own. */
export const ofSeverity = (keyed: readonly KeyedFinding[], severity: Severity): readonly KeyedFinding[] =>
  keyed.filter(({ finding }) => finding.severity === severity && !isLink(finding));

export const linkable = (keyed: readonly KeyedFinding[]): readonly KeyedFinding[] =>
  keyed.filter(({ finding }) => isLink(finding));
