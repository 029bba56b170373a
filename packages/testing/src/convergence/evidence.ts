// What is seen on the wire and on the disk during a run, and the laws it is held to in the end.

import { may, type PersonId, type SectionId } from '@huigao/report';
import { readRecord, recordName } from '@huigao/report-doc';
import { type DocumentMessage, decodeFrame } from '@huigao/sync/protocol';
import type { ClientBinding, LogEntry } from '@huigao/sync/room';
import * as Y from 'yjs';
import type { SimulatedSocket } from '../simulation/simulated-network';
import { entryFaults, type TextStep } from './remark-laws';

/** A write that the server did not take. */
interface Refusal {
  readonly person: PersonId;
  readonly document: string;
  readonly code: string;
  readonly detail: string;
  readonly update: Uint8Array;
  /** Whether the person had the right at that moment. */
  readonly hadRight: boolean;
  /** Whether the client heard of it. One that did not sends the edit again, rightly. */
  isTold: boolean;
}

/** A state that a tab took for saved when so many entries were on the disk. */
interface Saved {
  readonly person: PersonId;
  readonly document: string;
  readonly state: Uint8Array;
  readonly entries: number;
}

export class Evidence {
  readonly refusals: Refusal[] = [];
  readonly #saved: Saved[] = [];
  readonly #entries: LogEntry[];
  /** In which append each entry came, by `seq`. */
  readonly #appends = new Map<number, number>();
  /** Client ids of the server, with their document. */
  readonly #ofServer = new Set<string>();
  readonly #replacing = new Set<string>();
  readonly #hasRight: (person: PersonId, document: string) => boolean;

  /** @param entries - what the log holds at the begin */
  constructor(entries: readonly LogEntry[], hasRight: (person: PersonId, document: string) => boolean) {
    this.#entries = [...entries];
    this.#hasRight = hasRight;
  }

  /** Another text is to take the place of a document's. Whether it does, the log says in the end. */
  replacing(document: string): void {
    this.#replacing.add(document);
  }

  appended(entries: readonly LogEntry[], bindings: readonly ClientBinding[]): void {
    this.#entries.push(...entries);
    for (const { seq } of entries) this.#appends.set(seq, entries[0]!.seq);
    for (const { document, client, person } of bindings)
      if (person === null) this.#ofServer.add(`${document} ${client}`);
  }

  saved(person: PersonId, document: string, doc: Y.Doc): void {
    const state = Y.encodeStateAsUpdate(doc);
    this.#saved.push({ person, document, state, entries: this.#entries.length });
  }

  /** Follows the data messages of a socket and what becomes of them. */
  watch(socket: SimulatedSocket, person: PersonId): void {
    const data: Extract<DocumentMessage, { update: Uint8Array }>[] = [];
    const onTheWay = new Map<Uint8Array, Refusal>();
    socket.arrived = (bytes) => {
      const refusal = onTheWay.get(bytes);
      if (refusal) refusal.isTold = true;
    };
    socket.watch = (to, bytes) => {
      const frame = decodeFrame(bytes);
      if (!frame.ok) throw new Error(`A frame to the ${to} is ${frame.detail}.`);
      if (to === 'server') {
        if ('message' in frame && (frame.message.type === 'update' || frame.message.type === 'step2'))
          data.push(frame.message);
      } else if ('control' in frame && frame.control.type === 'refused') {
        const { message, document, code, detail } = frame.control;
        const { update } = data[message - 1]!;
        const hadRight = this.#hasRight(person, document);
        const refusal: Refusal = { person, document, code, detail, update, hadRight, isTold: false };
        this.refusals.push(refusal);
        onTheWay.set(bytes, refusal);
      }
    };
  }

  /** The client ids under which somebody wrote in a document. */
  clientsOf(person: PersonId, document: string): ReadonlySet<number> {
    const own = this.#entries.filter((entry) => entry.document === document && entry.person === person);
    return new Set(own.flatMap(({ bytes }) => Y.decodeUpdate(bytes).structs.map(({ id }) => id.client)));
  }

  /** How many entries have reached the disk. */
  get count(): number {
    return this.#entries.length;
  }

  /** What a change of the record, the entry `index`, may have written in a section: see `entryFaults`. */
  #steps(docs: Documents, index: number, section: string): readonly TextStep[] {
    const entry = this.#entries[index]!;
    const nothing = { before: docs.now(section), after: docs.now(section) };
    for (let at = index - 1; at >= 0; at--) {
      const { seq, person, at: time, document } = this.#entries[at]!;
      const isWith = person === entry.person && time === entry.at && document !== recordName;
      if (!isWith || this.#appends.get(seq) !== this.#appends.get(entry.seq)) break;
      if (document === section) return [{ before: docs.before(section), after: docs.now(section) }, nothing];
    }
    return [nothing];
  }

  /** The laws broken on the disk: by order of the log, who wrote without the right; and what was called saved too early. */
  faults(): readonly string[] {
    const faults: string[] = [];
    const docs = new Documents();
    const owners = new Map<string, PersonId | null>();
    let next = 0;
    const replay = (until: number) => {
      for (; next < until; next++) {
        const entry = this.#entries[next]!;
        const fault = rightFault(docs.now(recordName), entry) ?? ownerFault(owners, entry, this.#ofServer);
        if (fault) faults.push(fault);
        const before = entry.document === recordName ? readRecord(docs.now(recordName)) : null;
        docs.take(entry);
        if (before && entry.person) {
          const by = entry.person;
          const after = readRecord(docs.now(recordName))!;
          faults.push(...entryFaults({ before, after, by }, (section) => this.#steps(docs, next, section)));
        }
      }
    };
    for (const { person, document, state, entries } of this.#saved) {
      replay(entries);
      // A tab may not have been told yet that its text was replaced.
      if (docs.all(document).every((doc) => lacks(doc, state)))
        faults.push(`${person} took for saved in ${document} what was not stored`);
    }
    replay(this.#entries.length);
    return [...faults, ...this.refusals.flatMap((refusal) => refusalFaults(refusal, docs, this.#replacing))];
  }
}

/** The documents that entries make, of each generation. */
class Documents {
  readonly #docs = new Map<string, Y.Doc[]>();
  readonly #before = new Map<string, Uint8Array>();

  /** A document as it was before its last entry. */
  before(name: string): Y.Doc {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, this.#before.get(name)!);
    return doc;
  }

  all(name: string): readonly Y.Doc[] {
    const docs = this.#docs.get(name) ?? [new Y.Doc()];
    this.#docs.set(name, docs);
    return docs;
  }

  now(name: string): Y.Doc {
    return this.all(name).at(-1)!;
  }

  get hasReplaced(): boolean {
    return [...this.#docs.values()].some(({ length }) => length > 1);
  }

  take({ document, bytes, whole }: LogEntry): void {
    if (whole) this.#docs.set(document, [...this.all(document), new Y.Doc()]);
    if (document !== recordName) this.#before.set(document, Y.encodeStateAsUpdate(this.now(document)));
    Y.applyUpdate(this.now(document), bytes);
  }
}

/** A client id belongs to who used it first. */
function ownerFault(
  owners: Map<string, PersonId | null>,
  { document, person, bytes, seq, whole }: LogEntry,
  ofServer: ReadonlySet<string>,
): string | null {
  for (const { id } of Y.decodeUpdate(bytes).structs) {
    const key = `${document} ${id.client}`;
    // What is accepted is written by the server, in the name of who accepts.
    const by = whole || ofServer.has(key) ? null : person;
    if (!owners.has(key)) owners.set(key, by);
    const owner = owners.get(key);
    if (owner !== by && document !== recordName)
      return `entry ${seq} of ${document} by ${by} is of a client of ${owner}`;
  }
  return null;
}

function rightFault(record: Y.Doc, { document, person, seq }: LogEntry): string | null {
  if (person === null || document === recordName) return null;
  const section = document as SectionId;
  if (may(person, { do: 'editText', section }, readRecord(record)!)) return null;
  return `entry ${seq} of ${document} was written by ${person} without the right`;
}

/** Nothing refused is present, and nobody was refused who had the right or for a fault of their own edits. */
function refusalFaults(
  { person, document, code, detail, update, hadRight, isTold }: Refusal,
  docs: Documents,
  replacing: ReadonlySet<string>,
): string[] {
  const faults: string[] = [];
  // Where a text is replaced, what was on its way to the old one is refused, on a channel that is closed meanwhile, too; also where a
  // crash takes the replacement along.
  const isReplaced =
    (code === 'other-generation' && replacing.has(document)) || (code === 'not-open' && docs.hasReplaced);
  if (code !== 'not-yours' && code !== 'after-refusal' && !isReplaced)
    faults.push(`${person} was refused in ${document}: ${code} ${detail}`);
  if (code === 'not-yours' && hadRight) faults.push(`${person} was refused in ${document} with the right`);
  if (!isTold) return faults;
  // A refused exchange may repeat what was taken before; its newest struct was not.
  const last = Y.decodeUpdate(update).structs.at(-1);
  if (last && last.id.clock + last.length <= Y.getState(docs.now(document).store, last.id.client))
    faults.push(`something refused of ${person} is in ${document}`);
  return faults;
}

/** Whether a document lacks something of a state. */
function lacks(doc: Y.Doc, state: Uint8Array): boolean {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  let isNew = false;
  copy.on('update', () => {
    isNew = true;
  });
  Y.applyUpdate(copy, state);
  const { pendingStructs, pendingDs } = copy.store;
  return isNew || pendingStructs !== null || pendingDs !== null;
}
