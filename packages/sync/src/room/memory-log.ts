// A log that lives as long as the process: for tests and for rooms nobody keeps.

import type { ReportId, Standing } from '@huigao/report';
import type {
  Append,
  Checkpoint,
  ClientBinding,
  LoadedReport,
  LogEntry,
  ReportIndex,
  ReportLog,
} from './ports';

interface Stored {
  readonly entries: LogEntry[];
  readonly bindings: Map<string, ClientBinding>;
  /** Newest last. */
  readonly checkpoints: Checkpoint[];
  index: ReportIndex;
  generation: number;
}

const keyOf = ({ document, client }: ClientBinding) => `${client} ${document}`;

/** `ReportLog` in memory. Bytes are copied on the way in and out, as a real store would. */
export class MemoryLog implements ReportLog {
  readonly #reports = new Map<ReportId, Stored>();

  async create(report: ReportId, first: Append & { readonly index: ReportIndex }): Promise<void> {
    if (this.#reports.has(report)) throw new Error(`There is a report ${report} already.`);
    const stored: Stored = {
      entries: [],
      bindings: new Map(),
      checkpoints: [],
      index: first.index,
      generation: 1,
    };
    add(stored, first);
    this.#reports.set(report, stored);
  }

  async load(report: ReportId): Promise<LoadedReport | null> {
    const stored = this.#reports.get(report);
    if (!stored) return null;
    const newest = new Map(stored.checkpoints.map((checkpoint) => [checkpoint.document, checkpoint]));
    const begins = stored.entries.filter(({ whole }) => whole);
    return {
      head: stored.entries.length,
      generation: stored.generation,
      generations: new Map(begins.map(({ document, seq }) => [document, seq])),
      checkpoints: [...newest.values()].map(copied),
      entries: stored.entries
        .filter(({ document, seq }) => seq > (newest.get(document)?.seq ?? 0))
        .map(copied),
      bindings: [...stored.bindings.values()],
    };
  }

  async append(report: ReportId, group: Append): Promise<boolean> {
    const stored = this.#reports.get(report);
    if (!stored || stored.entries.length !== group.expectedHead) return false;
    add(stored, group);
    return true;
  }

  async checkpoint(report: ReportId, checkpoint: Checkpoint): Promise<void> {
    this.#reports.get(report)?.checkpoints.push(copied(checkpoint));
  }

  /** Entries of one document after a place of the log, in their order, whether a checkpoint covers them or not. */
  async entriesOf(report: ReportId, document: string, after: number, limit: number) {
    const entries = this.#reports.get(report)?.entries ?? [];
    const found = entries.filter((entry) => entry.document === document && entry.seq > after);
    return found.slice(0, limit).map(copied);
  }

  /** Keeps how a report stands where no change has said it. */
  fillIndex(report: ReportId, standing: Standing): void {
    const stored = this.#reports.get(report);
    if (stored) stored.index = { standing, ...stored.index };
  }

  /** Title and people of a report as the list of reports would show them. */
  indexOf(report: ReportId): ReportIndex | null {
    return this.#reports.get(report)?.index ?? null;
  }
}

const copied = <T extends { readonly bytes: Uint8Array }>(row: T): T => ({
  ...row,
  bytes: row.bytes.slice(),
});

function add(stored: Stored, { entries, bindings, index }: Append): void {
  stored.entries.push(...entries.map(copied));
  for (const binding of bindings) stored.bindings.set(keyOf(binding), binding);
  if (index) stored.index = index;
}
