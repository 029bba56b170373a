// Who has seen the tour, on this machine; and what the start page says when it opens the sample for somebody.

import type { PersonId } from '@huigao/report';

const keyOf = (person: PersonId) => `huigao.tour.${person}`;

export const hasSeenTour = (person: PersonId): boolean => localStorage.getItem(keyOf(person)) !== null;

export const noteTourSeen = (person: PersonId): void => localStorage.setItem(keyOf(person), '1');

/** The state of the page's place in the history when the sample was just made. */
export const sampleState = { isSample: true } as const;

/** Whether the report on this page is the sample that was just made, in which one may change figures to try. */
export const isFreshSample = (): boolean =>
  (history.state as { readonly isSample?: unknown } | null)?.isSample === true;
