// The bytes of a version as they are stored: what `encodeVersion` gives, compressed. Their SHA-256 is taken after compressing, so that
// whoever checks a disk need not trust what unpacks it.

import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { decodeVersion, encodeVersion, type VersionContent } from '@huigao/report-doc';

/** Bytes beyond which nothing is unpacked: no report comes near, and damaged bytes may claim anything. */
const largest = 512 * 1024 * 1024;

const deflate = promisify(deflateRaw);
const inflate = promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(inflateRaw);

export const digestOfPacked = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** In arrays of their own: a view would take its whole pool along to the thread that stores it. */
export async function packVersion(content: VersionContent): Promise<Uint8Array> {
  return new Uint8Array(await deflate(encodeVersion(content)));
}

/** What a version holds, or null when its bytes are not those that were stored. */
export async function unpackVersion(bytes: Uint8Array, sha256: string): Promise<VersionContent | null> {
  if (digestOfPacked(bytes) !== sha256) return null;
  try {
    return decodeVersion(new Uint8Array(await inflate(bytes, { maxOutputLength: largest })));
  } catch {
    return null;
  }
}
