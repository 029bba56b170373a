// Mending findings in the text: a place of a figure, or other words, instead of what stands there. A finding is a moment behind the
// text, and an editor far from where one reads may not be there yet: each is looked for anew in the text of this moment, and the editor
// is waited for.

import { type Finding, type FindingPlace, type Fix, relocate } from '@huigao/checks';
import type { SectionId } from '@huigao/report';
import type { ReportSession } from '../report/report-session';

/** A finding in a text that has a mend. */
export interface Mendable extends Finding {
  readonly place: FindingPlace;
  readonly fix: Fix;
}

/** Several places at once (the marks of a converter) are mended by hand. */
export const isMendable = (finding: Finding): finding is Mendable =>
  finding.place !== null && finding.fix !== null && (finding.fix.kind === 'link' || finding.rule !== 'S5');

/** Whether it offers to link a number that is right already. */
export const isLink = (finding: Finding): boolean => finding.rule === 'T1' && finding.severity === 'info';

export type FixSession = Pick<ReportSession, 'store' | 'navigator'>;

/** How long an editor is waited for that has to come into view first. */
const patienceMs = 3000;
const retryMs = 60;

const pause = () => new Promise((resolve) => setTimeout(resolve, retryMs));

interface Located {
  readonly place: FindingPlace;
  readonly fix: Fix;
}

const keyOf = ({ place }: Located) => `${place.from}-${place.to}`;

/**
 * Several in one section, from its end to its beginning, so that no position moves before its turn; the editor is asked for the
 * first and waited for. Gives how many were put in.
 */
async function fixSection({ store, navigator }: FixSession, findings: readonly Mendable[]): Promise<number> {
  const end = performance.now() + patienceMs;
  for (let isAsked = false; ; isAsked = true) {
    const report = store.current();
    const located = findings.flatMap((finding): readonly Located[] => {
      const place = report && relocate(report, finding);
      return place ? [{ place, fix: finding.fix }] : [];
    });
    const now = [...new Map(located.map((one) => [keyOf(one), one])).values()];
    const [last, ...others] = now.sort((a, b) => b.place.from - a.place.from);
    if (!last) return 0;
    const replace = ({ place, fix }: Located) =>
      fix.kind === 'link'
        ? navigator.replaceWithPlace(place, fix.figure, fix.format)
        : navigator.replaceWithText(place, fix.text);
    if (replace(last)) return 1 + others.filter(replace).length;
    if (performance.now() > end) return 0;
    if (!isAsked) navigator.goTo(last.place);
    await pause();
  }
}

/** Mends these findings. Gives how many it could. */
export async function applyFixes(session: FixSession, findings: readonly Mendable[]): Promise<number> {
  const sections = new Set<SectionId>(findings.map(({ place }) => place.section));
  let fixed = 0;
  for (const section of sections) {
    const own = findings.filter(({ place }) => place.section === section);
    fixed += await fixSection(session, own);
  }
  return fixed;
}
