// The command that leads a section from one state to the next.

import {
  advance,
  commentId,
  maybeSection,
  type OutlineEntry,
  type PersonId,
  type SectionId,
  sectionDigest,
  threadId,
  type WorkflowEvent,
} from '@huigao/report';
import type * as Y from 'yjs';
import { outlineOf, type ReportRecord, replaceEntry, threadsOf } from '../record';
import { type CommandContext, type CommandResult, done, maxTextLength, refuse } from './command-result';

export interface WorkflowCommand {
  readonly type: 'advanceSection';
  readonly section: SectionId;
  readonly event: WorkflowEvent;
  /** The reason, where one is asked. */
  readonly why: string;
  /** For whom the owner signs 代签, or whose signature is done without 免签; null: for oneself. */
  readonly onBehalfOf: PersonId | null;
  /** Digest of the section as the sender saw it: nobody agrees to, or signs, another text. Null for events that bind to none. */
  readonly digest: string | null;
}

/** Events that bind to a text: their sender says which one they saw. */
const isBinding = (event: WorkflowEvent) => event === 'agree' || event === 'sign';

export function advanceSection(
  doc: Y.Doc,
  record: ReportRecord,
  command: WorkflowCommand,
  { by, at, report: read, blocking }: CommandContext,
): CommandResult {
  const { section, event, why, onBehalfOf } = command;
  if (!maybeSection({ ...record, bodies: new Map() }, section)) return refuse('not-found', section);
  if (why.length > maxTextLength) return refuse('bad-text', 'why');
  if (
    onBehalfOf !== null &&
    ((event !== 'sign' && event !== 'skip') || !record.people.get(onBehalfOf)?.roles.includes('approver'))
  )
    return refuse('unknown-person', onBehalfOf);
  const report = read?.();
  if (!report) return refuse('no-text', section);
  const result = advance(report, section, { event, by, at, why, onBehalfOf });
  if (!result.ok) return refuse(result.code, section);
  if (isBinding(event) && command.digest !== sectionDigest(report, section))
    return refuse('section-changed', section);
  const open = event === 'submit' ? (blocking?.(report, section) ?? []) : [];
  if (open.length > 0) return refuse('open-findings', open.join(' '));
  const index = record.outline.findIndex(({ id }) => id === section);
  replaceEntry(outlineOf(doc), index, result.entry);
  if (event === 'return') sayWhy(doc, result.entry);
  return done;
}

/** The reason of a return stands among the comments on the section, where it can be answered and closed. */
function sayWhy(doc: Y.Doc, { id, steps }: OutlineEntry): void {
  const { by, at, why } = steps.at(-1)!;
  const thread = threadId(`return.${id}.${steps.length}`);
  const comment = { id: commentId(`${thread}.1`), by, at, text: why, editedAt: null, mentions: [] };
  const blank = { anchor: null, quote: null, resolved: null, assignee: null, due: null };
  threadsOf(doc).set(thread, { id: thread, section: id, comments: [comment], ...blank });
}
