// Values on their way to the server. The record stays the only home of the truth: what is sent is shown until the record follows.

import type { Figure, FigureId } from '@huigao/report';
import type { QueuedCommand } from '@huigao/sync/client';
import { useCallback, useState } from 'react';
import type { HttpResult, Problem } from '../app/http';
import { type ReportSession, useClientState } from '../report/report-session';
import { isKeptHere } from '../report/waiting-commands';

/** What was entered: a value and, where one was given, the reason for the change. */
export interface EnteredValue {
  readonly value: string | null;
  readonly why: string;
}

/** A value that was entered and what became of it. `over` is the version of the figure it was entered over. */
export type ValueSave =
  /** `queued`: kept here until the server is reached. */
  | ({ readonly state: 'saving' | 'saved' | 'queued'; readonly over: number } & EnteredValue)
  /** Someone else was quicker: `current` is the figure as it is now. */
  | ({ readonly state: 'conflict'; readonly current: Figure } & EnteredValue)
  | ({ readonly state: 'failed'; readonly problem: Problem } & EnteredValue);

export interface ValueSaves {
  /** What is under way for a figure; null once the record has followed. */
  readonly of: (figure: Figure) => ValueSave | null;
  /** Sends a value, entered over `version` of the figure. */
  readonly save: (figure: FigureId, version: number, entered: EnteredValue) => void;
  readonly dismiss: (figure: FigureId) => void;
}

type Saves = ReadonlyMap<FigureId, ValueSave>;

/** The save of a figure that still matters. */
export function openSave(figure: Figure, save: ValueSave | undefined): ValueSave | null {
  if (!save) return null;
  const isUnderWay = save.state === 'saving' || save.state === 'saved';
  return isUnderWay && figure.version > save.over ? null : save;
}

/** The version the next change of a figure is made over: one's own change that has not come back yet counts. */
export function versionSeen(figure: Figure, save: ValueSave | null): number {
  return save?.state === 'saved' ? save.over + 1 : figure.version;
}

/** What became of a save, from the server's answer. */
export function answeredSave(
  answer: HttpResult<unknown>,
  { value, why, over }: EnteredValue & { readonly over: number },
): ValueSave {
  if (answer.ok) return { state: 'saved', value, why, over };
  const { problem } = answer;
  const current = problem.code === 'conflict' ? (problem.body['current'] as Figure | undefined) : undefined;
  if (!current) return { state: 'failed', value, why, problem };
  // Both entered the same: nothing to decide.
  if (current.value === value) return { state: 'saved', value, why, over };
  return { state: 'conflict', value, why, current };
}

/** What became of a value that was kept here until the server is reached. */
function queuedSave({ command, refusal }: QueuedCommand): ValueSave | null {
  if (command.type !== 'setFigureValue') return null;
  const { value, why, version: over } = command;
  if (!refusal) return { state: 'queued', value, why, over };
  if (refusal.current)
    return { state: 'conflict', value, why, current: JSON.parse(refusal.current) as Figure };
  const problem = { code: refusal.code, status: 0, title: refusal.text, detail: '', body: {} };
  return { state: 'failed', value, why, problem };
}

/** Sends values of figures and knows what became of them. */
export function useValueSaves({ command, client }: Pick<ReportSession, 'command' | 'client'>): ValueSaves {
  const [saves, setSaves] = useState<Saves>(new Map());
  const queued = useClientState((state) => state.queued);
  const waiting = (figure: FigureId) =>
    queued.find((one) => one.command.type === 'setFigureValue' && one.command.figure === figure);
  const set = useCallback(
    (figure: FigureId, save: ValueSave) => setSaves((now) => new Map(now).set(figure, save)),
    [],
  );
  const drop = useCallback(
    (figure: FigureId) => setSaves((now) => new Map([...now].filter(([id]) => id !== figure))),
    [],
  );
  const save = useCallback(
    async (figure: FigureId, version: number, entered: EnteredValue) => {
      set(figure, { state: 'saving', over: version, ...entered });
      const answer = await command({ type: 'setFigureValue', figure, version, ...entered });
      if (isKeptHere(answer)) drop(figure);
      else set(figure, answeredSave(answer, { over: version, ...entered }));
    },
    [command, set, drop],
  );
  const forget = (figure: FigureId) => {
    const one = waiting(figure);
    if (one?.refusal) client.dismissCommand(one.id);
  };
  return {
    of: (figure) => {
      const one = waiting(figure.id);
      return (one && queuedSave(one)) ?? openSave(figure, saves.get(figure.id));
    },
    // What was refused is settled by entering anew.
    save: (figure, version, entered) => {
      forget(figure);
      void save(figure, version, entered);
    },
    dismiss: (figure) => {
      forget(figure);
      drop(figure);
    },
  };
}
