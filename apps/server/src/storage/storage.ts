// What the server keeps, as one interface. `SqliteStorage` is for use, `MemoryStorage` for tests; `storage.suite.ts` runs on both.

import type { PersonId, ReportId, Role, Standing } from '@huigao/report';
import type { Append, LogEntry, ReportIndex, ReportLog } from '@huigao/sync/room';
import type { AuditDraft } from '../audit/event';
import type { AccountStore } from './account-store';
import type { AuditStore } from './audit-store';
import type { EarlierHistory, EarlierStore } from './earlier-store';
import type { NoticeStore } from './notice-store';
import type { ReadingStore } from './reading-store';
import type { SessionStore } from './session-store';
import type { SharingStore } from './sharing-store';
import type { SnippetStore } from './snippet-store';
import type { VersionStore } from './version-store';

/** A report as its members see it in a list. */
export interface ReportSummary {
  readonly id: ReportId;
  readonly title: string;
  /** Epoch ms of the newest entry of its log. */
  readonly updatedAt: number;
  /** What the asker is in it. */
  readonly roles: readonly Role[];
  /** Null: it was written by a version that kept none, and nobody has looked since. */
  readonly standing: Standing | null;
}

/** The newest entry of a document in the log. */
export type LastChange = Pick<LogEntry, 'document' | 'person' | 'at'>;

/** What is written of a new report, all or nothing. */
export interface FirstAppend extends Append {
  readonly index: ReportIndex;
  /** How its texts came about elsewhere. */
  readonly earlier?: readonly EarlierHistory[];
}

/** All that the server keeps. */
export interface Storage
  extends ReportLog,
    AccountStore,
    EarlierStore,
    SessionStore,
    AuditStore,
    SharingStore,
    VersionStore,
    ReadingStore,
    SnippetStore,
    NoticeStore {
  create(report: ReportId, first: FirstAppend): Promise<void>;
  /**
   * Does an act (the method of that name) and chains its entry to the audit log, both or neither. An act that answers false or
   * null did not happen and leaves no entry. Notes of an `append` are entries, too.
   */
  audited(
    draft: AuditDraft,
    act: Exclude<keyof Storage, 'audited' | 'close'>,
    parameters: readonly unknown[],
  ): Promise<unknown>;
  /** The reports of which a person is a member, as such or by one of these groups; newest change first. */
  reportsOf(person: PersonId, groups: readonly string[]): Promise<readonly ReportSummary[]>;
  /** The reports of which is not known how they stand. */
  reportsWithoutStanding(): Promise<readonly ReportId[]>;
  /** Keeps how a report stands where that is not known; what came with a change meanwhile stays. */
  fillStanding(report: ReportId, standing: Standing): Promise<void>;
  /** Who last wrote to each document of a report, and when. */
  lastChanges(report: ReportId): Promise<readonly LastChange[]>;
  /** Entries of one document after a place of the log, in their order. One that is damaged has bytes that are no update. */
  entriesOf(report: ReportId, document: string, after: number, limit: number): Promise<readonly LogEntry[]>;
  /** Titles of those of these reports that exist. */
  reportTitles(ids: readonly ReportId[]): Promise<ReadonlyMap<ReportId, string>>;
  /** Writes as much as some edits need; rejects when the disk takes nothing. */
  probe(): Promise<void>;
  /** Writes all that is under way and lets go of the files. Nothing may be called afterwards. */
  close(): Promise<void>;
}

/** Why a data directory cannot be used: by name of the texts `serve.<code>`. */
export type StorageFault =
  | 'data-unwritable'
  | 'data-in-use'
  | 'data-newer'
  | 'data-broken'
  /** The audit log is chained with another hash function than the one asked for. */
  | 'audit-hash-fixed'
  /** This Node lacks the hash function of the audit log. */
  | 'audit-hash-missing';

/** The data directory cannot be used. */
export class StorageRefused extends Error {
  constructor(
    readonly code: StorageFault,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** The disk took nothing: it is full, or does not work. Nothing was written, and what was there is as it was. */
export class StorageUnwritable extends Error {}

/** What was read back is not what was written: a page of the disk was lost or changed. */
export class StorageDamaged extends Error {}
