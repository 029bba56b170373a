// The file of a section's history: what was read of it last, which is all that most readers need, and the log it was read from, for
// those after whom something was written. Damaged, or of another layout, it counts as none.

import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PersonId } from '@huigao/report';
import { sectionLogLayout } from '@huigao/report-doc';

/** A `SectionHistory` as JSON, and who is in it, up to an entry of the log. */
export interface KeptAnswer {
  readonly seq: number;
  readonly people: readonly PersonId[];
  readonly json: Uint8Array;
}

export interface KeptHistory {
  readonly answer: KeptAnswer;
  /** Bytes of the last entry. */
  readonly last: Uint8Array;
  /** `encodeSectionLog`. */
  readonly log: Uint8Array;
}

/** Another one when anything below, or the log, is laid out otherwise. */
const layout = `huigao history 2 ${sectionLogLayout}`;

interface Head {
  readonly layout: string;
  readonly seq: number;
  readonly people: readonly PersonId[];
  /** Bytes of each of the parts that follow. */
  readonly json: number;
  readonly last: number;
}

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const digestLength = 32;
const lengthBytes = 4;

/** False: the disk does not take it. */
export async function writeKept(file: string, { answer, last, log }: KeptHistory): Promise<boolean> {
  const { seq, people, json } = answer;
  const head = Buffer.from(
    JSON.stringify({ layout, seq, people, json: json.length, last: last.length } satisfies Head),
  );
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(head.length);
  const rest = Buffer.concat([length, head, json, last, log]);
  const draft = `${file}.new`;
  try {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(draft, Buffer.concat([digestOf(rest), rest]), { mode: 0o600 });
    await rename(draft, file);
    return true;
  } catch {
    // A full disk must not keep anybody from reading.
    return false;
  }
}

export async function readKept(file: string): Promise<KeptHistory | null> {
  const bytes = await readFile(file).catch(() => null);
  if (!bytes || bytes.length < digestLength + lengthBytes) return null;
  const rest = new Uint8Array(bytes.subarray(digestLength));
  if (!digestOf(rest).equals(bytes.subarray(0, digestLength))) return null;
  const from = lengthBytes + new DataView(rest.buffer).getUint32(0);
  const head = headOf(rest.subarray(lengthBytes, from));
  if (head?.layout !== layout) return null;
  const [json, last] = [from + head.json, from + head.json + head.last];
  return {
    answer: { seq: head.seq, people: head.people, json: rest.subarray(from, json) },
    last: rest.subarray(json, last),
    log: rest.subarray(last),
  };
}

/** Null: bytes of the time before there was a head. */
function headOf(bytes: Uint8Array): Head | null {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Head;
  } catch {
    return null;
  }
}
