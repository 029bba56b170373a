// From what the log holds to the documents of a room.

import type { Author } from '@huigao/authority';
import type * as Y from 'yjs';
import type { DocumentName, LoadedReport } from './ports';
import { RoomDocument } from './room-document';

/** Every document that the log names, as bytes until it is needed. */
export function loadDocuments(
  loaded: LoadedReport,
  newDocument: () => Y.Doc,
): Map<DocumentName, RoomDocument> {
  const names = new Set([...loaded.checkpoints, ...loaded.entries].map(({ document }) => document));
  return new Map([...names].map((name) => [name, loadDocument(loaded, name, newDocument)]));
}

function loadDocument(loaded: LoadedReport, name: DocumentName, newDocument: () => Y.Doc): RoomDocument {
  const generation = loaded.generations.get(name) ?? 0;
  const checkpoint = loaded.checkpoints.find(({ document, seq }) => document === name && seq >= generation);
  const tail = loaded.entries
    .filter(({ document, seq }) => document === name && seq >= generation && seq > (checkpoint?.seq ?? 0))
    .map(({ bytes }) => bytes);
  const bindings = loaded.bindings
    .filter(({ document }) => document === name)
    .map(({ client, person }): [number, Author] => [client, person]);
  const document = new RoomDocument(
    name,
    { checkpoint: checkpoint?.bytes ?? null, tail },
    { generation, bindings, newDocument },
  );
  for (const { length } of tail) document.grewBy(length);
  return document;
}
