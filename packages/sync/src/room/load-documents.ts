// From what the log holds to live documents.

import { type Author, UpdateGuard } from '@huigao/authority';
import { bodyRoot, recordName } from '@huigao/report-doc';
import * as Y from 'yjs';
import { applyUpdates, hasPending } from './apply-updates';
import type { DocumentName, LoadedReport } from './ports';
import { RoomDocument } from './room-document';

/** Every document that the log names. One that cannot be applied whole is shown as far as its checkpoint goes, and is `damaged`. */
export function loadDocuments(
  loaded: LoadedReport,
  newDocument: () => Y.Doc,
): ReadonlyMap<DocumentName, RoomDocument> {
  const names = new Set([...loaded.checkpoints, ...loaded.entries].map(({ document }) => document));
  return new Map([...names].map((name) => [name, loadDocument(loaded, name, newDocument)]));
}

function loadDocument(loaded: LoadedReport, name: DocumentName, newDocument: () => Y.Doc): RoomDocument {
  const checkpoint = loaded.checkpoints.find(({ document }) => document === name);
  const tail = loaded.entries.filter(
    ({ document, seq }) => document === name && seq > (checkpoint?.seq ?? 0),
  );
  const parts = checkpoint ? [checkpoint.bytes] : [];
  const whole = tryLoad([...parts, ...tail.map(({ bytes }) => bytes)], name, newDocument);
  const live = whole ?? tryLoad(parts, name, newDocument) ?? newDocument();
  const bindings = loaded.bindings
    .filter(({ document }) => document === name)
    .map(({ client, person }): [number, Author] => [client, person]);
  const guard =
    name === recordName ? null : new UpdateGuard({ state: () => Y.encodeStateAsUpdate(live), bindings });
  const document = new RoomDocument(name, live, { guard, isDamaged: whole === null });
  for (const { bytes } of tail) document.grewBy(bytes.length);
  return document;
}

function tryLoad(updates: readonly Uint8Array[], name: DocumentName, newDocument: () => Y.Doc): Y.Doc | null {
  const doc = newDocument();
  if (name !== recordName) doc.getXmlFragment(bodyRoot);
  try {
    applyUpdates(doc, updates);
    return hasPending(doc) ? null : doc;
  } catch {
    return null;
  }
}
