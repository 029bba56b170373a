// Who is to be told of a change of a report. Judged on the record before it and, of suggestions, after it: stored with the change, in
// one transaction.
// Nobody is told what they did themselves, of one change twice, or of a report that is not theirs.

import type {
  CommentId,
  OutlineEntry,
  PersonId,
  Report,
  SectionId,
  Thread,
  ThreadId,
  WorkflowEvent,
} from '@huigao/report';
import { isCommentCommand, isSuggestionCommand, type RecordCommand } from '@huigao/report-doc';
import type { NoticeDraft, NoticeKind } from '../storage/notice-store';
import { suggestionNews } from './suggestion-notices';

type Record = Pick<Report, 'id' | 'outline' | 'people' | 'threads' | 'suggestions'>;
type CommentCommand = Extract<RecordCommand, { readonly thread: unknown }>;

/** People and what they are told; who is named twice is told the first. */
type Told = readonly (readonly [NoticeKind, readonly PersonId[]])[];

interface About {
  readonly section: SectionId | null;
  readonly thread?: ThreadId;
  readonly comment?: CommentId;
}

/**
 * The notices of a command by `actor` at a time (epoch ms).
 * @param record - as it was before the command
 */
export function draftNotices(
  record: Record,
  command: RecordCommand,
  {
    actor,
    at,
    after = record,
  }: { readonly actor: PersonId; readonly at: number; readonly after?: Pick<Record, 'suggestions'> },
): readonly NoticeDraft[] {
  if (isSuggestionCommand(command)) {
    const common = { report: record.id, thread: null, comment: null, actor, at };
    return suggestionNews(record, after, command, actor).flatMap(({ people, ...news }) =>
      [...new Set(people)]
        .filter((person) => person !== actor && record.people.has(person))
        .map((person) => ({ ...common, ...news, person })),
    );
  }
  const made = toldOf(record, command);
  if (!made) return [];
  const { told, about } = made;
  const kinds = new Map<PersonId, NoticeKind>();
  for (const [kind, people] of told)
    for (const person of people)
      if (person !== actor && record.people.has(person) && !kinds.has(person)) kinds.set(person, kind);
  const { section, thread = null, comment = null } = about;
  const common = { report: record.id, section, thread, comment, suggestion: null, actor, at, key: null };
  return [...kinds].map(([person, kind]) => ({ ...common, person, kind }));
}

function toldOf(record: Record, command: RecordCommand): { told: Told; about: About } | null {
  if (isCommentCommand(command)) return ofComments(record, command);
  switch (command.type) {
    case 'assignSection':
      return ofAssignment(record, command);
    case 'advanceSection':
      return ofStep(record, command.section, command.event);
    default:
      return null;
  }
}

const entryOf = ({ outline }: Record, section: SectionId) => outline.find(({ id }) => id === section);

const ownersOf = ({ people }: Record) =>
  [...people.values()].filter(({ roles }) => roles.includes('owner')).map(({ person }) => person);

const approversOf = ({ people }: Record) =>
  [...people.values()].filter(({ roles }) => roles.includes('approver')).map(({ person }) => person);

/** Everybody who spoke in a thread, or is to see to it. */
const sharersOf = ({ comments, assignee }: Thread): readonly PersonId[] => [
  ...comments.filter(({ text }) => text !== '').map(({ by }) => by),
  ...(assignee ? [assignee] : []),
];

function ofComments(record: Record, command: CommentCommand): { told: Told; about: About } | null {
  const thread = record.threads.get(command.thread);
  if (command.type === 'addThread') {
    const { section, comment, mentions } = command;
    const told: Told = [
      ['mentioned', mentions],
      ['commented', entryOf(record, section)?.drafters ?? []],
    ];
    return { told, about: { section, thread: command.thread, comment } };
  }
  if (!thread) return null;
  const about = { section: thread.section, thread: thread.id };
  switch (command.type) {
    case 'replyToThread': {
      const told: Told = [
        ['mentioned', command.mentions],
        ['replied', sharersOf(thread)],
      ];
      return { told, about: { ...about, comment: command.comment } };
    }
    case 'editComment': {
      const before = thread.comments.find(({ id }) => id === command.comment)?.mentions ?? [];
      const added = command.mentions.filter((person) => !before.includes(person));
      return { told: [['mentioned', added]], about: { ...about, comment: command.comment } };
    }
    case 'assignThread': {
      const { assignee } = command;
      return { told: [['assigned', assignee && assignee !== thread.assignee ? [assignee] : []]], about };
    }
    case 'resolveThread':
      return { told: [['resolved', sharersOf(thread)]], about };
    case 'reopenThread':
      return { told: [['reopened', sharersOf(thread)]], about };
    case 'removeComment':
      return null;
  }
}

function ofAssignment(
  record: Record,
  { section, drafters, reviewers }: Extract<RecordCommand, { readonly type: 'assignSection' }>,
) {
  const before = entryOf(record, section);
  const known = new Set([...(before?.drafters ?? []), ...(before?.reviewers ?? [])]);
  const added = [...drafters, ...reviewers].filter((person) => !known.has(person));
  return { told: [['assigned', added]] as Told, about: { section } };
}

/** Whom each step of a section concerns. */
const stepTold: Readonly<
  globalThis.Record<WorkflowEvent, ((entry: OutlineEntry, record: Record) => Told[number]) | null>
> = {
  submit: ({ reviewers }, record) => ['submitted', [...reviewers, ...ownersOf(record)]],
  return: ({ drafters }) => ['returned', drafters],
  agree: ({ drafters }, record) => ['agreed', [...drafters, ...ownersOf(record), ...approversOf(record)]],
  reopen: ({ drafters, reviewers }) => ['reopened', [...drafters, ...reviewers]],
  sign: ({ drafters }, record) => ['signed', [...drafters, ...ownersOf(record)]],
  skip: null,
  takeValues: null,
};

function ofStep(record: Record, section: SectionId, event: WorkflowEvent) {
  const entry = entryOf(record, section);
  const told = entry && stepTold[event]?.(entry, record);
  return told ? { told: [told], about: { section } } : null;
}
