// A group of edits on its way to the storage thread: one text and one block of bytes, which is handed over instead of copied. Posted as
// they are, fifty edits of a few bytes each take three times as long on either side, since each has its own buffer.

import type { PersonId } from '@huigao/report';
import type { Append, LogEntry } from '@huigao/sync/room';

export interface PackedAppend extends Omit<Append, 'entries'> {
  /** JSON of what entries are but for their bytes, which follow each other in `bytes`. */
  readonly heads: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

type Head = readonly [
  document: string,
  seq: number,
  person: PersonId | null,
  at: number,
  length: number,
  whole: 0 | 1,
];

export function packAppend({ entries, ...group }: Append): PackedAppend {
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + entry.bytes.length, 0));
  let end = 0;
  const heads = entries.map(({ document, seq, person, at, bytes: own, whole }): Head => {
    bytes.set(own, end);
    end += own.length;
    return [document, seq, person, at, own.length, whole ? 1 : 0];
  });
  return { ...group, heads: JSON.stringify(heads), bytes };
}

/** The entries' bytes are views into one block. */
export function unpackAppend({ heads, bytes, ...group }: PackedAppend): Append {
  let end = 0;
  const entries = (JSON.parse(heads) as readonly Head[]).map(
    ([document, seq, person, at, length, whole]): LogEntry => {
      const begin = end;
      end += length;
      const entry = { document, seq, person, at, bytes: bytes.subarray(begin, end) };
      return whole ? { ...entry, whole: true } : entry;
    },
  );
  return { ...group, entries };
}
