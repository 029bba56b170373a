// The documents a report begins with: made from a seed in a process of their own where that is long, and written by the server.

import { randomUUID } from 'node:crypto';
import {
  type Member,
  ownRoles,
  type Report,
  type ReportId,
  type ReportSeed,
  reportFromSeed,
  reportId,
  type SectionId,
  standingOf,
} from '@huigao/report';
import { firstUpdates, readReport, recordName } from '@huigao/report-doc';
import type { ReportIndex } from '@huigao/sync/room';
import * as Y from 'yjs';
import { packHistory } from '../histories/packing';
import type { EarlierHistory } from '../storage/earlier-store';

/** What is written of a new report. */
export interface FirstDocuments {
  readonly id: ReportId;
  readonly index: ReportIndex;
  readonly documents: readonly {
    readonly name: string;
    readonly update: Uint8Array;
    /** Client ids in it: nobody may go on writing under one of them. */
    readonly clients: readonly number[];
  }[];
  /** How texts came about before; absent where nothing is known of that. */
  readonly earlier?: readonly EarlierHistory[];
}

/** Whether every section can be read back from these updates. */
function isReadable(updates: ReadonlyMap<string, Uint8Array>): boolean {
  const docs = [...updates].map(([name, update]): [string, Y.Doc] => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, update);
    return [name, doc];
  });
  const record = docs.find(([name]) => name === recordName)![1];
  const sections = new Map(docs.filter(([name]) => name !== recordName) as [SectionId, Y.Doc][]);
  const read = readReport({ record, sections });
  for (const [, doc] of docs) doc.destroy();
  return read !== null && read.faults.size === 0;
}

/** The documents of a report; null when they would not read back as it. */
export function firstDocuments(report: Report): FirstDocuments | null {
  const updates = firstUpdates(report);
  if (!isReadable(updates)) return null;
  const members = [...report.people.values()].map((member) => ({
    person: member.person,
    roles: ownRoles(member),
  }));
  return {
    id: report.id,
    index: {
      title: report.title,
      people: members.filter(({ roles }) => roles.length > 0),
      groups: [...report.groups.values()],
      standing: standingOf(report),
    },
    documents: [...updates].map(([name, update]) => ({
      name,
      update,
      clients: [...Y.parseUpdateMeta(update).to.keys()],
    })),
  };
}

/** Who a new report belongs to. */
export type NewOwner = Pick<Member, 'person' | 'name'>;

/** The documents of a new report; null when its seed holds what a text may not hold. */
export function seededDocuments(seed: ReportSeed, owner: NewOwner): FirstDocuments | null {
  const report = reportFromSeed(seed, { id: reportId(randomUUID()), owner, newId: randomUUID });
  const first = firstDocuments(report);
  if (!first || !seed.histories) return first;
  const earlier = seed.histories.map(({ entry, history }) => packHistory(report.outline[entry]!.id, history));
  return { ...first, earlier };
}
