// Which commands may wait until the server is reached.

import type { Report, SectionId } from '@huigao/report';
import type { RecordCommand } from '@huigao/report-doc';
import type { HttpResult } from '../app/http';

type CommandType = RecordCommand['type'];

/**
 * Steps of sections, people, rights and the outline are for those who see what they decide on, a table that is taken in is compared
 * with what is there, and publishing and deciding on suggestions speak of what others wrote.
 */
const neverWaiting = [
  'publishFigures',
  'importFigures',
  'splitFigure',
  'setMember',
  'admit',
  'setGroup',
  'addSection',
  'moveSection',
  'removeSection',
  'bringBackSection',
  'setSigning',
  'signTogether',
  'guideSection',
  'freezeReport',
  'archiveReport',
  'advanceSection',
  'acceptSuggestions',
  'rejectSuggestions',
  'reopenSuggestions',
] as const satisfies readonly CommandType[];

/** Those that can be sent twice, since an answer can be lost, and carry what they were meant for: a version, the words they change, an id. */
type Waiting =
  | ('renameReport' | 'setSignature' | 'retitleSection' | 'assignSection')
  | ('addFigure' | 'setFigureValue' | 'changeFigure' | 'dropProposal' | 'retireFigure' | 'reviveFigure')
  | ('mergeFigure' | 'separateFigure' | 'removeFigure' | 'restoreFigure')
  | ('saveTask' | 'removeTask' | 'restoreTask' | 'moveTask')
  | ('saveIndicator' | 'removeIndicator' | 'restoreIndicator')
  | ('addThread' | 'replyToThread' | 'editComment' | 'removeComment')
  | ('resolveThread' | 'reopenThread' | 'assignThread')
  | ('suggest' | 'reviseSuggestion' | 'withdrawSuggestion')
  | ('waiveFinding' | 'dropWaiver' | 'setRule' | 'removeRule');

/** Fails to compile when a command is in neither list: whoever adds one decides. */
type Decided<Left extends never> = Left;
export type EveryCommandIsDecided = Decided<Exclude<CommandType, Waiting | (typeof neverWaiting)[number]>>;

export const mayWait = ({ type }: RecordCommand): boolean =>
  !(neverWaiting as readonly CommandType[]).includes(type);

/** The command with what stands now where it will be, so that it never takes the place of what others write until it is sent. */
export function withOver(command: RecordCommand, report: Report | null): RecordCommand {
  if (!report) return command;
  switch (command.type) {
    case 'renameReport':
      return { ...command, over: report.title };
    case 'setSignature':
      return { ...command, over: report.signature };
    case 'retitleSection': {
      const entry = entryOf(report, command.section);
      return entry ? { ...command, over: entry.title } : command;
    }
    case 'assignSection': {
      const entry = entryOf(report, command.section);
      if (!entry) return command;
      const { drafters, reviewers, due } = entry;
      return { ...command, over: { drafters, reviewers, due } };
    }
    default:
      return command;
  }
}

const entryOf = ({ outline }: Report, section: SectionId) => outline.find(({ id }) => id === section);

/** The answer to a command that was kept here: it was taken, and is not on the server. */
export const keptHere = { ok: true, value: { kept: 'here' } } as const;

export const isKeptHere = (result: HttpResult<unknown>): boolean =>
  result.ok && result.value === keptHere.value;
