import type { RecordCommand } from '@huigao/report-doc';
import { useCallback } from 'react';
import { problemText } from '../app/http';
import { useToast } from '../ui/toast';
import { useReportSession } from './report-session';

/** Sends a command; what went wrong is said in a toast. True when it was taken. */
export function useSave(): (command: RecordCommand) => Promise<boolean> {
  const { command: send } = useReportSession();
  const toast = useToast();
  return useCallback(
    async (command) => {
      const answer = await send(command);
      if (!answer.ok) toast(problemText(answer.problem), 'bad');
      return answer.ok;
    },
    [send, toast],
  );
}
