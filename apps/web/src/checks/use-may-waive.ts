import { may, type SectionId } from '@huigao/report';
import { useClientState, useReport, useReportSession } from '../report/report-session';

/** Whether this person may waive findings of a section now; of null those that are of none. */
export function useMayWaive(): (section: SectionId | null) => boolean {
  const { person } = useReportSession();
  const isClosed = useClientState(({ connection }) => connection === 'refused');
  const people = useReport((report) => report.people);
  const outline = useReport((report) => report.outline);
  return (section) => {
    if (isClosed || !people || !outline) return false;
    const report = { people, outline, figures: new Map() };
    return may(person.id, section ? { do: 'waiveCheck', section } : { do: 'publishFigures' }, report);
  };
}
