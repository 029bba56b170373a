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

export type ReplaceResult<Code extends string = never> =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: 'not-found' | Code; readonly detail: string };

/** Texts to put in the place of those of some sections. */
export interface Replacements<Code extends string> {
  readonly sections: readonly SectionId[];
  readonly by: PersonId;
  /**
   * Gives the new texts, or refuses. Called when all that was written to the sections is shown, and nothing more can be: what goes can
   * be looked at and kept here. A section that is left out stays as it is; when this rejects, all do.
   */
  readonly make: () => Promise<
    | { readonly ok: true; readonly texts: ReadonlyMap<SectionId, Pick<Replacement, 'body' | 'note'>> }
    | { readonly ok: false; readonly code: Code; readonly detail: string }
  >;
  /** Asked of each text at the moment it is written; why it must not be, or null. */
  readonly refusal?: (section: SectionId) => Code | null;
}

interface Tools {
  readonly newDocument: () => Y.Doc;
  /** Queues something; resolves when it is durable and shown. */
  readonly durable: (accepted: RoomAccepted) => Promise<void>;
}

/** Waits until all that was accepted is shown. */
const settled = ({ durable }: Tools) => durable({ entry: null, bindings: [], from: null });

export const replaceText = (room: RoomState, { section, by, ...text }: Replacement, tools: Tools) =>
  replaceTexts<never>(
    room,
    { sections: [section], by, make: async () => ({ ok: true, texts: new Map([[section, text]]) }) },
    tools,
  );

/** All or nothing, but for a failure of the log, which ends the room. */
export async function replaceTexts<Code extends string>(
  room: RoomState,
  { sections, by, make, refusal }: Replacements<Code>,
  tools: Tools,
): Promise<ReplaceResult<Code>> {
  const documents = () => sections.map((section) => room.documents.get(section));
  while (documents().some((document) => document?.isReplaced)) await settled(tools);
  const unknown = documents().findIndex((document) => !document?.guard);
  if (unknown >= 0) return { ok: false, code: 'not-found', detail: sections[unknown]! };
  const held = new Map(sections.map((section) => [section, room.documents.get(section)!]));
  for (const document of held.values()) document.isReplaced = true;
  const release = () => {
    for (const document of held.values()) document.isReplaced = false;
  };
  try {
    await settled(tools);
    const made = await make();
    if (!made.ok) return made;
    for (const section of made.texts.keys()) {
      const code = refusal?.(section) ?? null;
      if (code !== null) return { ok: false, code, detail: section };
    }
    const writing = [...made.texts].map(([section, text]) => {
      const document = held.get(section)!;
      held.delete(section);
      return write(room, document, { ...text, section, by }, tools);
    });
    release();
    await Promise.all(writing);
    return { ok: true };
  } finally {
    release();
  }
}

/** Writes the text with a client id of the server, so that nothing of the old text can be mistaken for a part of it. */
function write(
  room: RoomState,
  document: RoomDocument,
  { section, body, by, note }: Replacement,
  { newDocument, durable }: Tools,
): Promise<void> {
  const doc = newDocument();
  writeBody(doc, body);
  const bytes = Y.encodeStateAsUpdate(doc);
  const ours = [doc.clientID, ...unboundClients(document)];
  const bindings = ours.map((client) => ({ document: section, client, person: null }));
  doc.destroy();
  return durable({
    entry: { document: section, bytes, person: by, at: room.clock.now(), whole: true },
    bindings,
    ...(note ? { note } : {}),
    from: null,
  });
}

/** Client ids of the old text that are bound to nobody are the server's, and stay so: else one who has the old text could claim them. */
function unboundClients(document: RoomDocument): readonly number[] {
  const clients = Y.decodeStateVector(document.encodeStateVector()).keys();
  return [...clients].filter((client) => !document.guard!.bindings.has(client));
}
