// Putting places of figures instead of typed numbers. A finding is a moment behind the text, and an editor far from where one
// reads may not be there yet: each is looked for anew in the text of this moment, and the editor is waited for.

import type { Finding, FindingPlace } from '@huigao/checks';
import type { Report, SectionId } from '@huigao/report';
import type { ReportSession } from '../report/report-session';
import { sectionFindings } from './check-steps';

/** A finding in a text that has a mend. */
export interface Mendable extends Finding {
  readonly place: FindingPlace;
  readonly fix: NonNullable<Finding['fix']>;
}

export const isMendable = (finding: Finding): finding is Mendable =>
  finding.place !== null && finding.fix !== null;

const isSame = (a: Finding, b: Finding) =>
  a.fix?.figure === b.fix?.figure && a.shown === b.shown && a.severity === b.severity && a.quote === b.quote;

/** The finding as it stands in the text now, or null when it is gone. */
export function findAgain(report: Report, finding: Mendable): Mendable | null {
  const alike = sectionFindings(report, finding.place.section).filter(isMendable);
  const same = alike.filter((one) => isSame(one, finding));
  const distance = (one: Mendable) => Math.abs(one.place.from - finding.place.from);
  return same.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

export type FixSession = Pick<ReportSession, 'store' | 'navigator'>;

/** How long an editor is waited for that has to come into view first. */
const patienceMs = 3000;
const retryMs = 60;

const pause = () => new Promise((resolve) => setTimeout(resolve, retryMs));

/**
 * Several in one section, from its end to its beginning, so that no position moves before its turn; the editor is asked for the
 * first and waited for. Gives how many were put in.
 */
async function fixSection({ store, navigator }: FixSession, findings: readonly Mendable[]): Promise<number> {
  const end = performance.now() + patienceMs;
  for (let isAsked = false; ; isAsked = true) {
    const report = store.current();
    const now = report ? findings.flatMap((finding) => findAgain(report, finding) ?? []) : [];
    const [last, ...others] = [...new Set(now)].sort((a, b) => b.place.from - a.place.from);
    if (!last) return 0;
    const replace = ({ place, fix }: Mendable) => navigator.replaceWithPlace(place, fix.figure, fix.format);
    if (replace(last)) return 1 + others.filter(replace).length;
    if (performance.now() > end) return 0;
    if (!isAsked) navigator.goTo(last.place);
    await pause();
  }
}

/** Puts places instead of the numbers of these findings. Gives how many it could. */
export async function applyFixes(session: FixSession, findings: readonly Mendable[]): Promise<number> {
  const sections = new Set<SectionId>(findings.map(({ place }) => place.section));
  let fixed = 0;
  for (const section of sections) {
    const own = findings.filter(({ place }) => place.section === section);
    fixed += await fixSection(session, own);
  }
  return fixed;
}
