// Histories 经过 of sections, read from the log page by page, one section after the other: whoever types waits for none of it.

import type { ReportId, SectionId } from '@huigao/report';
import type { Storage } from '../storage/storage';
import type { Versions } from '../versions/versions';
import type { HistoryAnswer, HistoryRequest } from './history-desk';

/** Answers requests one after the other. Rejects when it cannot. */
export interface HistoryReader {
  answer(request: HistoryRequest): Promise<HistoryAnswer>;
  close(): Promise<void>;
}

/** Entries that are read and handed on at once: some milliseconds of the storage. */
const pageLength = 2000;

interface Parts {
  readonly storage: Storage;
  readonly versions: Versions;
  readonly reader: HistoryReader;
  readonly trouble: (what: string, reason: unknown) => void;
}

type Named = Omit<HistoryRequest, 'wanted'>;

export type ReadHistory = Extract<HistoryAnswer, { readonly is: 'history' }>;

export class Histories {
  readonly #parts: Parts;
  #busy: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The history of a section up to now; null: it cannot be read. */
  async read(report: ReportId, section: SectionId): Promise<ReadHistory | null> {
    const answer = await this.#ask(report, section, { what: 'history' });
    return answer?.is === 'history' ? answer : null;
  }

  /** The text of a section as it was at a place of the log, as JSON; null: there was none, or it cannot be read. */
  async textAt(report: ReportId, section: SectionId, seq: number): Promise<unknown> {
    const answer = await this.#ask(report, section, { what: 'text', seq });
    return answer?.is === 'text' ? answer.body : null;
  }

  close(): Promise<void> {
    this.#isClosed = true;
    return this.#parts.reader.close();
  }

  /**
   * Reads a section while nobody waits for it, so that who asks next waits for little. Page by page: between two pages whoever asks is
   * answered first.
   */
  async readAhead(report: ReportId, section: SectionId): Promise<void> {
    for (let isAtEnd = false; !isAtEnd; ) {
      const found = await this.#inTurn(report, section, (request) =>
        this.#takePage(report, section, request),
      );
      // Told already, or there is nothing to read.
      if (found === null) return;
      isAtEnd = found;
    }
    await this.#inTurn(report, section, (request) =>
      this.#parts.reader.answer({ ...request, wanted: { what: 'ahead' } }),
    );
  }

  #ask(
    report: ReportId,
    section: SectionId,
    wanted: HistoryRequest['wanted'],
  ): Promise<HistoryAnswer | null> {
    return this.#inTurn(report, section, async (request) => {
      while (!(await this.#takePage(report, section, request)));
      return this.#parts.reader.answer({ ...request, wanted });
    });
  }

  /** One at a time: what one reader has had read, the next need not. Null: it failed, and the operator was told. */
  #inTurn<Found>(
    report: ReportId,
    section: SectionId,
    act: (request: Named) => Promise<Found>,
  ): Promise<Found | null> {
    const found = this.#busy
      .then(() => this.#named(report, section))
      .then(act)
      .catch((reason: unknown) => {
        if (!this.#isClosed)
          this.#parts.trouble(`report ${report}: the history of ${section} cannot be read`, reason);
        return null;
      });
    this.#busy = found;
    return found;
  }

  async #named(report: ReportId, section: SectionId): Promise<Named> {
    const places = (await this.#parts.versions.list(report)).map(({ seq }) => seq);
    return { key: `${report} ${section}`, breaks: [...new Set(places)].sort((a, b) => a - b) };
  }

  /** True: there is nothing behind it. */
  async #takePage(report: ReportId, section: SectionId, request: Named): Promise<boolean> {
    const { storage, reader } = this.#parts;
    const seq = seqOf(await reader.answer({ ...request, wanted: { what: 'begin' } }));
    // With the last one that is known, which shows whether it is the same log.
    const entries = await storage.entriesOf(report, section, Math.max(0, seq - 1), pageLength);
    if (entries.length === 0) throw new Error('The log has no such section.');
    const earlier = seq === 0 ? await storage.earlierHistory(report, section) : null;
    const next = seqOf(await reader.answer({ ...request, wanted: { what: 'take', entries, earlier } }));
    return entries.length < pageLength && next >= entries.at(-1)!.seq;
  }
}

const seqOf = (answer: HistoryAnswer): number => (answer.is === 'known' ? answer.seq : 0);
