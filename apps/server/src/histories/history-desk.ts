// Reads histories of sections from entries of the log that it is handed page by page. Keeps what it has read, so that the next reader
// of a section waits for what came since only. Runs in a thread of its own; in tests of other things, in this one.

import { createHash } from 'node:crypto';
import path from 'node:path';
import { bodyAtMoment, momentOfEntry, type PersonId } from '@huigao/report';
import { decodeSectionLog, encodeSectionLog, type SectionEntry, SectionLog } from '@huigao/report-doc';
import type { EarlierHistory } from '../storage/earlier-store';
import { type KeptAnswer, readKept, writeKept } from './kept-history';
import { unpackHistory } from './packing';

/** Names a section and what of it is wanted. `breaks`: places of the log at which versions were kept, growing. */
export interface HistoryRequest {
  readonly key: string;
  readonly breaks: readonly number[];
  readonly wanted:
    | { readonly what: 'begin' }
    /** The entries that follow; the first is the last one that was taken before, if there was one. */
    | {
        readonly what: 'take';
        readonly entries: readonly SectionEntry[];
        /** What was written before the report was brought here, as it is stored; looked at where nothing is known yet. */
        readonly earlier: Pick<EarlierHistory, 'bytes' | 'sha256'> | null;
      }
    | { readonly what: 'history' }
    | { readonly what: 'text'; readonly seq: number }
    /** Nobody waits for it: reads, and keeps, what the next reader would have to wait for. */
    | { readonly what: 'ahead' };
}

export type HistoryAnswer =
  /** The last entry that is known, or 0. */
  | { readonly is: 'known'; readonly seq: number }
  /** A `SectionHistory` as JSON, and who is in it. */
  | { readonly is: 'history'; readonly json: Uint8Array; readonly people: readonly PersonId[] }
  /** A body as JSON; null: there was none yet. */
  | { readonly is: 'text'; readonly body: unknown };

interface Known {
  /** What was read last; it says all as long as nothing came since. */
  answer: KeptAnswer | null;
  /** The last entry that was taken, or 0, and its bytes: a log that was put back from elsewhere has another one there. */
  seq: number;
  last: Uint8Array;
  /** Unpacked when something comes, or is asked that the answer does not say. */
  log(): SectionLog;
  /** How many entries were taken since it was last kept in a file. */
  unkept: number;
}

/** Sections that are remembered, and entries from which on a file is worth writing. */
const remembered = 4;
const worthKeeping = 500;

function unknown(earlier: Pick<EarlierHistory, 'bytes' | 'sha256'> | null = null): Known {
  const history = earlier && unpackHistory(earlier);
  if (earlier && !history) throw new Error('What an archive said of the history is not what was stored.');
  const log = history ? SectionLog.after(history) : new SectionLog();
  return { log: () => log, seq: 0, last: new Uint8Array(), answer: null, unkept: 0 };
}

export class HistoryDesk {
  readonly #folder: string | null;
  /** The one that was used last stands last. */
  readonly #known = new Map<string, Known>();

  /** @param folder - where what was read is kept; null: nowhere */
  constructor(folder: string | null) {
    this.#folder = folder;
  }

  async answer({ key, breaks, wanted }: HistoryRequest): Promise<HistoryAnswer> {
    const known = this.#known.get(key) ?? (await this.#load(key)) ?? unknown();
    this.#remember(key, known);
    switch (wanted.what) {
      case 'begin':
        return { is: 'known', seq: known.seq };
      case 'take':
        return {
          is: 'known',
          seq: this.#take(key, this.#begun(key, known, wanted.earlier), wanted.entries, breaks).seq,
        };
      case 'history':
        return { is: 'history', ...this.#history(known, breaks) };
      case 'ahead':
        if (known.unkept < worthKeeping) return { is: 'known', seq: known.seq };
        this.#read(known, breaks);
        // From its file it is as quick, and takes no memory.
        if (await this.#keep(key, known)) this.#known.delete(key);
        return { is: 'known', seq: known.seq };
      case 'text': {
        const history = known.log().read(breaks);
        const found = bodyAtMoment(history, momentOfEntry(history, wanted.seq));
        return { is: 'text', body: (found?.body.toJSON() as unknown) ?? null };
      }
    }
  }

  /** Keeps what was read since, once it has been answered. */
  async keep(): Promise<void> {
    for (const [key, known] of this.#known) if (known.answer?.seq === known.seq) await this.#keep(key, known);
  }

  #history(known: Known, breaks: readonly number[]) {
    const { people, json } = this.#read(known, breaks);
    // A view of a file would take all of the file along to another thread.
    return { json: json.slice(), people };
  }

  /** All that is known, as it is answered. */
  #read(known: Known, breaks: readonly number[]): KeptAnswer {
    if (known.answer?.seq === known.seq) return known.answer;
    const history = known.log().read(breaks);
    const people = new Set(history.moments.flatMap(({ person }) => person ?? []));
    const json = new TextEncoder().encode(JSON.stringify(history));
    known.answer = { seq: known.seq, people: [...people], json };
    return known.answer;
  }

  #remember(key: string, known: Known): void {
    this.#known.delete(key);
    this.#known.set(key, known);
    const [oldest] = this.#known.keys();
    if (this.#known.size > remembered) this.#known.delete(oldest!);
  }

  /** What nothing is known of yet, with what was written before. */
  #begun(key: string, known: Known, earlier: Parameters<typeof unknown>[0]): Known {
    if (!earlier || known.seq > 0) return known;
    const begun = unknown(earlier);
    this.#remember(key, begun);
    return begun;
  }

  /** Begins anew when the log is not the one that was read before. */
  #take(key: string, known: Known, entries: readonly SectionEntry[], breaks: readonly number[]): Known {
    const [first] = entries;
    const isSame = !first || known.seq === 0 || (first.seq === known.seq && isEqual(first.bytes, known.last));
    if (!isSame) {
      const anew = unknown();
      this.#remember(key, anew);
      return anew;
    }
    const next = known.seq === 0 ? entries : entries.slice(1);
    if (next.length === 0) return known;
    known.log().take(next, breaks);
    known.seq = known.log().seq;
    known.last = next.at(-1)!.bytes;
    known.unkept += next.length;
    return known;
  }

  #fileOf(key: string): string | null {
    return (
      this.#folder && path.join(this.#folder, `${createHash('sha256').update(key).digest('hex')}.history`)
    );
  }

  async #load(key: string): Promise<Known | null> {
    const file = this.#fileOf(key);
    const kept = file && (await readKept(file));
    if (!kept) return null;
    let log: SectionLog | null = null;
    return {
      answer: kept.answer,
      seq: kept.answer.seq,
      last: kept.last,
      log: () => (log ??= unpacked(kept.log)),
      unkept: 0,
    };
  }

  /** False: it is not in a file. What cannot be kept is worked out anew the next time. */
  async #keep(key: string, known: Known): Promise<boolean> {
    const file = this.#fileOf(key);
    const { answer, last, unkept } = known;
    if (!file || !answer || unkept < worthKeeping) return false;
    // After it was read, so that who wrote what is kept, too.
    const isKept = await writeKept(file, { answer, last, log: encodeSectionLog(known.log()) });
    if (isKept) known.unkept -= unkept;
    return isKept;
  }
}

function unpacked(bytes: Uint8Array): SectionLog {
  const log = decodeSectionLog(bytes);
  if (!log) throw new Error('A kept history is whole and does not read.');
  return log;
}

const isEqual = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;
