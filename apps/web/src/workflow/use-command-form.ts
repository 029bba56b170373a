import type { RecordCommand } from '@huigao/report-doc';
import { useState } from 'react';
import type { Problem } from '../app/http';
import { useReportSession } from '../report/report-session';
import { useToast } from '../ui/toast';

/** Sends the command of a dialog, which closes when it is done and says what went wrong otherwise. */
export function useCommandForm(onClose: () => void) {
  const { command } = useReportSession();
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (wanted: RecordCommand, done: string) => {
    setBusy(true);
    const answer = await command(wanted);
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.problem);
      return;
    }
    toast(done);
    onClose();
  };
  return { send, isBusy, problem };
}
