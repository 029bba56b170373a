import type { Indicator, Task } from '@huigao/report';
import type { RecordCommand } from '@huigao/report-doc';
import { useState } from 'react';
import type { Problem } from '../app/http';
import { useReportSession } from '../report/report-session';

/** What happens to a record that is being saved. */
export interface RecordSave<Content> {
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** The record as it is now, when somebody else changed it meanwhile. */
  readonly conflict: Content | null;
  readonly send: (command: RecordCommand) => Promise<boolean>;
  readonly settle: () => void;
}

/** Sends the saving of a task or an indicator, and keeps what stood in its way. */
export function useRecordSave<Content extends Task | Indicator>(): RecordSave<Content> {
  const { command } = useReportSession();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [conflict, setConflict] = useState<Content | null>(null);
  const send = async (next: RecordCommand) => {
    setBusy(true);
    setProblem(null);
    setConflict(null);
    const answer = await command(next);
    setBusy(false);
    if (answer.ok) return true;
    if (answer.problem.code === 'conflict') setConflict(answer.problem.body.current as Content);
    else setProblem(answer.problem);
    return false;
  };
  return { busy, problem, conflict, send, settle: () => setConflict(null) };
}
