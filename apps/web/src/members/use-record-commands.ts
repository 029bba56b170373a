import type { RecordCommand } from '@huigao/report-doc';
import { useCallback, useState } from 'react';
import type { Problem } from '../app/http';
import { useReportSession } from '../report/report-session';

/** A value that was chosen, and the recorded one it was chosen over. */
interface Choice {
  readonly over: string;
  readonly value: unknown;
}

export interface RecordCommands {
  readonly problem: Problem | null;
  /** What to show for a key: the choice until the record has followed, then the record again. */
  readonly shown: <Value>(key: string, recorded: Value) => Value;
  /** Shows `value` at once, sends the commands one after the other, and takes it back if one is refused. */
  readonly choose: <Value>(
    key: string,
    recorded: Value,
    value: Value,
    commands: readonly RecordCommand[],
  ) => Promise<boolean>;
}

/** Changes of a report's record from a view that shows them at once. The record stays the only home of the truth. */
export function useRecordCommands(): RecordCommands {
  const { command: send } = useReportSession();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());

  const shown = <Value>(key: string, recorded: Value): Value => {
    const choice = choices.get(key);
    return choice?.over === JSON.stringify(recorded) ? (choice.value as Value) : recorded;
  };

  const choose = useCallback<RecordCommands['choose']>(
    async (key, recorded, value, commands) => {
      const choice: Choice = { over: JSON.stringify(recorded), value };
      setProblem(null);
      setChoices((now) => new Map(now).set(key, choice));
      for (const command of commands) {
        const answer = await send(command);
        if (answer.ok) continue;
        setProblem(answer.problem);
        setChoices((now) => new Map([...now].filter(([, one]) => one !== choice)));
        return false;
      }
      return true;
    },
    [send],
  );

  return { problem, shown, choose };
}
