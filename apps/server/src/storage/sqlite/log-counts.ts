// How many entries each document has in the log of a report, up to an entry: counted when a checkpoint is kept, so that opening has to
// count only what came after to know that nothing is missing. The log is never trimmed, and counting 100,000 entries takes longer
// than all else that opening does. Runs in the storage thread, inside a transaction.

import type { Database } from './database';
import { countsProof } from './proofs';

/** What was counted of one document. */
export interface DocumentCount {
  /** Place that its present generation began with; null: it has its first text. */
  readonly begin: number | null;
  /** Its entries since then. */
  readonly entries: number;
  /** The place of each checkpoint of this generation, and how many of these entries it stands for. */
  readonly checkpoints: ReadonlyMap<number, number>;
}

export interface LogCounts {
  /** The last entry that is counted. */
  readonly seq: number;
  readonly documents: ReadonlyMap<string, DocumentCount>;
}

/** As it is stored, in JSON. */
type StoredCount = readonly [
  document: string,
  begin: number | null,
  entries: number,
  checkpoints: readonly (readonly [seq: number, entries: number])[],
];

const none: LogCounts = { seq: 0, documents: new Map() };

/** A document of which nothing is counted. */
export const uncounted: DocumentCount = { begin: null, entries: 0, checkpoints: new Map() };

const parse = (seq: number, documents: string): LogCounts => ({
  seq,
  documents: new Map(
    (JSON.parse(documents) as readonly StoredCount[]).map(([document, begin, entries, checkpoints]) => [
      document,
      { begin, entries, checkpoints: new Map(checkpoints) },
    ]),
  ),
});

const format = ({ documents }: LogCounts): string =>
  JSON.stringify(
    [...documents].map(
      ([document, { begin, entries, checkpoints }]): StoredCount => [
        document,
        begin,
        entries,
        [...checkpoints],
      ],
    ),
  );

function statements(database: Database) {
  const prepare = (sql: string) => database.prepare(sql);
  return {
    stored: prepare('select seq, documents, sha256 from log_count where report = ?'),
    store: prepare(
      `insert into log_count (report, seq, documents, sha256) values (?, ?, ?, ?)
        on conflict do update set seq = excluded.seq, documents = excluded.documents, sha256 = excluded.sha256`,
    ),
    // By one tree of the log and by the other: what one of them lost, the other still knows.
    inOrder: prepare(
      `select document, count(*) as count, max(seq) as last from log indexed by log_order
        where report = ? and seq > ? group by document`,
    ),
    ofDocument: prepare(
      `select count(*) as count, max(case when whole = 1 then seq end) as begin from log
        where report = ? and document = ? and seq > ?`,
    ),
    checkpoints: prepare('select document, seq from checkpoint where report = ? order by document, seq'),
  };
}

/** Entries of one document, by the tree that is in the order of the log. */
export interface CountInOrder {
  readonly count: number;
  readonly last: number;
}

export class LogCountTables {
  /** Null: the tables are those of an earlier version, as in an old backup that is looked at. */
  readonly #sql: ReturnType<typeof statements> | null;
  readonly #damaged: (what: string) => void;

  /** @param damaged - told of counts that are not what was written */
  constructor(database: Database, damaged: (what: string) => void) {
    const table = database.prepare("select 1 from sqlite_schema where name = 'log_count'").get();
    this.#sql = table ? statements(database) : null;
    this.#damaged = damaged;
  }

  /** What was counted last; null: nothing was, or it is not what was written. */
  stored(report: string): LogCounts | null {
    const row = this.#sql?.stored.get(report) as
      | { readonly seq: number; readonly documents: string; readonly sha256: string }
      | undefined;
    if (!row) return null;
    if (countsProof(report, row) === row.sha256) return parse(row.seq, row.documents);
    this.#damaged(`Report ${report}: counts up to ${row.seq}`);
    return null;
  }

  /** Entries after a place, by document. */
  inOrder(report: string, after: number): ReadonlyMap<string, CountInOrder> {
    const rows = this.#sql!.inOrder.all(report, after) as ({ readonly document: string } & CountInOrder)[];
    return new Map(rows.map(({ document, count, last }) => [document, { count, last }]));
  }

  /** Counts on, up to the head, and keeps that. Nothing is kept when something is missing: then opening counts everything. */
  advance(report: string, head: number): void {
    const before = this.stored(report) ?? none;
    const added = this.#added(report, before, head);
    if (!added) return;
    const counted = new Map([...before.documents, ...added]);
    const documents = this.#withCheckpoints(report, counted);
    const next = { seq: head, documents: format({ seq: head, documents }) };
    this.#sql!.store.run(report, head, next.documents, countsProof(report, next));
  }

  /** The documents with what came after `before`; null when the two trees do not know the same entries, or not all. */
  #added(report: string, before: LogCounts, head: number): ReadonlyMap<string, DocumentCount> | null {
    const added = this.inOrder(report, before.seq);
    const counts = [...added.values()];
    const isWhole = counts.reduce((sum, { count }) => sum + count, 0) === head - before.seq;
    if (!isWhole || counts.some(({ last }) => last > head)) return null;
    const documents = new Map<string, DocumentCount>();
    for (const [document, { count }] of added) {
      const found = this.#ofDocument(report, document, before.seq);
      if (found.count !== count) return null;
      const known = before.documents.get(document) ?? uncounted;
      documents.set(
        document,
        found.begin === null
          ? { ...known, entries: known.entries + count }
          : {
              ...uncounted,
              begin: found.begin,
              entries: this.#ofDocument(report, document, found.begin - 1).count,
            },
      );
    }
    return documents;
  }

  #ofDocument(report: string, document: string, after: number) {
    return this.#sql!.ofDocument.get(report, document, after) as {
      readonly count: number;
      readonly begin: number | null;
    };
  }

  #withCheckpoints(
    report: string,
    counted: ReadonlyMap<string, DocumentCount>,
  ): ReadonlyMap<string, DocumentCount> {
    const kept = this.#sql!.checkpoints.all(report) as {
      readonly document: string;
      readonly seq: number;
    }[];
    const standFor = (document: string, { entries, checkpoints }: DocumentCount, seq: number) =>
      checkpoints.get(seq) ?? entries - this.#ofDocument(report, document, seq).count;
    return new Map(
      [...counted].map(([document, one]) => {
        const current = kept.filter((row) => row.document === document && row.seq >= (one.begin ?? 0));
        const checkpoints = new Map(current.map(({ seq }) => [seq, standFor(document, one, seq)]));
        return [document, { ...one, checkpoints }];
      }),
    );
  }
}
