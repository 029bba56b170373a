// What shows, on reading, that bytes are those that were written.

import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Checkpoint, LogEntry } from '@huigao/sync/room';

/** CRC-32 over every field of an entry and the report it is of. */
export function entryCrc(report: string, { document, seq, bytes, person, at, whole }: LogEntry): number {
  const fields = [report, document, seq, person, at, ...(whole ? ['whole'] : [])];
  return crc32(bytes, crc32(JSON.stringify(fields)));
}

/** SHA-256 over a checkpoint with where it belongs: at another place of the log it would hide entries, or repeat them. */
export const checkpointProof = (report: string, { document, seq, bytes }: Checkpoint): string =>
  sha256(`${JSON.stringify([report, document, seq])}\n`, bytes);

/** Whether a checkpoint is what was written. Those of the first versions were proved by their bytes alone. */
export const isProved = (report: string, checkpoint: Checkpoint, proof: string): boolean =>
  proof === checkpointProof(report, checkpoint) || proof === sha256(checkpoint.bytes);

/** SHA-256 over what was counted of a log, with the report it is of. */
export const countsProof = (
  report: string,
  { seq, documents }: { readonly seq: number; readonly documents: string },
): string => sha256(JSON.stringify([report, seq, documents]));

function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}
