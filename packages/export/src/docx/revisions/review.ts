// What a review copy has beside the text: comments, and suggestions as revisions.

import type { Report, SectionId } from '@huigao/report';
import { noComments, type WordComments, wordComments } from '../word-comments';
import { headingLevels } from '../word-numbering';
import type { RevisedEnd } from './revised-body';
import { revisedReport, type SuggestionRanges } from './revised-report';
import { Revisions, SectionRevisions } from './word-revisions';

export interface Review {
  readonly comments: WordComments;
  /** Null: nothing is suggested there. */
  readonly revisionsIn: (section: SectionId) => SectionRevisions | null;
}

export const noReview: Review = { comments: noComments, revisionsIn: () => null };

/** A report with its suggestions in its texts, and what is to be said beside them. */
export function reviewed(
  report: Report,
  ranges: SuggestionRanges,
): { readonly report: Report; readonly review: Review } {
  const revised = revisedReport(report, ranges);
  const revisions = new Revisions(report);
  return {
    report: revised.report,
    review: {
      comments: wordComments(report, revised),
      revisionsIn: (section) => {
        const own = revised.sections.get(section);
        return own ? new SectionRevisions(own, revisions) : null;
      },
    },
  };
}

/** The style of the block that a paragraph is as the text stands. */
export function styleBefore({ was }: RevisedEnd): string {
  if (was?.type.name === 'heading') return `Heading${Math.min(was.attrs.level as number, headingLevels)}`;
  return was?.type.name === 'caption' ? 'Caption' : 'BodyText';
}
