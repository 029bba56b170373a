import { anchoredAt, findQuote, type Report, type SectionId } from '@huigao/report';
import type { Node } from 'prosemirror-model';
import * as Y from 'yjs';
import { anchorOf } from './anchor';
import { type BodyFault, readBody, writeBody } from './body';
import { groundOf, placeOfGround } from './ground';
import { readRecord, writeRecord } from './record';

/** Name of the record document of a report; every other document is named by its section's id. */
export const recordName = 'record';

/** The documents of one report. */
export interface ReportDocuments {
  readonly record: Y.Doc;
  readonly sections: ReadonlyMap<SectionId, Y.Doc>;
}

/** Threads that came with a quotation and no anchor yet, with the anchor it has in these documents. */
function anchored({ threads, bodies }: Report, docs: ReadonlyMap<SectionId, Y.Doc>): Report['threads'] {
  return new Map(
    [...threads].map(([id, thread]) => {
      const { section, quote, anchor } = thread;
      const [doc, body] = [docs.get(section), bodies.get(section)];
      const range = quote && !anchor && body ? findQuote(body, quote) : null;
      return [id, range && doc ? { ...thread, anchor: anchorOf(doc, range) } : thread];
    }),
  );
}

/** Suggestions that came without anchors, with those that their words have in these documents. */
function grounded(
  { suggestions, bodies }: Report,
  docs: ReadonlyMap<SectionId, Y.Doc>,
): Report['suggestions'] {
  return new Map(
    [...suggestions].map(([id, suggestion]) => {
      const { section, ground } = suggestion;
      const [doc, body] = [docs.get(section), bodies.get(section)];
      const first = anchoredAt(ground.anchor);
      const known = first && { range: first, isUnchanged: true };
      const place = known ?? (doc && body ? placeOfGround(doc, body, ground) : null);
      const found = doc && body && place?.isUnchanged && groundOf(doc, body, place.range, ground.quote.shown);
      return [id, found ? { ...suggestion, ground: { ...ground, anchor: found.anchor } } : suggestion];
    }),
  );
}

/**
 * The first content of a report's documents, as one update each, by document name.
 * Only the server makes these, once: two parties making "the same" first content would double it on merging.
 */
export function firstUpdates(report: Report): ReadonlyMap<string, Uint8Array> {
  const updates = new Map<string, Uint8Array>();
  const docs = new Map<SectionId, Y.Doc>();
  for (const [section, body] of report.bodies) {
    const doc = new Y.Doc();
    docs.set(section, doc);
    writeBody(doc, body);
  }
  const record = new Y.Doc();
  writeRecord(record, { ...report, threads: anchored(report, docs), suggestions: grounded(report, docs) });
  for (const [name, doc] of [[recordName, record], ...docs] as const) {
    updates.set(name, Y.encodeStateAsUpdate(doc));
    doc.destroy();
  }
  return updates;
}

/** A report as read from its documents, with the sections whose text could not be read. */
export interface ReadReport {
  readonly report: Report;
  readonly faults: ReadonlyMap<SectionId, BodyFault>;
}

/** The report value that lies in these documents, or null while the record is empty. A section that is absent is left out. */
export function readReport({ record, sections }: ReportDocuments): ReadReport | null {
  const value = readRecord(record);
  if (!value) return null;
  const bodies = new Map<SectionId, Node>();
  const faults = new Map<SectionId, BodyFault>();
  for (const { id, kind } of value.outline) {
    const doc = kind === 'part' ? undefined : sections.get(id);
    if (!doc) continue;
    const read = readBody(doc);
    if (read.ok) bodies.set(id, read.body);
    else faults.set(id, read);
  }
  return { report: { ...value, bodies }, faults };
}
