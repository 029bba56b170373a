// Where a finding stands now. Findings are a moment behind the text: before something is put in their place, it is looked for anew.

import { maybeSection, type Report } from '@huigao/report';
import type { Finding, FindingPlace } from './finding';
import { sectionLines } from './reading/reading';
import { quoteOf } from './rule';

/** The place of the same words in the same sentence, the nearest to where it was; null when it is gone. */
export function relocate(
  report: Report,
  { place, shown, quote }: Pick<Finding, 'place' | 'shown' | 'quote'>,
): FindingPlace | null {
  const entry = place && maybeSection(report, place.section);
  if (!entry || shown === '') return null;
  let nearest: FindingPlace | null = null;
  for (const line of sectionLines(report, entry))
    for (let at = line.text.indexOf(shown); at >= 0; at = line.text.indexOf(shown, at + 1)) {
      if (quoteOf({ line, from: at, to: at + shown.length }) !== quote) continue;
      const found = line.anchor(at, at + shown.length);
      if (!nearest || Math.abs(found.from - place.from) < Math.abs(nearest.from - place.from))
        nearest = found;
    }
  return nearest;
}
