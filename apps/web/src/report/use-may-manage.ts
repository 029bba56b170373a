import { may } from '@huigao/report';
import { useReport, useReportSession } from './report-session';

/** Whether the person is a 统稿人 of this report. */
export function useMayManage(): boolean {
  const { person } = useReportSession();
  return useReport((report) => may(person.id, { do: 'manage' }, report)) ?? false;
}
