import type { FigureId } from '@huigao/report';
import type { RecordCommand } from '@huigao/report-doc';
import type { ClientState } from '@huigao/sync/client';
import { useMemo } from 'react';
import { useClientState } from '../report/report-session';

const figureOf = (command: RecordCommand): FigureId | null => {
  if (command.type === 'addFigure') return command.figure.id as FigureId;
  return 'figure' in command ? command.figure : null;
};

const figuresIn = (queued: ClientState['queued']): ReadonlySet<FigureId> =>
  new Set(queued.flatMap(({ command, refusal }) => (refusal ? [] : (figureOf(command) ?? []))));

/** The figures of which something waits for the server. */
export function useWaitingFigures(): ReadonlySet<FigureId> {
  const queued = useClientState((state) => state.queued);
  return useMemo(() => figuresIn(queued), [queued]);
}
