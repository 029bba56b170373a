// Commands that may wait until the server is reached, and what its answer says of them.

import type { Figure } from '@huigao/report';
import type { RecordCommand } from '@huigao/report-doc';
import type { CommandAnswer } from '@huigao/sync/client';
import type { HttpResult, Problem } from '../app/http';

/**
 * Those that may be sent twice, since an answer can be lost: a value names the version it was entered over, what concerns a comment
 * or a suggestion its id. Steps of sections and rights are for people who see what they decide on.
 */
const waiting: ReadonlySet<RecordCommand['type']> = new Set([
  'setFigureValue',
  'addThread',
  'replyToThread',
  'editComment',
  'removeComment',
  'resolveThread',
  'reopenThread',
  'assignThread',
  'suggest',
  'reviseSuggestion',
  'withdrawSuggestion',
]);

export const mayWait = ({ type }: RecordCommand): boolean => waiting.has(type);

/** Statuses that say nothing about the command: nobody answered, or not now. */
const laterStatuses = new Set([0, 401, 429, 502, 503, 504]);

const madeByUs = new Set<RecordCommand['type']>(['addThread', 'replyToThread', 'suggest']);

/** What became of a command that waited. @param wordsOf - says a problem in one sentence */
export function answerTo(
  command: RecordCommand,
  result: HttpResult<unknown>,
  wordsOf: (problem: Problem) => string,
): CommandAnswer {
  if (result.ok) return 'done';
  const { problem } = result;
  if (laterStatuses.has(problem.status)) return 'later';
  // It was taken before, and the answer was lost.
  if (problem.code === 'exists' && madeByUs.has(command.type)) return 'done';
  // As it is decided it is withdrawn, or needs not be any more.
  if (problem.code === 'suggestion-decided' && command.type === 'withdrawSuggestion') return 'done';
  const current = problem.body['current'] as Figure | undefined;
  if (command.type === 'setFigureValue' && current?.value === command.value) return 'done';
  return {
    code: problem.code,
    text: wordsOf(problem),
    current: current ? JSON.stringify(current) : null,
  };
}

/** The answer to a command that was kept here: it was taken, and is not on the server. */
export const keptHere = { ok: true, value: { kept: 'here' } } as const;

export const isKeptHere = (result: HttpResult<unknown>): boolean =>
  result.ok && result.value === keptHere.value;
