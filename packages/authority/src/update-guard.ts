// The guard of one section document: may this person apply this update? It asks in the order in which asking is cheap and safe:
// the bytes, then whose client ids, then the place of every part, then, on a copy, the shape that comes of it.
// Left out on purpose: the right to edit the section (the room looks it up before), rate limits, and the clock: what may take long
// is given back as a task, for the host to judge elsewhere within a time (`judgeTask`).

import type { PersonId } from '@huigao/report';
import { type Refusal, refuse } from './codes';
import { integrate, integrateJudged, stepsAmongOthers, withDeletions } from './integration';
import { limits } from './limits';
import { type Placement, placeUpdate } from './placement';
import { Shadow } from './shadow';
import { type WalkedUpdate, walkUpdate } from './walk';

/** Who writes: a person, or null for the server itself. */
export type Author = PersonId | null;

/** A Yjs client id and whose it is from now on in this document. */
export interface NewBinding {
  readonly client: number;
  readonly person: Author;
}

/** What the room must append to the log, with the bindings it makes. */
export interface Acceptance {
  readonly ok: true;
  /** The update as sent, or only its new part when it repeats what is here; null when it changes nothing. */
  readonly update: Uint8Array | null;
  readonly bindings: readonly NewBinding[];
}

export interface UpdateGuardOptions {
  /**
   * The whole durable state of the document as one V1 update. Called whenever the shadow must be built: at the first update and
   * after a refusal that showed only on the shadow. It may already hold accepted updates that `committed` was not told of yet.
   */
  readonly state: () => Uint8Array;
  /** Every client id of the document that is bound, as stored. */
  readonly bindings: Iterable<readonly [client: number, person: Author]>;
}

/** An update that may take long to judge, with all that is needed to judge it elsewhere. Plain data. */
export interface CostlyTask {
  readonly ok: null;
  /** What it is to be judged against: the whole section as one V1 update. */
  readonly state: Uint8Array;
  /** Whose those of its client ids are that are bound. */
  readonly bindings: readonly (readonly [client: number, person: Author])[];
  readonly update: Uint8Array;
  readonly person: Author;
}

/** Judges a task, on no more than it holds. Takes up to seconds. */
export function judgeTask({ state, bindings, update, person }: CostlyTask): Acceptance | Refusal {
  return new UpdateGuard({ state: () => state, bindings }).judge(update, person);
}

/** An update of which only the place and the effect are not judged yet. */
interface Prepared {
  readonly update: WalkedUpdate;
  readonly bindings: readonly NewBinding[];
  readonly shadow: Shadow;
}

/**
 * Judges the updates of one section document in the order in which they come. It keeps a copy that runs ahead of the durable
 * document by what was accepted and is not yet stored: tell it `committed` when some of that is, `reset` when it will not be.
 */
export class UpdateGuard {
  readonly #state: () => Uint8Array;
  #bindings: Map<number, Author>;
  #ahead: Uint8Array[] = [];
  #shadow: Shadow | null = null;

  constructor({ state, bindings }: UpdateGuardOptions) {
    this.#state = state;
    this.#bindings = new Map(bindings);
  }

  /** Every client id that is bound, accepted ones too, and whose it is. */
  get bindings(): ReadonlyMap<number, Author> {
    return this.#bindings;
  }

  /** Whether `person` may apply this Yjs V1 update. A refusal changes nothing. */
  judge(bytes: Uint8Array, person: Author): Acceptance | Refusal {
    const prepared = this.#prepare(bytes, person);
    if (!('shadow' in prepared)) return prepared;
    const placement = placeUpdate(prepared.update, prepared.shadow);
    return placement.ok ? this.#settle(prepared, placement, integrate) : placement;
  }

  /** As `judge`, but what may take long is not begun: it comes back as a task for `judgeTask`, whose answer goes to `admit`. */
  judgeCheap(bytes: Uint8Array, person: Author): Acceptance | Refusal | CostlyTask {
    const prepared = this.#prepare(bytes, person);
    if (!('shadow' in prepared)) return prepared;
    const { update, shadow } = prepared;
    const task = () => ({
      ok: null,
      state: shadow.encode(),
      update: bytes,
      person,
      bindings: this.#ownersOf(update),
    });
    if (structsOf(update) > limits.cheapStructs) return task();
    const placement = placeUpdate(update, shadow);
    if (!placement.ok) return placement;
    return isCheap(placement, shadow) ? this.#settle(prepared, placement, integrate) : task();
  }

  /**
   * Takes what `judgeTask` accepted, on the state of now: others may have written meanwhile. Costs little more than applying it.
   * @param update - of the acceptance, not as it was sent
   */
  admit(update: Uint8Array, person: Author): Acceptance | Refusal {
    const prepared = this.#prepare(update, person);
    if (!('shadow' in prepared)) return prepared;
    const placement = placeUpdate(prepared.update, prepared.shadow);
    return placement.ok ? this.#settle(prepared, placement, integrateJudged) : placement;
  }

  #prepare(bytes: Uint8Array, person: Author): Prepared | Acceptance | Refusal {
    const walked = walkUpdate(bytes);
    if (!walked.ok) return walked;
    // What one who has nothing new answers step 1 with: no reason to build a copy of a section that is only read.
    if (walked.update.clients.length + walked.update.deletions.length === 0)
      return { ok: true, update: null, bindings: [] };
    const shadow = this.#currentShadow();
    const fresh = withoutKnown(walked.update, shadow);
    if (!fresh.ok) return fresh;
    const bound = this.#bind(fresh.update, shadow, person);
    return bound.ok ? { update: fresh.update, bindings: bound.bindings, shadow } : bound;
  }

  #settle(
    { update, bindings, shadow }: Prepared,
    placement: Placement,
    apply: typeof integrate,
  ): Acceptance | Refusal {
    if (update.clients.length + placement.deletions.length === 0)
      return { ok: true, update: null, bindings: [] };
    const fault = this.#try(apply, update, placement, shadow);
    if (fault) return fault;
    for (const { client, person } of bindings) this.#bindings.set(client, person);
    const accepted = withDeletions(update, placement.deletions);
    this.#ahead.push(accepted);
    return { ok: true, update: accepted, bindings };
  }

  /** The oldest `count` accepted updates (those with bytes) are durable: `state` holds them from now on. */
  committed(count: number): void {
    this.#ahead.splice(0, count);
  }

  /** Forgets all that was accepted and is not in `state`, since it could not be stored; `bindings` are those that are. */
  reset(bindings: UpdateGuardOptions['bindings']): void {
    this.#bindings = new Map(bindings);
    this.#ahead = [];
    this.#shadow = null;
  }

  /** Lets go of the copy, which is built anew when next needed. */
  rest(): void {
    this.#shadow = null;
  }

  /** The state that the next update will be judged against, as one V1 update: durable and accepted together. */
  encodeShadow(): Uint8Array {
    return this.#currentShadow().encode();
  }

  #currentShadow(): Shadow {
    this.#shadow ??= new Shadow([this.#state(), ...this.#ahead]);
    return this.#shadow;
  }

  #bind(
    update: WalkedUpdate,
    shadow: Shadow,
    person: Author,
  ): { readonly ok: true; readonly bindings: readonly NewBinding[] } | Refusal {
    const bindings: NewBinding[] = [];
    for (const { client } of update.clients) {
      const owner = this.#ownerOf(client, shadow);
      if (owner === undefined) bindings.push({ client, person });
      else if (owner !== person) return refuse('foreign-client', `client ${client}`);
    }
    if (bindings.length > limits.newClients) return refuse('too-large', `${bindings.length} new clients`);
    return { ok: true, bindings };
  }

  /** Whose a client id is; undefined when it is still free. One that wrote here and is bound to nobody is the server's. */
  #ownerOf(client: number, shadow: Shadow): Author | undefined {
    const owner = this.#bindings.get(client);
    return owner === undefined && shadow.clockOf(client) > 0 ? null : owner;
  }

  /** Whose the client ids of an update are that are bound. */
  #ownersOf({ clients }: WalkedUpdate): readonly (readonly [number, Author])[] {
    return clients.flatMap(({ client }) => {
      const owner = this.#bindings.get(client);
      return owner === undefined ? [] : [[client, owner] as const];
    });
  }

  /** Tries the update on the shadow. A fault that shows only there costs the shadow, which is built anew when next needed. */
  #try(apply: typeof integrate, update: WalkedUpdate, placement: Placement, shadow: Shadow): Refusal | null {
    this.#shadow = null;
    const fault = triedFault(apply, update, placement, shadow);
    if (fault) return fault;
    this.#shadow = shadow;
    return null;
  }
}

const structsOf = ({ clients }: WalkedUpdate) =>
  clients.reduce((count, { structs }) => count + structs.length, 0);

/** Few deletions, and few items between neighbours: an update of few structs that is applied in no time. */
const isCheap = (placement: Placement, shadow: Shadow) =>
  placement.deletions.length <= limits.cheapDeletions &&
  stepsAmongOthers(placement, shadow, limits.cheapSteps) <= limits.cheapSteps;

function triedFault(
  apply: typeof integrate,
  update: WalkedUpdate,
  placement: Placement,
  shadow: Shadow,
): Refusal | null {
  try {
    return apply(update, placement, shadow);
  } catch (error) {
    // Nesting so deep that Yjs runs out of stack ends here. What Yjs cannot apply is no update, whatever the reason.
    return refuse('malformed', `Yjs: ${String(error)}`);
  }
}

/** The update without the structs that are here already; refused when a client's structs begin after what is here. */
function withoutKnown(
  update: WalkedUpdate,
  shadow: Shadow,
): { readonly ok: true; readonly update: WalkedUpdate } | Refusal {
  let isFresh = true;
  for (const { client, clock } of update.clients) {
    const known = shadow.clockOf(client);
    if (clock > known) return refuse('missing', `${client}:${known}`);
    if (clock < known) isFresh = false;
  }
  // Known structs are dropped before anything looks at them: they could be forged, and Yjs would still use their neighbours.
  return isFresh ? { ok: true, update } : walkUpdate(shadow.withoutKnown(update.bytes));
}
