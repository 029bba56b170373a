import type { Finding } from '@huigao/checks';
import { may } from '@huigao/report';
import { useClientState, useReport, useReportSession } from '../report/report-session';

/** Whether this person may waive a finding now. */
export function useMayWaive(): (finding: Pick<Finding, 'place'>) => boolean {
  const { person } = useReportSession();
  const isClosed = useClientState(({ connection }) => connection === 'refused');
  const people = useReport((report) => report.people);
  const outline = useReport((report) => report.outline);
  return ({ place }) => {
    if (isClosed || !people || !outline) return false;
    const report = { people, outline, figures: new Map() };
    return may(
      person.id,
      place ? { do: 'waiveCheck', section: place.section } : { do: 'publishFigures' },
      report,
    );
  };
}
