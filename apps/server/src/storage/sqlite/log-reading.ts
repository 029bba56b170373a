// Reading the log of a report: what a document is loaded from, and whether anything of it is missing. Runs in the storage thread, inside
// a transaction.

import type { ReportId } from '@huigao/report';
import type { Checkpoint, ClientBinding, LoadedReport, LogEntry } from '@huigao/sync/room';
import type { Database } from './database';
import { type LogCounts, type LogCountTables, uncounted } from './log-counts';
import { entryCrc, isProved } from './proofs';

interface LogRow extends Omit<LogEntry, 'whole'> {
  readonly whole: 0 | 1;
  readonly crc: number;
}

/** What a document is loaded from: its newest checkpoint and the entries after a place. */
interface Tail {
  readonly document: string;
  readonly checkpoint: Checkpoint | null;
  readonly after: number;
  readonly tail: readonly LogEntry[];
}

/** What was found of a log. */
interface Found {
  /** Whether the log has as many entries as it should have. */
  readonly isWhole: boolean;
  /** Places in the log that the present generations of documents began with. */
  readonly generations: ReadonlyMap<string, number>;
  readonly tails: readonly (Tail & { readonly isComplete: boolean })[];
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

const entryColumns = 'document, seq, bytes, person, at, crc, whole';

function statements(database: Database) {
  const prepare = (sql: string) => database.prepare(sql);
  return {
    report: prepare('select head, generation from report where id = ?'),
    bindings: prepare('select document, client, person from binding where report = ?'),
    extent: prepare('select count(*) as count, max(seq) as last from log where report = ?'),
    beginnings: prepare(
      'select document, max(case when whole = 1 then seq end) as begin from log where report = ? group by document',
    ),
    // By the other tree than the one that entries are read from: what one of them lost, the other still knows. For all documents
    // at once, since this looks at each entry after the oldest checkpoint.
    tails: prepare(
      `with asked as materialized (select key as document, value as after from json_each(?2))
        select asked.document, count(*) as count from log indexed by log_order
        cross join asked on asked.document = log.document and log.seq > asked.after
        where log.report = ?1 and log.seq > ?3 group by asked.document`,
    ),
    checkpoints: prepare('select seq from checkpoint where report = ? and document = ? order by seq desc'),
    checkpoint: prepare('select bytes, sha256 from checkpoint where report = ? and document = ? and seq = ?'),
    entries: prepare(
      `select ${entryColumns} from log where report = ? and document = ? and seq > ? order by seq`,
    ),
    page: prepare(
      `select ${entryColumns} from log where report = ? and document = ? and seq > ? order by seq limit ?`,
    ),
  };
}

export class LogReading {
  readonly #sql: ReturnType<typeof statements>;
  readonly #counts: LogCountTables;
  readonly #damaged: (what: string) => void;

  /** @param damaged - told of entries and checkpoints that are not what was written, and were left out */
  constructor(database: Database, counts: LogCountTables, damaged: (what: string) => void) {
    this.#sql = statements(database);
    this.#counts = counts;
    this.#damaged = damaged;
  }

  load(report: ReportId): LoadedReport | null {
    const row = this.#sql.report.get(report) as
      | { readonly head: number; readonly generation: number }
      | undefined;
    if (!row) return null;
    const { head } = row;
    const bindings = (this.#sql.bindings.all(report) as ClientBinding[]).map((row) => ({ ...row }));
    const known = new Set(bindings.map(({ document }) => document));
    const counts = this.#counts.stored(report);
    const found = (counts && this.#findAfter(report, counts, head)) ?? this.#findAll(report, known, head);
    let { isWhole } = found;
    const checkpoints: Checkpoint[] = [];
    const entries: LogEntry[] = [];
    for (const { document, checkpoint, tail, isComplete } of found.tails) {
      // When it is the name that changed, the entry is missing from a document that we cannot tell.
      if (!known.has(document) && tail.some(isDamaged)) isWhole = false;
      else entries.push(...tail);
      if (!isComplete) entries.push(damagedEntry(document, head + 1));
      if (checkpoint) checkpoints.push(checkpoint);
    }
    const documents = new Set([...checkpoints, ...entries].map(({ document }) => document));
    if (!isWhole) for (const document of documents) entries.push(damagedEntry(document, head + 1));
    entries.sort((x, y) => x.seq - y.seq);
    return { ...row, generations: found.generations, checkpoints, entries, bindings };
  }

  /**
   * What is found by counting only what came after the counts; null when they do not tell enough. An entry that is lost from before
   * a checkpoint, which nothing is loaded from, is not found here.
   */
  #findAfter(report: ReportId, counts: LogCounts, head: number): Found | null {
    const added = this.#counts.inOrder(report, counts.seq);
    const count = [...added.values()].reduce((sum, { count }) => sum + count, 0);
    const isWhole = this.#isComplete(report, {
      count: counts.seq + count,
      last: Math.max(counts.seq, ...[...added.values()].map(({ last }) => last)),
      head,
    });
    const generations = new Map<string, number>();
    const tails: Found['tails'][number][] = [];
    for (const document of [...new Set([...counts.documents.keys(), ...added.keys()])].sort()) {
      const { begin, entries, checkpoints } = counts.documents.get(document) ?? uncounted;
      const read = this.#read(report, document, begin ?? 0);
      const { checkpoint } = read;
      const standsFor = checkpoint ? checkpoints.get(checkpoint.seq) : 0;
      if (standsFor === undefined) return null;
      const expected = entries - standsFor + (added.get(document)?.count ?? 0);
      const isComplete = this.#isTailComplete(report, read, expected);
      const newest = read.tail.findLast(({ whole }) => whole)?.seq ?? begin;
      if (newest !== null) generations.set(document, newest);
      tails.push({ ...sinceGeneration(read, newest ?? 0), isComplete });
    }
    return { isWhole, generations, tails };
  }

  /** What is found by counting everything, as in a report that was never counted. @param known - documents that are bound to somebody */
  #findAll(report: ReportId, known: ReadonlySet<string>, head: number): Found {
    const begins = this.#beginnings(report);
    const generations = new Map(
      [...begins].flatMap(([name, begin]) => (begin === null ? [] : [[name, begin] as const])),
    );
    const extent = this.#sql.extent.get(report) as { readonly count: number; readonly last: number };
    const documents = [...new Set([...begins.keys(), ...known])];
    return {
      isWhole: this.#isComplete(report, { ...extent, head }),
      generations,
      tails: this.#readAll(report, documents, generations),
    };
  }

  #readAll(
    report: ReportId,
    documents: readonly string[],
    generations: ReadonlyMap<string, number>,
  ): Found['tails'] {
    const read = documents.map((document) => this.#read(report, document, generations.get(document) ?? 0));
    const counts = this.#tailCounts(report, new Map(read.map(({ document, after }) => [document, after])));
    return read.map((one) => ({
      ...one,
      isComplete: this.#isTailComplete(report, one, counts.get(one.document) ?? 0),
    }));
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
  #isComplete(report: ReportId, { count, last, head }: Record<'count' | 'last' | 'head', number>): boolean {
    const isComplete = count === head && (last ?? 0) === head;
    if (!isComplete)
      this.#damaged(`Report ${report}: ${count} entries up to ${last}, but its head is ${head}`);
    return isComplete;
  }

  #isTailComplete(report: ReportId, { document, checkpoint, after, tail }: Tail, count: number): boolean {
    if (count === tail.length) return checkpoint !== null || tail.length > 0;
    this.#damaged(`Report ${report}: ${tail.length} of ${count} entries of ${document} after ${after}`);
    return false;
  }

  /** @param begin - place from which on checkpoints are of the present generation */
  #newestCheckpoint(report: ReportId, document: string, begin: number): Checkpoint | null {
    const places = this.#sql.checkpoints.all(report, document) as { readonly seq: number }[];
    for (const { seq } of places) {
      if (seq < begin) return null;
      const { bytes, sha256 } = this.#sql.checkpoint.get(report, document, seq) as {
        readonly bytes: Uint8Array;
        readonly sha256: string;
      };
      const checkpoint = { document, seq, bytes };
      if (bytes instanceof Uint8Array && isProved(report, checkpoint, sha256)) return checkpoint;
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
}

/** A tail without what came before the generation that begins at `begin`. */
function sinceGeneration(one: Tail, begin: number): Tail {
  if (one.after >= begin) return one;
  const tail = one.tail.filter(({ seq }) => seq >= begin);
  return { ...one, checkpoint: null, after: begin - 1, tail };
}
