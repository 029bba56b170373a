import type { PersonId, ReportId, SectionId } from '@huigao/report';
import { useMemo } from 'react';
import { useResource } from '../app/resource';

/** Who last wrote to a section, and when. */
export interface LastChange {
  /** Null: the server, when the section was made. */
  readonly person: PersonId | null;
  /** Epoch ms. */
  readonly at: number;
}

type Answer = readonly (LastChange & { readonly document: SectionId })[];

/** The last change of each section, as the server had it when the board was opened. */
export function useLastChanges(report: ReportId): ReadonlyMap<SectionId, LastChange> {
  const [answer] = useResource<Answer>(`/reports/${encodeURIComponent(report)}/changes`);
  const list = 'value' in answer ? answer.value : null;
  return useMemo(() => new Map((list ?? []).map((one) => [one.document, one])), [list]);
}
