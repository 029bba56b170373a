// The guard's own copy of one section document: what has been accepted, durable or not. Updates are tried on it before anyone
// else sees them. All that this package asks of Yjs's store of structs is asked here.

import { bodyRoot } from '@huigao/report-doc';
import * as Y from 'yjs';
import { applyAsIs } from './apply-as-is';
import { ClocksOfTouched } from './clocks-of-touched';
import type { StructId } from './walk';

/** Whether the boundary before the UTF-16 unit `at` lies inside a character. */
export function cutsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return before >= 0xd800 && before <= 0xdbff;
}

export class Shadow {
  readonly #doc = new Y.Doc();
  readonly #clocks = new ClocksOfTouched(this.#doc);
  /** Upper bounds; counted anew when one of them passes its limit. */
  #characters = 0;
  #nodes = 0;

  constructor(updates: readonly Uint8Array[]) {
    // Declares the type of the root, which an update alone would leave open.
    void this.root;
    for (const update of updates) applyAsIs(this.#doc, update);
    if (this.hasPending) throw new Error('The accepted updates of this section are not complete.');
    this.recount();
  }

  get root(): Y.XmlFragment {
    return this.#doc.getXmlFragment(bodyRoot);
  }

  get hasPending(): boolean {
    const { pendingStructs, pendingDs } = this.#doc.store;
    return pendingStructs !== null || pendingDs !== null;
  }

  /** The clock that the next struct of a client must have; 0 for a client never seen. */
  clockOf(client: number): number {
    return Y.getState(this.#doc.store, client);
  }

  /** The struct that holds `id`, which must be here. */
  structAt({ client, clock }: StructId): Y.Item | Y.GC {
    const structs = this.#doc.store.clients.get(client)!;
    return structs[Y.findIndexSS(structs, clock)]!;
  }

  /** Whether splitting the structs of a client before `clock` would cut a character in two. */
  splitsCharacter(client: number, clock: number): boolean {
    const struct = this.structAt({ client, clock });
    const at = clock - struct.id.clock;
    return (
      at > 0 &&
      struct instanceof Y.Item &&
      struct.content instanceof Y.ContentString &&
      cutsPair(struct.content.str, at)
    );
  }

  /** Whether something from `clock` to `end` of a client, which must be here, is not deleted yet. */
  holdsUndeleted(client: number, clock: number, end: number): boolean {
    const structs = this.#doc.store.clients.get(client)!;
    for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
      const struct = structs[index]!;
      if (struct.id.clock >= end) return false;
      if (!struct.deleted) return true;
    }
    return false;
  }

  /** The part of an update that is not here yet; its delete set stays whole. */
  withoutKnown(update: Uint8Array): Uint8Array {
    return Y.diffUpdate(update, Y.encodeStateVector(this.#doc));
  }

  /**
   * Applies an update; gives the types that were there before and got or lost something directly. When it throws or leaves
   * something pending, this shadow must be thrown away.
   * @param clients - of whom it brings structs
   */
  apply(update: Uint8Array, clients: ReadonlySet<number>): readonly Y.XmlFragment[] {
    return this.#clocks.during(clients, () => applyAsIs(this.#doc, update));
  }

  /** Adds to the size what an update brought at most. */
  grow(characters: number, nodes: number): void {
    this.#characters += characters;
    this.#nodes += nodes;
  }

  get characters(): number {
    return this.#characters;
  }

  get nodes(): number {
    return this.#nodes;
  }

  /** Counts exactly what is not deleted: UTF-16 units of text, and elements and texts. */
  recount(): void {
    this.#characters = 0;
    this.#nodes = 0;
    for (const structs of this.#doc.store.clients.values())
      for (const struct of structs) {
        if (struct.deleted || !(struct instanceof Y.Item)) continue;
        if (struct.content instanceof Y.ContentString) this.#characters += struct.length;
        if (struct.content instanceof Y.ContentType) this.#nodes++;
      }
  }

  /** The whole state as one V1 update. */
  encode(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc);
  }
}
