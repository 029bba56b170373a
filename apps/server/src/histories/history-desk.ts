// Reads histories of sections from entries of the log that it is handed page by page. Keeps what it has read, so that the next reader
// of a section waits for what came since only. Runs in a thread of its own; in tests of other things, in this one.

import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bodyAtMoment, momentOfEntry, type PersonId } from '@huigao/report';
import { decodeSectionLog, encodeSectionLog, type SectionEntry, SectionLog } from '@huigao/report-doc';

/** Names a section and what of it is wanted. `breaks`: places of the log at which versions were kept, growing. */
export interface HistoryRequest {
  readonly key: string;
  readonly breaks: readonly number[];
  readonly wanted:
    | { readonly what: 'begin' }
    /** The entries that follow; the first is the last one that was taken before, if there was one. */
    | { readonly what: 'take'; readonly entries: readonly SectionEntry[] }
    | { readonly what: 'history' }
    | { readonly what: 'text'; readonly seq: number };
}

export type HistoryAnswer =
  /** The last entry that is known, or 0. */
  | { readonly is: 'known'; readonly seq: number }
  /** A `SectionHistory` as JSON, and who is in it. */
  | { readonly is: 'history'; readonly json: Uint8Array; readonly people: readonly PersonId[] }
  /** A body as JSON; null: there was none yet. */
  | { readonly is: 'text'; readonly body: unknown };

interface Known {
  readonly log: SectionLog;
  /** Bytes of the last entry: a log that was put back from elsewhere has another one there. */
  last: Uint8Array;
  /** How many entries were taken since it was last kept in a file. */
  unkept: number;
}

/** Sections that are remembered, and entries from which on a file is worth writing. */
const remembered = 4;
const worthKeeping = 500;

const unknown = (): Known => ({ log: new SectionLog(), last: new Uint8Array(), unkept: 0 });

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const digestLength = 32;

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
        return { is: 'known', seq: known.log.seq };
      case 'take':
        return { is: 'known', seq: this.#take(key, known, wanted.entries, breaks).log.seq };
      case 'history': {
        await this.#keep(key, known);
        const history = known.log.read(breaks);
        const people = new Set(history.moments.flatMap(({ person }) => person ?? []));
        const json = new TextEncoder().encode(JSON.stringify(history));
        return { is: 'history', json, people: [...people] };
      }
      case 'text': {
        const history = known.log.read(breaks);
        const found = bodyAtMoment(history, momentOfEntry(history, wanted.seq));
        return { is: 'text', body: (found?.body.toJSON() as unknown) ?? null };
      }
    }
  }

  #remember(key: string, known: Known): void {
    this.#known.delete(key);
    this.#known.set(key, known);
    const [oldest] = this.#known.keys();
    if (this.#known.size > remembered) this.#known.delete(oldest!);
  }

  /** Begins anew when the log is not the one that was read before. */
  #take(key: string, known: Known, entries: readonly SectionEntry[], breaks: readonly number[]): Known {
    const [first] = entries;
    const isSame =
      !first || known.log.seq === 0 || (first.seq === known.log.seq && isEqual(first.bytes, known.last));
    if (!isSame) {
      const anew = unknown();
      this.#remember(key, anew);
      return anew;
    }
    const next = known.log.seq === 0 ? entries : entries.slice(1);
    known.log.take(next, breaks);
    known.last = next.at(-1)?.bytes ?? known.last;
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
    const bytes = file && (await readFile(file).catch(() => null));
    if (!bytes) return null;
    const rest = new Uint8Array(bytes.subarray(digestLength));
    if (!digestOf(rest).equals(bytes.subarray(0, digestLength)) || rest.length < 4) return null;
    const length = new DataView(rest.buffer).getUint32(0);
    const log = decodeSectionLog(rest.slice(4 + length));
    return log && { log, last: rest.slice(4, 4 + length), unkept: 0 };
  }

  /** What cannot be kept is worked out anew the next time. */
  async #keep(key: string, known: Known): Promise<void> {
    const file = this.#fileOf(key);
    if (!file || known.unkept < worthKeeping) return;
    const { last, log } = known;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(last.length);
    const rest = Buffer.concat([length, last, encodeSectionLog(log)]);
    const draft = `${file}.new`;
    try {
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      await writeFile(draft, Buffer.concat([digestOf(rest), rest]), { mode: 0o600 });
      await rename(draft, file);
      known.unkept = 0;
    } catch {
      // A full disk must not keep anybody from reading.
    }
  }
}

const isEqual = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;
