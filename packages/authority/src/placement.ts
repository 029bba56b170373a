// Whether every part of a walked update finds its place in the shadow: judged before Yjs sees it, because what does not find its
// place would stay pending for ever, throw in the middle of a transaction, or cut a character in two.

import { decodeUtf8 } from 'lib0/string';
import { type Refusal, refuse } from './codes';
import { limits } from './limits';
import { cutsPair, type Shadow } from './shadow';
import {
  type DeleteRange,
  type StructId,
  structHolding,
  type WalkedClient,
  type WalkedStruct,
  type WalkedUpdate,
} from './walk';

/** Structs of one client, by index, that find all they build on once what comes before them is there. */
export interface Run {
  readonly walked: WalkedClient;
  readonly from: number;
  readonly to: number;
}

/** How an update finds its place in a shadow. */
export interface Placement {
  readonly ok: true;
  /** All its structs, in an order in which they can be applied. */
  readonly runs: readonly Run[];
  /** Those of its delete ranges that delete something; on every reconnection Yjs repeats all that were ever made. */
  readonly deletions: readonly DeleteRange[];
}

const idText = ({ client, clock }: StructId) => `${client}:${clock}`;

/** The clocks reached while the clients of an update are gone through, in an order in which each finds what it builds on. */
class Progress {
  readonly #reached = new Map<number, number>();
  constructor(
    readonly shadow: Shadow,
    clients: readonly WalkedClient[],
  ) {
    for (const { client, clock } of clients) this.#reached.set(client, clock);
  }

  has({ client, clock }: StructId): boolean {
    return clock < (this.#reached.get(client) ?? this.shadow.clockOf(client));
  }

  advance(client: number, end: number): void {
    this.#reached.set(client, end);
  }

  end(client: number): number {
    return this.#reached.get(client) ?? this.shadow.clockOf(client);
  }
}

function missingFor(struct: WalkedStruct, progress: Progress): StructId | null {
  for (const id of [struct.origin, struct.rightOrigin, struct.parent])
    if (id !== null && !progress.has(id)) return id;
  return null;
}

interface Queue {
  readonly walked: WalkedClient;
  next: number;
  missing: StructId | null;
}

/** Goes on in one client until a struct waits for another client; the run that it went, if any. */
function advance(queue: Queue, progress: Progress): Run | null {
  const { client, structs } = queue.walked;
  const from = queue.next;
  for (; queue.next < structs.length; queue.next++) {
    const struct = structs[queue.next]!;
    queue.missing = missingFor(struct, progress);
    if (queue.missing) break;
    progress.advance(client, struct.clock + struct.length);
  }
  return queue.next > from ? { walked: queue.walked, from, to: queue.next } : null;
}

/** Goes through all structs as Yjs will; the first that waits for ever is a refusal. */
function orderStructs(
  clients: readonly WalkedClient[],
  progress: Progress,
): { readonly ok: true; readonly runs: readonly Run[] } | Refusal {
  const runs: Run[] = [];
  let waiting: Queue[] = clients.map((walked) => ({ walked, next: 0, missing: null }));
  for (let moved = true; moved && waiting.length > 0; ) {
    moved = false;
    for (const queue of waiting) {
      const run = advance(queue, progress);
      if (run) runs.push(run);
      moved ||= run !== null;
    }
    waiting = waiting.filter(({ walked, next }) => next < walked.structs.length);
  }
  const missing = waiting[0]?.missing;
  return missing ? refuse('missing', idText(missing)) : { ok: true, runs };
}

/** Tells whether Yjs would cut a character when it splits at a boundary, be it in the shadow or in the update's own text. */
class Boundaries {
  readonly #clients: ReadonlyMap<number, WalkedClient>;
  readonly #texts = new Map<WalkedStruct, string>();
  constructor(
    readonly shadow: Shadow,
    readonly update: WalkedUpdate,
  ) {
    this.#clients = new Map(update.clients.map((walked) => [walked.client, walked]));
  }

  /** The boundary before `clock`, which lies at or before the end of what the client has after the update. */
  cuts(client: number, clock: number): boolean {
    const known = this.shadow.clockOf(client);
    if (clock < known) return this.shadow.splitsCharacter(client, clock);
    const walked = this.#clients.get(client);
    if (clock === known || !walked || clock >= walked.end) return false;
    const struct = structHolding(walked.structs, clock);
    return struct.hasPairs && clock > struct.clock && cutsPair(this.#text(struct), clock - struct.clock);
  }

  #text(struct: WalkedStruct): string {
    let text = this.#texts.get(struct);
    if (text === undefined) {
      text = decodeUtf8(this.update.bytes.subarray(struct.from, struct.to));
      this.#texts.set(struct, text);
    }
    return text;
  }
}

const sameId = (a: StructId, b: StructId) => a.client === b.client && a.clock === b.clock;

function neighbourFault({ origin, rightOrigin }: WalkedStruct, boundaries: Boundaries): Refusal | null {
  if (origin && rightOrigin && sameId(origin, rightOrigin)) return refuse('bad-order', idText(origin));
  if (origin && boundaries.cuts(origin.client, origin.clock + 1)) return refuse('bad-text', idText(origin));
  if (rightOrigin && boundaries.cuts(rightOrigin.client, rightOrigin.clock))
    return refuse('bad-text', idText(rightOrigin));
  return null;
}

function placeDeletions(
  update: WalkedUpdate,
  progress: Progress,
  boundaries: Boundaries,
): { readonly ok: true; readonly deletions: readonly DeleteRange[] } | Refusal {
  const { shadow } = progress;
  const deletions: DeleteRange[] = [];
  for (const range of update.deletions) {
    const { client, clock, end } = range;
    if (end > progress.end(client)) return refuse('missing', `deleted ${client}:${clock} to ${end}`);
    if (end <= shadow.clockOf(client) && !shadow.holdsUndeleted(client, clock, end)) continue;
    deletions.push(range);
    if (deletions.length > limits.newDeleteRanges) return refuse('too-large', 'new delete ranges');
    if (boundaries.cuts(client, clock) || boundaries.cuts(client, end))
      return refuse('bad-text', `deleted ${client}:${clock} to ${end}`);
  }
  return { ok: true, deletions };
}

/** Where an update whose structs are all new here, each client's without a gap, finds its place; or the first that does not. */
export function placeUpdate(update: WalkedUpdate, shadow: Shadow): Placement | Refusal {
  const progress = new Progress(shadow, update.clients);
  const ordered = orderStructs(update.clients, progress);
  if (!ordered.ok) return ordered;
  const boundaries = new Boundaries(shadow, update);
  for (const { structs } of update.clients)
    for (const struct of structs) {
      const fault = neighbourFault(struct, boundaries);
      if (fault) return fault;
    }
  const placed = placeDeletions(update, progress, boundaries);
  return placed.ok ? { ok: true, runs: ordered.runs, deletions: placed.deletions } : placed;
}
