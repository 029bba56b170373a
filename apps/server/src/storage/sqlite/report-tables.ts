// The log of reports in SQLite: what `ReportLog` promises, without its promises. Runs in the storage thread, inside a transaction.

import type { PersonId, ReportId, Role, Standing } from '@huigao/report';
import type { Append, Checkpoint, LoadedReport, LogEntry, ReportIndex } from '@huigao/sync/room';
import type { LastChange, ReportSummary } from '../storage';
import type { Database } from './database';
import { LogCountTables } from './log-counts';
import { LogReading } from './log-reading';
import { checkpointProof, entryCrc } from './proofs';

/** Checkpoints of one document that are kept: the newest may turn out damaged. */
const keptCheckpoints = 3;

/** A report of a list as its columns hold it. */
interface ListedRow extends Omit<ReportSummary, 'roles' | 'standing'> {
  readonly roles: string;
  readonly standing: string | null;
}

/** A clock may tell fractions of a millisecond; the tables take whole ones only. */
const wholeMs = (at: number) => Math.round(at);

function statements(database: Database) {
  const prepare = (sql: string) => database.prepare(sql);
  return {
    head: prepare('select head from report where id = ?'),
    addReport: prepare('insert into report (id, title, generation, head, updated_at) values (?, ?, 1, 0, ?)'),
    addEntry: prepare(
      'insert into log (report, document, seq, bytes, person, at, crc, whole) values (?, ?, ?, ?, ?, ?, ?, ?)',
    ),
    addBinding: prepare(
      'insert into binding (report, document, client, person) values (?, ?, ?, ?) on conflict do nothing',
    ),
    moveHead: prepare('update report set head = ?, updated_at = ? where id = ?'),
    setTitle: prepare('update report set title = ? where id = ?'),
    setStanding: prepare('update report set standing = ? where id = ?'),
    fillStanding: prepare('update report set standing = ? where id = ? and standing is null'),
    withoutStanding: prepare('select id from report where standing is null order by updated_at desc'),
    removeMembers: prepare('delete from member where report = ?'),
    addMember: prepare('insert into member (report, person, roles) values (?, ?, ?)'),
    removeGroups: prepare('delete from group_share where report = ?'),
    addGroup: prepare('insert into group_share (report, name, roles) values (?, ?, ?)'),
    documents: prepare('select distinct document from log where report = ? order by document'),
    addCheckpoint: prepare(
      'insert into checkpoint (report, document, seq, bytes, sha256) values (?, ?, ?, ?, ?) on conflict do nothing',
    ),
    trimCheckpoints: prepare(
      `delete from checkpoint where report = ?1 and document = ?2 and seq not in
        (select seq from checkpoint where report = ?1 and document = ?2 order by seq desc limit ${keptCheckpoints})`,
    ),
    last: prepare(
      'select document, person, at from log where report = ? and document = ? order by seq desc limit 1',
    ),
    titles: prepare('select id, title from report where id in (select value from json_each(?))'),
    reportsOf: prepare(
      `select report.id, report.title, report.updated_at as updatedAt, report.standing, group_concat(held.roles, ' ') as roles from
        (select report, roles from member where person = ?
          union all select report, roles from group_share where name in (select value from json_each(?))) as held
        join report on report.id = held.report group by report.id order by report.updated_at desc`,
    ),
  };
}

export class ReportTables {
  readonly #sql: ReturnType<typeof statements>;
  readonly #counts: LogCountTables;
  readonly #reading: LogReading;

  /** @param damaged - told of entries and checkpoints that are not what was written, and were left out */
  constructor(database: Database, damaged: (what: string) => void) {
    this.#sql = statements(database);
    this.#counts = new LogCountTables(database, damaged);
    this.#reading = new LogReading(database, this.#counts, damaged);
  }

  create(report: ReportId, first: Append & { readonly index: ReportIndex }): void {
    this.#sql.addReport.run(report, first.index.title, wholeMs(first.entries.at(-1)?.at ?? 0));
    this.#write(report, first);
  }

  append(report: ReportId, group: Append): boolean {
    const row = this.#sql.head.get(report) as { readonly head: number } | undefined;
    if (row?.head !== group.expectedHead) return false;
    this.#write(report, group);
    return true;
  }

  #write(report: ReportId, { entries, bindings, index }: Append): void {
    for (const given of entries) {
      const entry = { ...given, at: wholeMs(given.at) };
      const { document, seq, bytes, person, at, whole } = entry;
      const crc = entryCrc(report, entry);
      this.#sql.addEntry.run(report, document, seq, bytes, person, at, crc, whole ? 1 : 0);
    }
    for (const { document, client, person } of bindings)
      this.#sql.addBinding.run(report, document, client, person);
    const last = entries.at(-1);
    if (last) this.#sql.moveHead.run(last.seq, wholeMs(last.at), report);
    if (index) this.#writeIndex(report, index);
  }

  #writeIndex(report: ReportId, { title, people, groups, standing }: ReportIndex): void {
    this.#sql.setTitle.run(title, report);
    if (standing) this.#sql.setStanding.run(JSON.stringify(standing), report);
    this.#sql.removeMembers.run(report);
    for (const { person, roles } of people) this.#sql.addMember.run(report, person, roles.join(' '));
    this.#sql.removeGroups.run(report);
    for (const { group, roles } of groups) this.#sql.addGroup.run(report, group, roles.join(' '));
  }

  load(report: ReportId): LoadedReport | null {
    return this.#reading.load(report);
  }

  entriesOf(report: ReportId, document: string, after: number, limit: number): readonly LogEntry[] {
    return this.#reading.entriesOf(report, document, after, limit);
  }

  checkpoint(report: ReportId, checkpoint: Checkpoint): void {
    const { document, seq, bytes } = checkpoint;
    this.#sql.addCheckpoint.run(report, document, seq, bytes, checkpointProof(report, checkpoint));
    this.#sql.trimCheckpoints.run(report, document);
    this.#counts.advance(report, (this.#sql.head.get(report) as { readonly head: number }).head);
  }

  reportTitles(ids: readonly ReportId[]): ReadonlyMap<ReportId, string> {
    const rows = this.#sql.titles.all(JSON.stringify(ids)) as {
      readonly id: ReportId;
      readonly title: string;
    }[];
    return new Map(rows.map(({ id, title }) => [id, title]));
  }

  lastChanges(report: ReportId): readonly LastChange[] {
    const documents = this.#sql.documents.all(report) as { readonly document: string }[];
    return documents.map(({ document }) => ({ ...(this.#sql.last.get(report, document) as LastChange) }));
  }

  reportsOf(person: PersonId, groups: readonly string[]): readonly ReportSummary[] {
    const rows = this.#sql.reportsOf.all(person, JSON.stringify(groups)) as ListedRow[];
    return rows.map(({ roles, standing, ...row }) => ({
      ...row,
      roles: [...new Set(roles.split(' ') as Role[])],
      standing: standing === null ? null : (JSON.parse(standing) as Standing),
    }));
  }

  reportsWithoutStanding(): readonly ReportId[] {
    return (this.#sql.withoutStanding.all() as { readonly id: ReportId }[]).map(({ id }) => id);
  }

  fillStanding(report: ReportId, standing: Standing): void {
    this.#sql.fillStanding.run(JSON.stringify(standing), report);
  }
}
