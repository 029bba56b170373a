// From what the log holds to the documents of a room.

import type { Author } from '@huigao/authority';
import type * as Y from 'yjs';
import type { DocumentName, LoadedReport, Packer } from './ports';
import { RoomDocument } from './room-document';

/** What documents are made with. */
interface Making {
  readonly newDocument: () => Y.Doc;
  readonly packer: Packer | null;
}

/** Every document that the log names, as bytes until it is needed. */
export function loadDocuments(loaded: LoadedReport, making: Making): Map<DocumentName, RoomDocument> {
  const names = new Set([...loaded.checkpoints, ...loaded.entries].map(({ document }) => document));
  return new Map([...names].map((name) => [name, loadDocument(loaded, name, making)]));
}

function loadDocument(loaded: LoadedReport, name: DocumentName, making: Making): RoomDocument {
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
    { generation, bindings, ...making },
  );
  for (const { length } of tail) document.grewBy(length);
  return document;
}
