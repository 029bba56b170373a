// The bytes of a history from before its report was brought here, as they are stored. Their SHA-256 is taken after compressing, as that
// of versions.

import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { SectionHistory, SectionId } from '@huigao/report';
import type { EarlierHistory } from '../storage/earlier-store';
import { digestOfPacked } from '../versions/packing';

/** Bytes beyond which nothing is unpacked: it came in a file of some megabytes, and damaged bytes may claim anything. */
const largest = 256 * 1024 * 1024;

/** Takes long for long histories: for processes and threads of their own. */
export function packHistory(section: SectionId, history: SectionHistory): EarlierHistory {
  const bytes = new Uint8Array(deflateRawSync(JSON.stringify(history)));
  return { section, sha256: digestOfPacked(bytes), bytes };
}

/** Null: the bytes are not those that were stored. */
export function unpackHistory({
  bytes,
  sha256,
}: Pick<EarlierHistory, 'bytes' | 'sha256'>): SectionHistory | null {
  if (digestOfPacked(bytes) !== sha256) return null;
  const text = inflateRawSync(bytes, { maxOutputLength: largest });
  return JSON.parse(text.toString('utf8')) as SectionHistory;
}
