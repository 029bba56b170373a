import { may, type SectionId } from '@huigao/report';
import { useMemo } from 'react';
import { useReport, useReportSession } from '../report/report-session';
import type { Named } from './mentions';

/** Everybody in the report, the person last: one seldom addresses oneself. */
export function usePeopleToMention(): readonly Named[] {
  const { person: self } = useReportSession();
  const people = useReport((report) => report.people);
  return useMemo(
    () =>
      [...(people?.values() ?? [])]
        .map(({ person, name }) => ({ person, name }))
        .sort((a, b) => Number(a.person === self.id) - Number(b.person === self.id)),
    [people, self.id],
  );
}

/** Who may comment in a section, and so can be asked to see to a thread there. */
export function usePeopleToAssign(section: SectionId): readonly Named[] {
  const everybody = usePeopleToMention();
  const people = useReport((report) => report.people);
  const outline = useReport((report) => report.outline);
  return useMemo(() => {
    if (!people || !outline) return [];
    const rights = { people, outline, figures: new Map() };
    return everybody.filter(({ person }) => may(person, { do: 'comment', section }, rights));
  }, [everybody, people, outline, section]);
}
