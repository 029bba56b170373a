import { Archive, ArchiveRestore, Ellipsis } from 'lucide-react';
import { problemText } from '../app/http';
import { useText } from '../app/locale';
import { IconButton } from '../ui/button';
import { Menu } from '../ui/menu';
import { useToast } from '../ui/toast';
import { isArchived } from './listed-reports';
import { archiveReport, type ReportSummary } from './reports';

export interface RowMenuProps {
  readonly report: ReportSummary;
  readonly onChanged: () => Promise<void>;
}

/** What an owner does with a report without opening it: put it away 归档, or take it back. Either is undone from what says it is done. */
export function RowMenu({ report, onChanged }: RowMenuProps) {
  const t = useText();
  const toast = useToast();
  const set = async (archived: boolean, isUndoing?: 'undoing') => {
    const answer = await archiveReport(report.id, archived);
    if (!answer.ok) return toast(problemText(answer.problem), 'bad');
    await onChanged();
    const undo = { label: t('list.undo'), act: () => void set(!archived, 'undoing') };
    toast(t(archived ? 'list.archived' : 'list.taken-back'), 'done', isUndoing ? undefined : undo);
  };
  const item = isArchived(report)
    ? { id: 'take-back', label: t('list.take-back'), icon: ArchiveRestore, onSelect: () => void set(false) }
    : {
        id: 'archive',
        label: t('list.archive'),
        detail: t('list.archive-detail'),
        icon: Archive,
        onSelect: () => void set(true),
      };
  return (
    <Menu
      align="end"
      groups={[{ id: 'acts', items: [item] }]}
      trigger={(props) => (
        <IconButton {...props} size="sm" icon={Ellipsis} label={t('list.actions', { title: report.title })} />
      )}
    />
  );
}
