// The first content of sections that are added to a report: only the server makes it, once.

import { bodySchema, type PersonId } from '@huigao/report';
import { recordName, writeBody } from '@huigao/report-doc';
import * as Y from 'yjs';
import type { DocumentName } from './ports';
import type { RoomState } from './room-state';

interface Making {
  readonly newDocument: () => Y.Doc;
  /** Whose command put the section there. */
  readonly person: PersonId | null;
}

/** Gives each section of the outline that has none a document with an empty paragraph, queued before the record that names it. */
export function makeMissingTexts(room: RoomState, making: Making): void {
  for (const { id, kind } of room.rights.record!.outline)
    if (kind !== 'part' && !room.documents.has(id)) makeText(room, id, making);
}

function makeText(room: RoomState, name: DocumentName, { newDocument, person }: Making): void {
  const doc = newDocument();
  writeBody(doc, bodySchema.nodes.doc.create(null, bodySchema.nodes.paragraph.create()));
  const bytes = Y.encodeStateAsUpdate(doc);
  const client = doc.clientID;
  doc.destroy();
  const stored = { checkpoint: null, tail: [] };
  const record = room.documents.get(recordName)!;
  room.documents.set(name, record.another(name, stored, { generation: 0, bindings: [[client, null]] }));
  room.queue.add({
    entry: { document: name, bytes, person, at: room.clock.now() },
    bindings: [{ document: name, client, person: null }],
    from: null,
  });
}
