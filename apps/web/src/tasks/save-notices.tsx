import type { Indicator, Task } from '@huigao/report';
import { problemText } from '../app/http';
import { useText } from '../app/locale';
import { useReport } from '../report/report-session';
import { Button } from '../ui/button';
import { Alert } from '../ui/field';
import type { RecordSave } from './use-record-save';

/** Why a record was not saved; over somebody else's change one takes that, or saves again. */
export function SaveNotices<Content extends Task | Indicator>({
  save: { problem, conflict },
  onTheirs,
  onMine,
}: {
  readonly save: RecordSave<Content>;
  readonly onTheirs: (now: Content) => void;
  readonly onMine: (now: Content) => void;
}) {
  const t = useText();
  const people = useReport((report) => report.people);
  const by = conflict?.history.at(-1)?.by;
  return (
    <>
      {problem && <Alert>{problemText(problem)}</Alert>}
      {conflict && (
        <Alert kind="warn">
          <p>{t('tasks.conflict', { name: (by && people?.get(by)?.name) ?? '' })}</p>
          <Button onClick={() => onTheirs(conflict)}>{t('tasks.take-theirs')}</Button>{' '}
          <Button onClick={() => onMine(conflict)}>{t('tasks.save-anyway')}</Button>
        </Alert>
      )}
    </>
  );
}
