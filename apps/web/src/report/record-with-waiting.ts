// The record as it will stand when what waits for the server has been sent. For the eye only: nothing of it is ever sent or kept, and
// what the server makes of each command is the truth.

import type { PersonId, Report, SectionId } from '@huigao/report';
import { applyContentCommand, isContentCommand, type ReportRecord, readRecord } from '@huigao/report-doc';
import type { QueuedCommand } from '@huigao/sync/client';
import * as Y from 'yjs';

/** What commands look at besides the record. */
export interface WaitingContext {
  readonly person: PersonId;
  readonly bodies: Report['bodies'];
  /** The document of a section; null where its text is not here. */
  readonly section: (section: SectionId) => Y.Doc | null;
}

/** A command that cannot be carried out on this record changes nothing of it: the server will say why. */
export function recordWithWaiting(
  record: Y.Doc,
  waiting: readonly QueuedCommand[],
  { person, bodies, section }: WaitingContext,
): ReportRecord | null {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(record));
  const report = () => ({ ...readRecord(doc)!, bodies });
  for (const { command, at } of waiting)
    if (isContentCommand(command)) applyContentCommand(doc, command, { by: person, at, report, section });
  return readRecord(doc);
}
