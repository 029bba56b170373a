import type { ReportId } from '@huigao/report';
import { useEffect, useState } from 'react';
import { watchErrand } from '../app/errand-progress';
import { type Problem, problemText } from '../app/http';
import { useText } from '../app/locale';
import { newTaskName } from '../app/task-name';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Alert } from '../ui/field';
import { Progress } from '../ui/spinner';
import { useToast } from '../ui/toast';
import { takeExport, type WantedExport } from './take-export';

/** Most files are there before this; a dialog would only flash. */
const patienceMs = 600;

/** A file on its way: nothing to see while it is quick, else a bar with 取消, and why when it could not be made. */
export function RunningExport({
  report,
  wanted,
  onClose,
}: {
  readonly report: ReportId;
  readonly wanted: WantedExport;
  readonly onClose: () => void;
}) {
  const t = useText();
  const toast = useToast();
  const [isSlow, setSlow] = useState(false);
  const [part, setPart] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);

  useEffect(() => {
    const ending = new AbortController();
    const task = newTaskName();
    let stop = () => {};
    const timer = setTimeout(() => {
      setSlow(true);
      stop = watchErrand(task, setPart);
    }, patienceMs);
    const end = () => {
      clearTimeout(timer);
      stop();
    };
    void takeExport(report, wanted, { task, signal: ending.signal }).then((answer) => {
      if (ending.signal.aborted) return;
      end();
      if (!answer.ok) return setProblem(answer.problem);
      const { name, substitutes, missing, leftOut } = answer.value;
      const notes = substitutes.map((substitute) => `${t('export.substitute', substitute)}。`);
      if (missing.length > 0) notes.push(`${t('export.missing', { signs: missing.join(' ') })}。`);
      const what = leftOut.map((one) => t(`export.left-out-${one}`)).join(t('export.left-out-and'));
      if (what !== '') notes.push(`${t('export.left-out', { what })}。`);
      toast([t('export.done', { name }), ...notes].join(''));
      onClose();
    });
    return () => {
      end();
      ending.abort();
    };
  }, [report, wanted, t, toast, onClose]);

  if (!isSlow && !problem) return null;
  return (
    <Dialog
      title={t('export.title')}
      size="sm"
      onClose={onClose}
      footer={<Button onClick={onClose}>{t(problem ? 'ui.close' : 'ui.cancel')}</Button>}
    >
      {problem ? (
        <Alert>{problemText(problem)}</Alert>
      ) : (
        <Progress
          label={t('export.running', { format: t(`export.${wanted.to}`) })}
          part={part > 0 && part < 1 ? part : undefined}
        />
      )}
    </Dialog>
  );
}
