import { type OutlineEntry, type SectionStatus, sectionStatuses } from '@huigao/report';

/** How many sections stand where; parts are not counted. */
export interface OutlineProgress {
  readonly total: number;
  /** 已定 or 已签. */
  readonly done: number;
  readonly byStatus: Readonly<Record<SectionStatus, number>>;
}

/** The progress of a report by the status of its sections. */
export function outlineProgress(outline: readonly OutlineEntry[]): OutlineProgress {
  const sections = outline.filter(({ kind }) => kind !== 'part');
  const count = (status: SectionStatus) => sections.filter((entry) => entry.status === status).length;
  const byStatus = Object.fromEntries(sectionStatuses.map((status) => [status, count(status)])) as Record<
    SectionStatus,
    number
  >;
  return { total: sections.length, done: byStatus.agreed + byStatus.signed, byStatus };
}
