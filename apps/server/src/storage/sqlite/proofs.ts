// What shows, on reading, that bytes are those that were written.

import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { LogEntry } from '@huigao/sync/room';

/** CRC-32 over every field of an entry and the report it is of. */
export function entryCrc(report: string, { document, seq, bytes, person, at, whole }: LogEntry): number {
  const fields = [report, document, seq, person, at, ...(whole ? ['whole'] : [])];
  return crc32(bytes, crc32(JSON.stringify(fields)));
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
