import type { SectionId } from '@huigao/report';
import { useText } from '../app/locale';
import { whyReadOnly } from '../editor/body/editing-right';
import { useClientState, useReport, useReportSession } from '../report/report-session';

/** Why this person cannot write in a section now, in words, or null when they can. */
export function useWhyReadOnly(): (section: SectionId) => string | null {
  const t = useText();
  const { person } = useReportSession();
  const outline = useReport((report) => report.outline);
  const people = useReport((report) => report.people);
  const connection = useClientState((state) => state.connection);
  const storing = useClientState((state) => state.storing);
  const sections = useClientState((state) => state.sections);
  return (section) => {
    const entry = outline?.find(({ id }) => id === section);
    if (!entry) return null;
    const client = { connection, storing, sections };
    const why = whyReadOnly({ client, entry, person: person.id, people });
    return why && t(why.key, { names: why.names.join(t('checks.and')) });
  };
}
