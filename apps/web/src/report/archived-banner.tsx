import { ArchiveRestore } from 'lucide-react';
import { useLocale, useText } from '../app/locale';
import { languageTag } from '../app/locale-tag';
import { Button } from '../ui/button';
import { useToast } from '../ui/toast';
import { Banner } from './banner';
import { useReport } from './report-session';
import { useMayManage } from './use-may-manage';
import { useSave } from './use-save';

/** Says that the report was put away 归档, by whom and when; an owner takes it back from here. */
export default function ArchivedBanner() {
  const t = useText();
  const tag = languageTag(useLocale());
  const toast = useToast();
  const save = useSave();
  const canManage = useMayManage();
  const archived = useReport((report) => report.archived);
  const people = useReport((report) => report.people);
  if (!archived) return null;
  const put = async (isAway: boolean) => {
    if (!(await save({ type: 'archiveReport', archived: isAway }))) return;
    const undo = { label: t('list.undo'), act: () => void put(true) };
    toast(t(isAway ? 'list.archived' : 'list.taken-back'), 'done', isAway ? undefined : undo);
  };
  const name = people?.get(archived.by)?.name ?? t('members.gone');
  const date = new Intl.DateTimeFormat(tag, { dateStyle: 'long' }).format(archived.at);
  return (
    <Banner
      action={
        canManage && (
          <Button size="sm" icon={ArchiveRestore} onClick={() => void put(false)}>
            {t('list.take-back')}
          </Button>
        )
      }
    >
      {t(canManage ? 'list.is-archived' : 'list.is-archived-ask', { name, date })}
    </Banner>
  );
}
