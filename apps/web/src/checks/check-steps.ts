// The checks of a report, section by section, so that each step is short and a key press costs the check of one section only.

import { brokenIdentities, type Finding, type Identity, identities, typedNumbers } from '@huigao/checks';
import type { OutlineEntry, Report, SectionId } from '@huigao/report';

/** What the checks say of a report. */
export interface Checked {
  readonly findings: readonly Finding[];
  readonly identities: readonly Identity[];
}

type Body = Report['bodies'] extends ReadonlyMap<SectionId, infer Node> ? Node : never;

interface KnownFindings {
  readonly figures: Report['figures'];
  readonly scheme: Report['scheme'];
  readonly findings: readonly Finding[];
}

/** What was found in a text depends on that text, the figures and the scheme of numbering; nothing else. */
const known = new WeakMap<Body & object, KnownFindings>();

/** Findings in one section, memoised by its text. */
export function sectionFindings(report: Report, section: SectionId): readonly Finding[] {
  const body = report.bodies.get(section);
  if (!body) return [];
  const old = known.get(body);
  if (old && old.figures === report.figures && old.scheme === report.scheme) return old.findings;
  const findings = typedNumbers(report, section);
  known.set(body, { figures: report.figures, scheme: report.scheme, findings });
  return findings;
}

const order: readonly Finding['severity'][] = ['block', 'warn', 'info'];

/** The old entries where they say the same, and the old list when all do. */
function keepSame<Entry>(old: readonly Entry[], next: readonly Entry[]): readonly Entry[] {
  const known = new Map(old.map((entry) => [JSON.stringify(entry), entry]));
  const kept = next.map((entry) => known.get(JSON.stringify(entry)) ?? entry);
  return kept.length === old.length && kept.every((entry, index) => entry === old[index]) ? old : kept;
}

/** What `checkReport` gives, in steps of one section each. */
export function* checkSteps(report: Report, last: Checked | null): Generator<void, Checked, void> {
  const found: Finding[] = [...brokenIdentities(report)];
  for (const { id, kind } of report.outline as readonly OutlineEntry[]) {
    if (kind === 'part') continue;
    found.push(...sectionFindings(report, id));
    yield;
  }
  found.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const findings = keepSame(last?.findings ?? [], found);
  const sums = keepSame(last?.identities ?? [], identities(report));
  return last && findings === last.findings && sums === last.identities
    ? last
    : { findings, identities: sums };
}
