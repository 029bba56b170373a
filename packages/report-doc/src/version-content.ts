// What a version 版本 of a report holds: the state of each of its documents, in one run of bytes. States, not snapshots of Yjs: they
// are small once deleted text is gone from them, and need nothing else to be read.

import type { SectionId } from '@huigao/report';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { type ReadReport, readReport, recordName } from './report-documents';

/** The state of each document of a report, as one update, by the document's name. */
export type VersionContent = ReadonlyMap<string, Uint8Array>;

/** First number of the bytes; another layout gets another one. */
const layout = 1;

/** A version as bytes. Documents lie in the order of their names, so that the same states give the same bytes. */
export function encodeVersion(content: VersionContent): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, layout);
  encoding.writeVarUint(encoder, content.size);
  for (const [name, state] of [...content].sort(([a], [b]) => (a < b ? -1 : 1))) {
    encoding.writeVarString(encoder, name);
    encoding.writeVarUint8Array(encoder, state);
  }
  return encoding.toUint8Array(encoder);
}

/** What `encodeVersion` wrote, or null for any other bytes. */
export function decodeVersion(bytes: Uint8Array): VersionContent | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    if (decoding.readVarUint(decoder) !== layout) return null;
    const count = decoding.readVarUint(decoder);
    const content = new Map<string, Uint8Array>();
    for (let index = 0; index < count; index++)
      content.set(decoding.readVarString(decoder), decoding.readVarUint8Array(decoder));
    return decoding.hasContent(decoder) ? null : content;
  } catch {
    return null;
  }
}

/** The report of a version, read from documents of its own; null where these bytes are no report. */
export function readVersion(content: VersionContent): ReadReport | null {
  const docs = new Map<string, Y.Doc>();
  try {
    for (const [name, state] of content) {
      const doc = new Y.Doc();
      docs.set(name, doc);
      Y.applyUpdate(doc, state);
    }
    const record = docs.get(recordName);
    if (!record) return null;
    docs.delete(recordName);
    const read = readReport({
      record,
      sections: docs as ReadonlyMap<string, Y.Doc> as Map<SectionId, Y.Doc>,
    });
    record.destroy();
    return read;
  } catch {
    return null;
  } finally {
    for (const doc of docs.values()) doc.destroy();
  }
}
