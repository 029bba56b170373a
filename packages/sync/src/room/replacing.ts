// Another text in the place of a section's, as restoring a version makes it: a document of a new generation, which no copy of the
// old one may meet. Left out on purpose: who may do that, and where the text comes from.

import type { PersonId, Report, SectionId } from '@huigao/report';
import { writeBody } from '@huigao/report-doc';
import * as Y from 'yjs';
import type { Note } from './ports';
import type { RoomDocument } from './room-document';
import type { RoomAccepted, RoomState } from './room-state';

/** A text as a report holds it. */
type Body = Report['bodies'] extends ReadonlyMap<SectionId, infer Value> ? Value : never;

export interface Replacement {
  readonly section: SectionId;
  readonly body: Body;
  readonly by: PersonId;
  /** Written with the text, all or nothing. */
  readonly note?: Note;
}

export type ReplaceResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: 'not-found'; readonly detail: string };

interface Tools {
  readonly newDocument: () => Y.Doc;
  /** Queues something; resolves when it is durable and shown. */
  readonly durable: (accepted: RoomAccepted) => Promise<void>;
}

/** Writes the text with a client id of the server, so that nothing of the old text can be mistaken for a part of it. */
export async function replaceText(
  room: RoomState,
  { section, body, by, note }: Replacement,
  { newDocument, durable }: Tools,
): Promise<ReplaceResult> {
  while (room.documents.get(section)?.isReplaced) await durable({ entry: null, bindings: [], from: null });
  const document = room.documents.get(section);
  if (!document?.guard) return { ok: false, code: 'not-found', detail: section };
  const doc = newDocument();
  writeBody(doc, body);
  const bytes = Y.encodeStateAsUpdate(doc);
  const ours = [doc.clientID, ...unboundClients(document)];
  const bindings = ours.map((client) => ({ document: section, client, person: null }));
  doc.destroy();
  document.isReplaced = true;
  await durable({
    entry: { document: section, bytes, person: by, at: room.clock.now(), whole: true },
    bindings,
    ...(note ? { note } : {}),
    from: null,
  });
  return { ok: true };
}

/** Client ids of the old text that are bound to nobody are the server's, and stay so: else one who has the old text could claim them. */
function unboundClients(document: RoomDocument): readonly number[] {
  const clients = Y.decodeStateVector(document.encodeStateVector()).keys();
  return [...clients].filter((client) => !document.guard!.bindings.has(client));
}
