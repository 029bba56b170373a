// Commands on key tasks 重点工作任务 and indicators 绩效指标. A record is saved as a whole over the version that was seen; what changed in
// it goes to its history, field by field.

import {
  contentFault,
  type Indicator,
  type IndicatorContent,
  type IndicatorId,
  indicatorContent,
  maxIndicators,
  maxTasks,
  measureText,
  type RecordChange,
  type Task,
  type TaskContent,
  type TaskId,
  taskContent,
} from '@huigao/report';
import type * as Y from 'yjs';
import { indicatorsOf, type ReportRecord, replaceEntry, tasksOf } from '../record';
import { type CommandContext, type CommandResult, done, refuse } from './command-result';

export type TaskCommand =
  /** Version null: it is new. */
  | { readonly type: 'saveTask'; readonly task: TaskContent; readonly version: number | null }
  | { readonly type: 'removeTask'; readonly task: TaskId; readonly version: number }
  /** Brings a removed one back, with its indicators. */
  | { readonly type: 'restoreTask'; readonly task: TaskId }
  /** Puts a task before another one; null: last. */
  | { readonly type: 'moveTask'; readonly task: TaskId; readonly before: TaskId | null }
  | { readonly type: 'saveIndicator'; readonly indicator: IndicatorContent; readonly version: number | null }
  | { readonly type: 'removeIndicator'; readonly indicator: IndicatorId; readonly version: number }
  | { readonly type: 'restoreIndicator'; readonly indicator: IndicatorId };

const types: ReadonlySet<string> = new Set<TaskCommand['type']>([
  'saveTask',
  'removeTask',
  'restoreTask',
  'moveTask',
  'saveIndicator',
  'removeIndicator',
  'restoreIndicator',
]);

export const isTaskCommand = (command: { readonly type: string }): command is TaskCommand =>
  types.has(command.type);

/** A record as it is stored; a removed one stays, so that it can come back as it was. */
type Stored = (Task | Indicator) & { readonly removed?: true };

function conflict(stored: Stored): CommandResult {
  return refuse('conflict', JSON.stringify(stored));
}

/** A field as its history tells of it. */
function shown(record: ReportRecord, content: TaskContent | IndicatorContent, field: string): string {
  const value = (content as unknown as Record<string, unknown>)[field] ?? null;
  if (value === null) return '';
  if (typeof value === 'object')
    return measureText(
      record.figures,
      value as IndicatorContent['target'],
      (content as IndicatorContent).unit,
    );
  const figures = ['budgeted', 'executed', 'rate'];
  if (figures.includes(field)) return record.figures.get(value as never)?.label ?? String(value);
  if (field === 'owner') return record.people.get(value as never)?.name ?? String(value);
  return String(value);
}

function changes(
  record: ReportRecord,
  before: TaskContent | IndicatorContent,
  after: TaskContent | IndicatorContent,
  { by, at }: CommandContext,
): readonly RecordChange[] {
  return Object.keys(after).flatMap((field) => {
    const [from, to] = [shown(record, before, field), shown(record, after, field)];
    return from === to ? [] : [{ by, at, field, from, to }];
  });
}

/** Who and what a record names must be of this report. */
function strangerIn(record: ReportRecord, content: TaskContent | IndicatorContent): CommandResult | null {
  if ('title' in content) {
    if (content.owner !== null && !record.people.has(content.owner))
      return refuse('unknown-person', content.owner);
    const figure = [content.budgeted, content.executed, content.rate].find(
      (id) => id !== null && !record.figures.has(id),
    );
    return figure ? refuse('not-found', figure) : null;
  }
  if (content.task !== null && !record.tasks.has(content.task)) return refuse('not-found', content.task);
  const named = [content.target, content.actual].flatMap((measure) =>
    measure && 'figure' in measure ? [measure.figure] : [],
  );
  const missing = named.find((id) => !record.figures.has(id));
  return missing ? refuse('not-found', missing) : null;
}

interface Save<Content> {
  readonly stored: Y.Array<Stored>;
  readonly content: Content;
  readonly version: number | null;
  readonly most: number;
}

function save<Content extends TaskContent | IndicatorContent>(
  { stored, content, version, most }: Save<Content>,
  record: ReportRecord,
  context: CommandContext,
): CommandResult {
  const fault = contentFault(content);
  if (fault) return refuse('bad-record', fault);
  const index = stored.toArray().findIndex(({ id }) => id === content.id);
  const before = index < 0 ? null : stored.get(index);
  if (before && version === null) return refuse('exists', content.id);
  if (version !== null && (!before || before.removed)) return refuse('not-found', content.id);
  if (before && before.version !== version) return conflict(before);
  const stranger = strangerIn(record, content);
  if (stranger) return stranger;
  if (!before) {
    if (stored.length >= most) return refuse('too-many-records', String(most));
    const { by, at } = context;
    const made: RecordChange = { by, at, field: 'made', from: '', to: '' };
    stored.push([{ ...content, version: 1, history: [made] } as unknown as Stored]);
    return done;
  }
  const history = changes(record, before, content, context);
  if (history.length === 0 && sameContent(before, content)) return done;
  const after = { ...content, version: before.version + 1, history: [...before.history, ...history] };
  replaceEntry(stored, index, after as unknown as Stored);
  return done;
}

const contentOf = (stored: Stored | TaskContent | IndicatorContent) =>
  'title' in stored ? taskContent(stored) : indicatorContent(stored);

const sameContent = (before: Stored, after: TaskContent | IndicatorContent) =>
  JSON.stringify(contentOf(before)) === JSON.stringify(contentOf(after));

/** Takes a record away, or brings it back. */
function setRemoved(
  stored: Y.Array<Stored>,
  {
    id,
    version,
    removed,
  }: { readonly id: string; readonly version: number | null; readonly removed: boolean },
  { by, at }: CommandContext,
): CommandResult {
  const index = stored.toArray().findIndex((one) => one.id === id);
  const before = stored.get(index < 0 ? stored.length : index);
  if (!before || (before.removed === true) === removed) return refuse('not-found', id);
  if (version !== null && before.version !== version) return conflict(before);
  const { removed: _, ...kept } = before;
  const change: RecordChange = { by, at, field: removed ? 'removed' : 'restored', from: '', to: '' };
  replaceEntry(stored, index, {
    ...kept,
    version: before.version + 1,
    history: [...before.history, change],
    ...(removed ? { removed: true as const } : {}),
  } as Stored);
  return done;
}

function moveTask(doc: Y.Doc, { task, before }: Extract<TaskCommand, { type: 'moveTask' }>): CommandResult {
  const tasks = tasksOf(doc);
  const ids = tasks.toArray().map(({ id }) => id);
  const from = ids.indexOf(task);
  if (from < 0) return refuse('not-found', task);
  if (before !== null && !ids.includes(before)) return refuse('not-found', before);
  if (before === task) return done;
  const moved = tasks.get(from);
  tasks.delete(from);
  const left = tasks.toArray().map(({ id }) => id);
  tasks.insert(before === null ? left.length : left.indexOf(before), [moved]);
  return done;
}

/** Carries out a command on tasks or indicators. */
export function changeTasks(
  doc: Y.Doc,
  record: ReportRecord,
  command: TaskCommand,
  context: CommandContext,
): CommandResult {
  const tasks = tasksOf(doc) as unknown as Y.Array<Stored>;
  const indicators = indicatorsOf(doc) as unknown as Y.Array<Stored>;
  switch (command.type) {
    case 'saveTask': {
      const { task, version } = command;
      return save({ stored: tasks, content: taskContent(task), version, most: maxTasks }, record, context);
    }
    case 'saveIndicator': {
      const { version } = command;
      const content = indicatorContent(command.indicator);
      return save({ stored: indicators, content, version, most: maxIndicators }, record, context);
    }
    case 'removeTask':
      return setRemoved(tasks, { id: command.task, version: command.version, removed: true }, context);
    case 'restoreTask':
      return setRemoved(tasks, { id: command.task, version: null, removed: false }, context);
    case 'moveTask':
      return moveTask(doc, command);
    case 'removeIndicator':
      return setRemoved(
        indicators,
        { id: command.indicator, version: command.version, removed: true },
        context,
      );
    case 'restoreIndicator':
      return setRemoved(indicators, { id: command.indicator, version: null, removed: false }, context);
  }
}
