import { missingSigners, type OutlineEntry, type Report } from '@huigao/report';
import { useText } from '../app/locale';

/** Names those who are still asked to sign a section: 赵局长、孙副局长, or in turn 孙副局长 → 赵局长. */
export function useSignerNames(): (report: Report, entry: OutlineEntry) => string {
  const t = useText();
  return (report, entry) =>
    missingSigners(report, entry)
      .map((person) => report.people.get(person)?.name ?? t('members.gone'))
      .join(t(report.signing.order === 'ordered' ? 'workflow.then' : 'members.and'));
}
