// Figures as earlier versions stored them: records and archives of every version stay readable.

import type { Figure } from './report';

/** What a figure did not have from the first. */
type Later = 'previous' | 'accounts' | 'evidence' | 'published' | 'proposed' | 'retired' | 'mergedInto';

/** A figure of any version, as it is stored. */
export type EarlierFigure = Omit<Figure, Later> & Partial<Pick<Figure, Later>>;

const isComplete = (stored: EarlierFigure): stored is Figure =>
  'previous' in stored && 'accounts' in stored && 'mergedInto' in stored;

/** The figure with what its version did not know yet: a value that was there was the published one. */
export function completeFigure(stored: EarlierFigure): Figure {
  if (isComplete(stored)) return stored;
  return {
    previous: null,
    accounts: null,
    evidence: '',
    published: stored.value !== null || stored.kind === 'computed',
    proposed: null,
    retired: false,
    mergedInto: null,
    ...stored,
  };
}
