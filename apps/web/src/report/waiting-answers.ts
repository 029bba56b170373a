// What the server's answer says of a command that waited.

import type { RecordCommand } from '@huigao/report-doc';
import type { CommandAnswer } from '@huigao/sync/client';
import type { HttpResult, Problem } from '../app/http';

type CommandType = RecordCommand['type'];

/** Statuses that say nothing about the command: nobody answered, or not now. */
const laterStatuses = new Set([0, 401, 429, 502, 503, 504]);

/** What became of a command that waited. @param wordsOf - says a problem in one sentence */
export function answerTo(
  command: RecordCommand,
  result: HttpResult<unknown>,
  wordsOf: (problem: Problem) => string,
): CommandAnswer {
  if (result.ok) return 'done';
  const { problem } = result;
  if (laterStatuses.has(problem.status)) return 'later';
  if (isTakenAlready(command, problem)) return 'done';
  const current = problem.body['current'];
  return {
    code: problem.code,
    text: wordsOf(problem),
    current: current === undefined ? null : JSON.stringify(current),
  };
}

type Fields = Readonly<Record<string, unknown>>;

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const holds = (now: Fields, wanted: object) =>
  Object.entries(wanted).every(([field, value]) => isSame(now[field], value));

/** Whether a refusal only says that what was wanted is so: the command was taken before, and its answer was lost. */
function isTakenAlready(command: RecordCommand, { code, body }: Problem): boolean {
  // Ids are made for one command, and nobody else's.
  if (code === 'exists') return makesNew(command);
  if (code === 'not-found') return takesAway.has(command.type);
  // As it is decided it is withdrawn, or needs not be any more.
  if (code === 'suggestion-decided') return command.type === 'withdrawSuggestion';
  const now = code === 'conflict' ? (body['current'] as Fields | undefined) : undefined;
  return now !== undefined && isWanted(command, now);
}

function makesNew(command: RecordCommand): boolean {
  switch (command.type) {
    case 'addThread':
    case 'replyToThread':
    case 'addFigure':
    case 'suggest':
      return true;
    case 'saveTask':
    case 'saveIndicator':
      return command.version === null;
    default:
      return false;
  }
}

const takesAway: ReadonlySet<CommandType> = new Set<CommandType>([
  'removeFigure',
  'removeTask',
  'removeIndicator',
  'removeRule',
  'dropWaiver',
]);

function isWanted(command: RecordCommand, now: Fields): boolean {
  switch (command.type) {
    case 'setFigureValue': {
      const proposed = now['proposed'] as Fields | null | undefined;
      return (proposed ? proposed['value'] : now['value']) === command.value;
    }
    case 'changeFigure':
      return holds(now, command.change);
    case 'dropProposal':
      return now['proposed'] === null;
    case 'retireFigure':
      return now['retired'] === true;
    case 'reviveFigure':
      return now['retired'] === false;
    case 'mergeFigure':
      return now['mergedInto'] === command.into;
    case 'separateFigure':
      return now['mergedInto'] === null;
    case 'saveTask':
      return holds(now, command.task);
    case 'saveIndicator':
      return holds(now, command.indicator);
    case 'setRule':
      return holds(now, command.check);
    default:
      return false;
  }
}
