import { may, type OutlineEntry, type SectionId } from '@huigao/report';
import { useSyncExternalStore } from 'react';
import { useClientState, useReport, useReportSession } from '../report/report-session';

/** Whether one may suggest in a section: by its switch, or (who does nothing else with texts) by a press on the text too. */
export type MaySuggest = 'no' | 'by-switch' | 'at-a-press';

export function useIsSuggesting(section: SectionId): boolean {
  const { suggesting } = useReportSession();
  return useSyncExternalStore(suggesting.subscribe, () => suggesting.isOn(section));
}

export function useMaySuggest({ id }: OutlineEntry): MaySuggest {
  const { person } = useReportSession();
  const by = useReport((report): MaySuggest => {
    if (!may(person.id, { do: 'suggest', section: id }, report)) return 'no';
    const roles = report.people.get(person.id)?.roles ?? [];
    return roles.includes('owner') || roles.includes('drafter') ? 'by-switch' : 'at-a-press';
  });
  const isThere = useClientState(({ connection, sections }) => {
    const state = sections.get(id);
    const isSound = state?.synced === true && state.health === 'sound' && state.frozen === null;
    return isSound && state.right !== 'none' && connection !== 'refused';
  });
  return (isThere && by) || 'no';
}
