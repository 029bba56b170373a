// The log of reports in SQLite: what `ReportLog` promises, without its promises. Runs in the storage thread, inside a transaction.

import type { PersonId, ReportId, Role, Standing } from '@huigao/report';
import type {
  Append,
  Checkpoint,
  ClientBinding,
  LoadedReport,
  LogEntry,
  ReportIndex,
} from '@huigao/sync/room';
import type { LastChange, ReportSummary } from '../storage';
import type { Database } from './database';
import { checkpointProof, entryCrc, isProved } from './proofs';

/** Checkpoints of one document that are kept: the newest may turn out damaged. */
const keptCheckpoints = 3;

interface LogRow extends Omit<LogEntry, 'whole'> {
  readonly whole: 0 | 1;
  readonly crc: number;
}

/** A report of a list as its columns hold it. */
interface ListedRow extends Omit<ReportSummary, 'roles' | 'standing'> {
  readonly roles: string;
  readonly standing: string | null;
}

/** What a document is loaded from: its newest checkpoint and the entries after a place. */
interface Tail {
  readonly document: string;
  readonly checkpoint: Checkpoint | null;
  readonly after: number;
  readonly tail: readonly LogEntry[];
}

/** Bytes that no Yjs update has: a document they belong to is shown as far as its checkpoint, and nobody writes on top. */
const damagedBytes = new Uint8Array(0);

const isDamaged = ({ bytes }: LogEntry) => bytes === damagedBytes;

/** Stands in a document for what is missing from it, nobody knows where. */
const damagedEntry = (document: string, seq: number): LogEntry => ({
  document,
  seq,
  bytes: damagedBytes,
  person: null,
  at: 0,
});

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
    report: prepare('select head, generation from report where id = ?'),
    extent: prepare('select count(*) as count, max(seq) as last from log where report = ?'),
    documents: prepare('select distinct document from log where report = ? order by document'),
    checkpoints: prepare(
      'select seq, bytes, sha256 from checkpoint where report = ? and document = ? order by seq desc',
    ),
    entries: prepare(
      'select document, seq, bytes, person, at, crc, whole from log where report = ? and document = ? and seq > ? order by seq',
    ),
    page: prepare(
      'select document, seq, bytes, person, at, crc, whole from log where report = ? and document = ? and seq > ? order by seq limit ?',
    ),
    // By the other tree than the one that entries are read from: what one of them lost, the other still knows. For all documents
    // at once, since this looks at each entry after the oldest checkpoint.
    tails: prepare(
      `with asked as materialized (select key as document, value as after from json_each(?2))
        select asked.document, count(*) as count from log indexed by log_order
        cross join asked on asked.document = log.document and log.seq > asked.after
        where log.report = ?1 and log.seq > ?3 group by asked.document`,
    ),
    beginnings: prepare(
      'select document, max(case when whole = 1 then seq end) as begin from log where report = ? group by document',
    ),
    bindings: prepare('select document, client, person from binding where report = ?'),
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
  readonly #damaged: (what: string) => void;

  /** @param damaged - told of entries and checkpoints that are not what was written, and were left out */
  constructor(database: Database, damaged: (what: string) => void) {
    this.#sql = statements(database);
    this.#damaged = damaged;
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
    const row = this.#sql.report.get(report) as
      | { readonly head: number; readonly generation: number }
      | undefined;
    if (!row) return null;
    const bindings = (this.#sql.bindings.all(report) as ClientBinding[]).map((row) => ({ ...row }));
    const known = new Set(bindings.map(({ document }) => document));
    const begins = this.#beginnings(report);
    const generations = new Map(
      [...begins].flatMap(([name, begin]) => (begin === null ? [] : [[name, begin]])),
    );
    const checkpoints: Checkpoint[] = [];
    const entries: LogEntry[] = [];
    let isWhole = this.#isComplete(report, row.head);
    const all = [...new Set([...begins.keys(), ...known])];
    for (const found of this.#readAll(report, all, generations)) {
      const { document } = found;
      // When it is the name that changed, the entry is missing from a document that we cannot tell.
      if (!known.has(document) && found.tail.some(isDamaged)) isWhole = false;
      else entries.push(...found.tail);
      if (!found.isComplete) entries.push(damagedEntry(document, row.head + 1));
      if (found.checkpoint) checkpoints.push(found.checkpoint);
    }
    const documents = new Set([...checkpoints, ...entries].map(({ document }) => document));
    if (!isWhole) for (const document of documents) entries.push(damagedEntry(document, row.head + 1));
    entries.sort((x, y) => x.seq - y.seq);
    return { ...row, generations, checkpoints, entries, bindings };
  }

  /** @param generations - places in the log that the present generations of documents began with */
  #readAll(report: ReportId, documents: readonly string[], generations: ReadonlyMap<string, number>) {
    const read = documents.map((document) => this.#read(report, document, generations.get(document) ?? 0));
    const counts = this.#tailCounts(report, new Map(read.map(({ document, after }) => [document, after])));
    return read.map((one) => {
      const isComplete = this.#isTailComplete(report, one, counts.get(one.document) ?? 0);
      return { ...one, isComplete: isComplete && (one.checkpoint !== null || one.tail.length > 0) };
    });
  }

  #read(report: ReportId, document: string, begin: number): Tail {
    const checkpoint = this.#newestCheckpoint(report, document, begin);
    const after = checkpoint?.seq ?? begin - 1;
    const tail = (this.#sql.entries.all(report, document, after) as LogRow[]).map((row) =>
      this.#entryOf(report, row),
    );
    return { document, checkpoint, after, tail };
  }

  /** Every document of the log, and the place that its present generation began with; null: it has its first text. */
  #beginnings(report: ReportId): ReadonlyMap<string, number | null> {
    const rows = this.#sql.beginnings.all(report) as {
      readonly document: string;
      readonly begin: number | null;
    }[];
    return new Map(rows.map(({ document, begin }) => [document, begin]));
  }

  #tailCounts(report: ReportId, afters: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
    const asked = JSON.stringify(Object.fromEntries(afters));
    const oldest = Math.min(...afters.values());
    const rows = this.#sql.tails.all(report, asked, oldest) as {
      readonly document: string;
      readonly count: number;
    }[];
    return new Map(rows.map(({ document, count }) => [document, count]));
  }

  /** Entries count from 1 without gaps; a lost one could belong to any document, so that none can be trusted. */
  #isComplete(report: ReportId, head: number): boolean {
    const { count, last } = this.#sql.extent.get(report) as { readonly count: number; readonly last: number };
    const isComplete = count === head && (last ?? 0) === head;
    if (!isComplete)
      this.#damaged(`Report ${report}: ${count} entries up to ${last}, but its head is ${head}`);
    return isComplete;
  }

  #isTailComplete(report: ReportId, { document, after, tail }: Tail, count: number): boolean {
    if (count === tail.length) return true;
    this.#damaged(`Report ${report}: ${tail.length} of ${count} entries of ${document} after ${after}`);
    return false;
  }

  /** @param begin - place from which on checkpoints are of the present generation */
  #newestCheckpoint(report: ReportId, document: string, begin: number): Checkpoint | null {
    const rows = this.#sql.checkpoints.all(report, document) as {
      readonly seq: number;
      readonly bytes: Uint8Array;
      readonly sha256: string;
    }[];
    for (const { seq, bytes, sha256: written } of rows) {
      if (seq < begin) return null;
      const checkpoint = { document, seq, bytes };
      if (bytes instanceof Uint8Array && isProved(report, checkpoint, written)) return checkpoint;
      this.#damaged(`Report ${report}: checkpoint ${seq} of ${document}`);
    }
    return null;
  }

  #entryOf(report: ReportId, { crc, whole, ...row }: LogRow): LogEntry {
    const entry: LogEntry = whole ? { ...row, whole: true } : row;
    // A bit in the head of a row turns bytes into text, with the same checksum.
    if (entry.bytes instanceof Uint8Array && entryCrc(report, entry) === crc) return entry;
    this.#damaged(`Report ${report}: entry ${entry.seq} of ${entry.document}`);
    return { ...entry, bytes: damagedBytes };
  }

  entriesOf(report: ReportId, document: string, after: number, limit: number): readonly LogEntry[] {
    const rows = this.#sql.page.all(report, document, after, limit) as LogRow[];
    return rows.map((row) => this.#entryOf(report, row));
  }

  checkpoint(report: ReportId, checkpoint: Checkpoint): void {
    const { document, seq, bytes } = checkpoint;
    this.#sql.addCheckpoint.run(report, document, seq, bytes, checkpointProof(report, checkpoint));
    this.#sql.trimCheckpoints.run(report, document);
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
