// A server with the guard and several honest clients in one process: messages lie in queues and are delivered one at a time, so
// that everything that may cross does. The server's side is the order of the real one: guard, group, store, apply, broadcast.

import { bodyFromNotation, type PersonId, personId } from '@huigao/report';
import { bodyRoot, readBody, writeBody } from '@huigao/report-doc';
import { defaultDeleteFilter, defaultProtectedNodes } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { applyAsIs } from '../src/apply-as-is';
import { type Author, judgeTask, UpdateGuard } from '../src/update-guard';
import { mendOrigins } from './mend-origins';

type Message =
  | { readonly type: 'step1'; readonly vector: Uint8Array }
  | { readonly type: 'step2' | 'update'; readonly update: Uint8Array };

const fromServer = Symbol('server');
const fromEditor = Symbol('editor');

/** One tab of one person. */
export class Client {
  doc!: Y.Doc;
  undo!: Y.UndoManager;
  mended!: { mended: number };
  online = false;
  /** Whether the server has had this connection's answer to its step 1; until then it passes over updates, which are in it. */
  answered = false;
  readonly incoming: Message[] = [];
  readonly outgoing: Message[] = [];
  readonly person: PersonId;
  constructor(
    readonly name: string,
    clientId: number,
    readonly mends: 'mends' | 'raw',
  ) {
    this.person = personId(name);
    this.open(clientId, null);
  }

  /** Opens the tab anew on the copy kept on this machine: another client id, no undo. */
  open(clientId: number, copy: Uint8Array | null): void {
    this.doc = new Y.Doc();
    if (copy) Y.applyUpdate(this.doc, copy, fromServer);
    this.doc.clientID = clientId;
    this.mended = this.mends === 'mends' ? mendOrigins(this.doc) : { mended: 0 };
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== fromServer && this.online) this.outgoing.push({ type: 'update', update });
    });
    this.undo = new Y.UndoManager(this.doc.getXmlFragment(bodyRoot), {
      trackedOrigins: new Set([fromEditor]),
      captureTimeout: 1e9,
      deleteFilter: (item) => defaultDeleteFilter(item, defaultProtectedNodes),
    });
  }

  get origin(): symbol {
    return fromEditor;
  }

  connect(server: Server): void {
    if (this.online) return;
    this.online = true;
    this.answered = false;
    this.outgoing.push({ type: 'step1', vector: Y.encodeStateVector(this.doc) });
    this.incoming.push({ type: 'step1', vector: Y.encodeStateVector(server.live) });
  }

  disconnect(): void {
    this.online = false;
    this.incoming.length = 0;
    this.outgoing.length = 0;
  }

  receive(message: Message): void {
    if (message.type === 'step1')
      this.outgoing.push({ type: 'step2', update: Y.encodeStateAsUpdate(this.doc, message.vector) });
    else Y.applyUpdate(this.doc, message.update, fromServer);
  }
}

interface Accepted {
  readonly update: Uint8Array;
  readonly bindings: readonly (readonly [number, Author])[];
  readonly from: Client;
}

/** Thrown when the guard refuses what an honest client sent. */
class HonestRefusal extends Error {}

export class Server {
  readonly live = new Y.Doc();
  readonly #stored = new Map<number, Author>();
  readonly guard: UpdateGuard;
  #group: Accepted[] = [];
  accepted = 0;
  repeated = 0;
  costly = 0;

  constructor(readonly clients: readonly Client[]) {
    const first = new Y.Doc();
    first.clientID = 1;
    writeBody(
      first,
      bodyFromNotation(['### 基本情况', '[[#3]]部门职能𠮷[[total.executed]]万元，', '完成良好。']),
    );
    Y.applyUpdate(this.live, Y.encodeStateAsUpdate(first));
    this.guard = new UpdateGuard({ state: () => Y.encodeStateAsUpdate(this.live), bindings: [] });
  }

  receive(client: Client, message: Message): void {
    if (message.type === 'step1') {
      client.incoming.push({ type: 'step2', update: Y.encodeStateAsUpdate(this.live, message.vector) });
      return;
    }
    if (message.type === 'step2') client.answered = true;
    if (!client.answered) return;
    const verdict = this.#judge(message.update, client.person);
    if (!verdict.ok)
      throw new HonestRefusal(`${client.name} ${message.type}: ${verdict.code} ${verdict.detail}`);
    if (verdict.update === null) {
      this.repeated++;
      return;
    }
    this.accepted++;
    const bindings = verdict.bindings.map(({ client: id, person }) => [id, person] as const);
    this.#group.push({ update: verdict.update, bindings, from: client });
  }

  /** As a room does it: what is costly is judged elsewhere. */
  #judge(update: Uint8Array, person: PersonId) {
    const verdict = this.guard.judgeCheap(update, person);
    if (verdict.ok !== null) return verdict;
    this.costly++;
    const elsewhere = judgeTask(verdict);
    return elsewhere.ok && elsewhere.update ? this.guard.admit(elsewhere.update, person) : elsewhere;
  }

  /** The group is stored: it goes to the live document and to everyone else. */
  commit(): void {
    for (const { update, bindings, from } of this.#group) {
      for (const [client, person] of bindings) this.#stored.set(client, person);
      applyAsIs(this.live, update);
      for (const client of this.clients)
        if (client !== from && client.online) client.incoming.push({ type: 'update', update });
    }
    this.guard.committed(this.#group.length);
    this.#group = [];
  }

  /** The group could not be stored: the room closes and everyone comes back. */
  fail(): void {
    this.#group = [];
    this.guard.reset(this.#stored);
    for (const client of this.clients) client.disconnect();
  }
}

export const textOf = (doc: Y.Doc): unknown => {
  const read = readBody(doc);
  return read.ok ? read.body.toJSON() : read;
};
