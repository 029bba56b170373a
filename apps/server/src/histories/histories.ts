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

export type ReadHistory = Extract<HistoryAnswer, { readonly is: 'history' }>;

export class Histories {
  readonly #parts: Parts;
  #busy: Promise<unknown> = Promise.resolve();

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
    return this.#parts.reader.close();
  }

  /** One at a time: what one reader has had read, the next need not. */
  #ask(
    report: ReportId,
    section: SectionId,
    wanted: HistoryRequest['wanted'],
  ): Promise<HistoryAnswer | null> {
    const answer = this.#busy.then(() =>
      this.#answer(report, section, wanted).catch((reason: unknown) => {
        this.#parts.trouble(`report ${report}: the history of ${section} cannot be read`, reason);
        return null;
      }),
    );
    this.#busy = answer;
    return answer;
  }

  async #answer(report: ReportId, section: SectionId, wanted: HistoryRequest['wanted']) {
    const { versions, reader } = this.#parts;
    const places = (await versions.list(report)).map(({ seq }) => seq);
    const request = { key: `${report} ${section}`, breaks: [...new Set(places)].sort((a, b) => a - b) };
    await this.#catchUp(report, section, request);
    return reader.answer({ ...request, wanted });
  }

  async #catchUp(
    report: ReportId,
    section: SectionId,
    request: Omit<HistoryRequest, 'wanted'>,
  ): Promise<void> {
    const { storage, reader } = this.#parts;
    const known = await reader.answer({ ...request, wanted: { what: 'begin' } });
    for (let seq = seqOf(known); ; ) {
      // With the last one that is known, which shows whether it is the same log.
      const entries = await storage.entriesOf(report, section, Math.max(0, seq - 1), pageLength);
      const isEnd = entries.length < pageLength;
      if (entries.length === 0) throw new Error('The log has no such section.');
      const next = seqOf(await reader.answer({ ...request, wanted: { what: 'take', entries } }));
      if (isEnd && next >= entries.at(-1)!.seq) return;
      seq = next;
    }
  }
}

const seqOf = (answer: HistoryAnswer): number => (answer.is === 'known' ? answer.seq : 0);
