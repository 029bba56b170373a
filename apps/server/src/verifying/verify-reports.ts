// Checks the reports of a data directory: that every stored byte is the one that was written, and that what was agreed, signed, frozen and
// kept as a version still has the digest it had then. The first mismatch is named.

import {
  isAsAgreed,
  type OutlineEntry,
  type Report,
  type ReportId,
  reportDigest,
  sectionsUnder,
} from '@huigao/report';
import { readVersion } from '@huigao/report-doc';
import { type LoadedReport, type ReportLog, ReportRoom } from '@huigao/sync/room';
import type { AuditRecord } from '../audit/chain';
import type { EarlierHistory } from '../storage/earlier-store';
import type { Database } from '../storage/sqlite/database';
import { entryCrc, isProved } from '../storage/sqlite/proofs';
import { ReportTables } from '../storage/sqlite/report-tables';
import type { StoredVersion, VersionSummary } from '../storage/version-store';
import { digestOfPacked, unpackVersion } from '../versions/packing';

/** What is not as it was written, by name of the texts `command.verify-fault.<code>`. */
export type ReportFault =
  | 'entry'
  | 'checkpoint'
  | 'earlier-history'
  | 'unreadable'
  | 'section'
  | 'version'
  | 'version-missing'
  | 'version-section'
  | 'final';

/** How much was found to be whole, or the first thing that is not. */
export type ReportsVerification =
  | { readonly ok: true; readonly reports: number; readonly versions: number; readonly sections: number }
  | {
      readonly ok: false;
      readonly fault: ReportFault;
      readonly report: ReportId;
      readonly title: string;
      /** Which entry, checkpoint, section or version. */
      readonly what: string;
      /** What it is called where people see it, if it is a version that is still there. */
      readonly version: NamedVersion | null;
    };

/** What tells a version from others in their list. */
export type NamedVersion = Pick<VersionSummary, 'number' | 'name' | 'cause' | 'at'>;

class Mismatch extends Error {
  constructor(
    readonly fault: ReportFault,
    readonly what: string,
    readonly version: NamedVersion | null,
  ) {
    super(fault);
  }
}

const fail = (fault: ReportFault, what: string | number, version: NamedVersion | null = null): never => {
  throw new Mismatch(fault, String(what), version);
};

/** SHA-256 of each version as the audit log tells it, by the version's id: a version that is gone, or whose row was rewritten, shows. */
export type ToldVersions = Map<string, { readonly report: string; readonly sha256: string }>;

/** Takes what an entry of the audit log says of versions. */
export function noteVersion(told: ToldVersions, { action, report, detail }: AuditRecord): void {
  if (action !== 'version.made' || report === null) return;
  const { version, sha256: digest } = JSON.parse(detail) as Readonly<Record<string, unknown>>;
  if (typeof version === 'string' && typeof digest === 'string')
    told.set(version, { report, sha256: digest });
}

/** Checks every report; in a transaction of the caller's, so that what is written meanwhile is left for the next time. */
export async function verifyReports(database: Database, told: ToldVersions): Promise<ReportsVerification> {
  const rows = database.prepare('select id, title from report order by id').all() as unknown as {
    readonly id: ReportId;
    readonly title: string;
  }[];
  const counts = { reports: 0, versions: 0, sections: 0 };
  for (const { id, title } of rows)
    try {
      verifyBytes(database, id);
      verifyEarlier(database, id);
      counts.sections += verifySections(await load(database, id));
      counts.versions += await verifyVersions(database, id, told);
      counts.reports++;
    } catch (error) {
      if (!(error instanceof Mismatch)) throw error;
      const { fault, what, version } = error;
      return { ok: false, fault, report: id, title, what, version };
    }
  return { ok: true, ...counts };
}

interface EntryRow {
  readonly document: string;
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly person: never;
  readonly at: number;
  readonly crc: number;
  readonly whole: 0 | 1;
}

/** Every entry and checkpoint, also those that opening the report does not read any more. */
function verifyBytes(database: Database, report: ReportId): void {
  const entries = database.prepare(
    'select document, seq, bytes, person, at, crc, whole from log where report = ? order by seq',
  );
  let last = 0;
  for (const row of entries.iterate(report) as unknown as Iterable<EntryRow>) {
    const { crc, whole, ...entry } = row;
    if (row.seq !== last + 1) fail('entry', last + 1);
    if (entryCrc(report, whole ? { ...entry, whole: true } : entry) !== crc) fail('entry', row.seq);
    last = row.seq;
  }
  const { head } = database.prepare('select head from report where id = ?').get(report) as {
    readonly head: number;
  };
  if (head !== last) fail('entry', last + 1);
  const checkpoints = database.prepare(
    'select document, seq, bytes, sha256 from checkpoint where report = ? order by seq',
  );
  for (const row of checkpoints.iterate(report) as unknown as Iterable<EntryRow & { sha256: string }>)
    if (!isProved(report, row, row.sha256)) fail('checkpoint', `${row.document} ${row.seq}`);
}

/** How texts came about before their report was brought here, as it was brought. */
function verifyEarlier(database: Database, report: ReportId): void {
  const name = 'earlier_history';
  // A backup may be of a version that kept none.
  if (!database.prepare("select 1 from sqlite_master where type = 'table' and name = ?").get(name)) return;
  const rows = database.prepare(
    `select section, sha256, bytes from ${name} where report = ? order by section`,
  );
  for (const row of rows.iterate(report) as unknown as Iterable<EarlierHistory>)
    if (digestOfPacked(row.bytes) !== row.sha256) fail('earlier-history', row.section);
}

/** The report as a room shows it. */
async function load(database: Database, report: ReportId): Promise<Report> {
  const tables = new ReportTables(database, (what) => fail('unreadable', what));
  const onlyLoads = { load: async (): Promise<LoadedReport | null> => tables.load(report) };
  const clock = { now: () => 0, after: () => () => {} };
  const room = await ReportRoom.open({
    report,
    log: onlyLoads as unknown as ReportLog,
    clock,
    failed: () => {},
  });
  return room ? room.exportReport() : fail('unreadable', report);
}

/** How many sections are agreed or signed; fails on the first that does not read as it did then. */
function verifySections(report: Report): number {
  const settled = sectionsUnder(report, null).filter(isBound);
  for (const entry of settled) if (!isAsAgreed(report, entry)) fail('section', entry.title);
  return settled.length;
}

const isBound = ({ status }: OutlineEntry) => status === 'agreed' || status === 'signed';

async function verifyVersions(database: Database, report: ReportId, told: ToldVersions): Promise<number> {
  const rows = database
    .prepare(
      'select id, number, at, name, cause, sha256, bytes from version where report = ? order by seq, rowid',
    )
    .all(report) as unknown as StoredVersion[];
  for (const version of rows) await verifyVersion(version, told.get(version.id));
  const ids = new Set(rows.map(({ id }) => id));
  for (const [id, made] of told) if (made.report === report && !ids.has(id)) fail('version-missing', id);
  return rows.length;
}

async function verifyVersion(
  version: StoredVersion,
  made: { readonly sha256: string } | undefined,
): Promise<void> {
  const { id, number, name, cause, at, sha256: stored, bytes } = version;
  const differs = (fault: ReportFault, what: string | number) =>
    fail(fault, what, { number, name, cause, at });
  if (made && made.sha256 !== stored) differs('version', id);
  const content = await unpackVersion(bytes, stored);
  const report = content && readVersion(content)?.report;
  if (!report) return differs('version', id);
  const altered = sectionsUnder(report, null).find((entry) => isBound(entry) && !isAsAgreed(report, entry));
  if (altered) differs('version-section', `${id} ${altered.title}`);
  const final = number === null ? null : report.finals.find((one) => one.number === number);
  if (number !== null && final?.digest !== reportDigest(report)) differs('final', id);
}
