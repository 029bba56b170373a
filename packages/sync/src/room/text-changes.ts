// Changes of texts that a command makes together with one of the record, as accepting a suggestion does: judged by the guard of the
// section as every edit is, on what was accepted, and put into the log in one append with the record's change.

import type { PersonId, SectionId } from '@huigao/report';
import type { CommandRefusalCode, CommandResult } from '@huigao/report-doc';
import * as Y from 'yjs';
import { applyUpdates } from './apply-updates';
import type { RoomDocument } from './room-document';
import type { RoomAccepted, RoomState } from './room-state';

interface Maker {
  readonly newDocument: () => Y.Doc;
  /** Whose command it is. */
  readonly person: PersonId | null;
  readonly at: number;
}

const refuse = (code: CommandRefusalCode, detail: string): CommandResult => ({ ok: false, code, detail });

export class TextChanges {
  readonly #room: RoomState;
  readonly #maker: Maker;
  readonly #accepted: RoomAccepted[] = [];

  constructor(room: RoomState, maker: Maker) {
    this.#room = room;
    this.#maker = maker;
  }

  /** What was changed, to be queued before the record's change. */
  get accepted(): readonly RoomAccepted[] {
    return this.#accepted;
  }

  /** Lets `edit` write into a copy of the section as accepted. A refusal leaves the section as it was. */
  rewrite(section: SectionId, edit: (text: Y.Doc) => void): CommandResult {
    const document = this.#room.documents.get(section);
    if (!document?.guard || document.isDamaged) return refuse('no-text', section);
    // Another text is coming in its place.
    if (document.isReplaced) return refuse('section-changed', section);
    const update = this.#written(document, edit);
    if (!update) return { ok: true };
    const verdict = document.guard.judge(update, null);
    if (!verdict.ok)
      return refuse(verdict.code === 'section-full' ? 'section-full' : 'bad-suggestion', section);
    const { person, at } = this.#maker;
    if (verdict.update)
      this.#accepted.push({
        entry: { document: section, bytes: verdict.update, person, at },
        bindings: verdict.bindings.map((binding) => ({ document: section, ...binding })),
        from: null,
      });
    return { ok: true };
  }

  /** What `edit` writes, under the client id that the server has in this section, as one update; null: nothing. */
  #written(document: RoomDocument, edit: (text: Y.Doc) => void): Uint8Array | null {
    const doc = this.#maker.newDocument();
    applyUpdates(doc, [document.guard!.encodeShadow()]);
    document.serverClient ??= doc.clientID;
    // Set afterwards: Yjs takes another id when it meets its own in an update.
    doc.clientID = document.serverClient;
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    doc.transact(() => edit(doc));
    doc.destroy();
    return updates.length > 0 ? Y.mergeUpdates(updates) : null;
  }
}
