// How many items Yjs looks at to find the place of a struct: those between the neighbours it was written between.

import * as Y from 'yjs';
import type { Shadow } from './shadow';
import type { Part } from './shape';
import { type StructId, structHolding, type WalkedStruct } from './walk';

interface Neighbours {
  readonly left: Y.Item | Y.GC | null;
  readonly right: Y.Item | Y.GC | null;
}

/** Counts the items between neighbours of which some are made by the same structs: theirs stand for them then. */
export class GapCounter {
  readonly #byClient = new Map<number, WalkedStruct[]>();
  readonly #bounds = new Map<WalkedStruct, Neighbours>();
  readonly #lists = new Map<WalkedStruct, number>();

  /** @param most - more steps than this are as good as any more */
  constructor(
    parts: readonly Part[],
    readonly shadow: Shadow,
    readonly most: number,
  ) {
    for (const { client, struct } of parts) {
      const structs = this.#byClient.get(client);
      if (structs) structs.push(struct);
      else this.#byClient.set(client, [struct]);
    }
  }

  /** How many items Yjs may look at to place this struct; more than `most` is as good as any more. Ask in the order of applying. */
  stepsFor(struct: WalkedStruct): number {
    if (struct.kind === 'gc') return 0;
    const { left, right } = this.#neighbours(struct);
    if (left) return Math.max(0, this.#count(left, 'right', right) - 1);
    if (right) return Math.max(0, this.#count(right, 'left', null) - 1);
    return this.#listOf(struct);
  }

  /** The items here that bound a struct, each null for the end of the list. Chains of structs are long: each is looked up once. */
  #neighbours(struct: WalkedStruct): Neighbours {
    const known = this.#bounds.get(struct);
    if (known) return known;
    const bounds = {
      left: this.#neighbour(struct.origin, 'left'),
      right: this.#neighbour(struct.rightOrigin, 'right'),
    };
    this.#bounds.set(struct, bounds);
    return bounds;
  }

  #neighbour(id: StructId | null, side: keyof Neighbours): Y.Item | Y.GC | null {
    if (id === null) return null;
    const maker = this.#maker(id);
    return maker ? (this.#bounds.get(maker)?.[side] ?? null) : this.shadow.structAt(id);
  }

  /** Length of the list that a struct goes to, known by a neighbour of a neighbour or by its parent; 0 when these structs make it. */
  #listOf(struct: WalkedStruct): number {
    const chain = [struct];
    let steps: number | undefined;
    for (let at: WalkedStruct | null = struct; at !== null && steps === undefined; ) {
      const id: StructId | null = at.origin ?? at.rightOrigin;
      const maker: WalkedStruct | null = id && this.#maker(id);
      steps = maker ? this.#lists.get(maker) : this.#countList(at);
      if (maker) chain.push(maker);
      at = maker;
    }
    for (const one of chain) this.#lists.set(one, steps ?? 0);
    return steps ?? 0;
  }

  /** For a struct that no other of these is a neighbour of. */
  #countList({ kind, origin, rightOrigin, parent }: WalkedStruct): number {
    const id = origin ?? rightOrigin;
    if (id) {
      const item = this.shadow.structAt(id);
      return this.#count(item, 'left', null) + this.#count(item, 'right', null);
    }
    if (parent && this.#maker(parent)) return 0;
    const type = parent ? typeOf(this.shadow.structAt(parent)) : this.shadow.root;
    if (!type) return 0;
    if (kind !== 'values') return this.#count(type._start, 'right', null);
    return [...type._map.values()].reduce((steps, last) => steps + this.#count(last, 'left', null), 0);
  }

  /** The struct among those counted that holds `id`; null when it is here already. */
  #maker(id: StructId): WalkedStruct | null {
    if (id.clock < this.shadow.clockOf(id.client)) return null;
    const structs = this.#byClient.get(id.client);
    const found = structs && structHolding(structs, id.clock);
    return found && found.clock <= id.clock && id.clock < found.clock + found.length ? found : null;
  }

  #count(from: Y.Item | Y.GC | null, way: 'left' | 'right', to: Y.Item | Y.GC | null): number {
    let steps = 0;
    for (
      let at = from instanceof Y.Item ? from : null;
      at !== null && at !== to && steps <= this.most + 1;
      at = at[way]
    )
      steps++;
    return from === to ? 1 : steps;
  }
}

function typeOf(struct: Y.Item | Y.GC): Y.XmlFragment | null {
  const content = struct instanceof Y.Item ? struct.content : null;
  return content instanceof Y.ContentType ? (content.type as unknown as Y.XmlFragment) : null;
}
