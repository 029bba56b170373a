// Applies a placed update to the shadow at a cost that is known before. Yjs finds the place of a struct by looking at every item
// between the neighbours it was written between; honest structs have few there, hostile ones can have all of a section. So a
// long update is applied in short pieces, and before each the items between are counted.

import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { type Refusal, refuse } from './codes';
import { limits } from './limits';
import type { Placement, Run } from './placement';
import type { Shadow } from './shadow';
import { type Judged, newFault, type Part, sizeFault, touchedFault } from './shape';
import type { DeleteRange, StructId, WalkedStruct, WalkedUpdate } from './walk';

/** Structs that are applied in one go, and the bytes that hold just them. */
interface Piece {
  readonly parts: readonly Part[];
  readonly bytes: Uint8Array;
}

const partsOf = ({ walked, from, to }: Run): Part[] =>
  walked.structs.slice(from, to).map((struct) => ({ client: walked.client, struct }));

function splitRun(run: Run, update: WalkedUpdate): Piece[] {
  const pieces: Piece[] = [];
  for (let from = run.from; from < run.to; from += limits.pieceStructs) {
    const parts = partsOf({ ...run, from, to: Math.min(run.to, from + limits.pieceStructs) });
    const bytes = encoding.encode((to) => {
      for (const value of [1, parts.length, run.walked.client, parts[0]!.struct.clock])
        encoding.writeVarUint(to, value);
      encoding.writeUint8Array(to, update.bytes.subarray(parts[0]!.struct.begin, parts.at(-1)!.struct.end));
      encoding.writeVarUint(to, 0);
    });
    pieces.push({ parts, bytes });
  }
  return pieces;
}

/** A short update is one piece as it is; a long one is cut up, its deletions last. */
function piecesOf(update: WalkedUpdate, runs: readonly Run[]): readonly Piece[] {
  const parts = runs.reduce((count, { from, to }) => count + to - from, 0);
  if (parts <= limits.pieceStructs) return [{ parts: runs.flatMap(partsOf), bytes: update.bytes }];
  const deletions = encoding.encode((to) => {
    encoding.writeVarUint(to, 0);
    encoding.writeUint8Array(to, update.bytes.subarray(update.deletionsFrom));
  });
  return [...runs.flatMap((run) => splitRun(run, update)), { parts: [], bytes: deletions }];
}

/** Counts the items between neighbours of which some are made by the same piece: theirs stand for them then. */
class GapCounter {
  constructor(
    readonly parts: readonly Part[],
    readonly shadow: Shadow,
    readonly most: number,
  ) {}

  /** How many items Yjs may look at to place this struct; more than `most` is as good as any more. */
  stepsFor(struct: WalkedStruct): number {
    if (struct.kind === 'gc') return 0;
    const left = this.#neighbour(struct, 'origin');
    const right = this.#neighbour(struct, 'rightOrigin');
    if (left) return this.#count(left, 'right', right) - 1;
    if (right) return this.#count(right, 'left', null) - 1;
    return this.#countList(struct);
  }

  /** The item here that bounds a struct on one side, or null for the end of the list. */
  #neighbour(struct: WalkedStruct, side: 'origin' | 'rightOrigin'): Y.Item | Y.GC | null {
    for (let at = struct; ; ) {
      const id = at[side];
      if (id === null) return null;
      const maker = this.#maker(id);
      if (!maker) return this.shadow.structAt(id);
      at = maker;
    }
  }

  /** The whole list that a struct goes to, known by a neighbour of a neighbour or by its parent; 0 when the piece makes it. */
  #countList(struct: WalkedStruct): number {
    let at = struct;
    for (let id = at.origin ?? at.rightOrigin; id !== null; id = at.origin ?? at.rightOrigin) {
      const maker = this.#maker(id);
      if (!maker) {
        const item = this.shadow.structAt(id);
        return this.#count(item, 'left', null) + this.#count(item, 'right', null);
      }
      at = maker;
    }
    if (at.parent && this.#maker(at.parent)) return 0;
    const type = at.parent ? typeOf(this.shadow.structAt(at.parent)) : this.shadow.root;
    if (!type) return 0;
    if (at.kind !== 'values') return this.#count(type._start, 'right', null);
    return [...type._map.values()].reduce((steps, last) => steps + this.#count(last, 'left', null), 0);
  }

  #maker(id: StructId): WalkedStruct | null {
    if (id.clock < this.shadow.clockOf(id.client)) return null;
    const holds = ({ client, struct }: Part) =>
      client === id.client && struct.clock <= id.clock && id.clock < struct.clock + struct.length;
    return this.parts.find(holds)?.struct ?? null;
  }

  #count(from: Y.Item | Y.GC | null, way: 'left' | 'right', to: Y.Item | Y.GC | null): number {
    let steps = 0;
    for (
      let at = from instanceof Y.Item ? from : null;
      at !== null && at !== to && steps <= this.most;
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

/** Applies the update to the shadow and judges what the shadow has become. A refusal leaves a shadow that must be thrown away. */
export function integrate(update: WalkedUpdate, { runs }: Placement, shadow: Shadow): Refusal | null {
  const judged: Judged = { steps: { left: limits.orderSteps }, touched: new Set() };
  let stepsLeft: number = limits.gapSteps;
  for (const { parts, bytes } of piecesOf(update, runs)) {
    const counter = new GapCounter(parts, shadow, stepsLeft);
    for (const { struct } of parts) stepsLeft -= counter.stepsFor(struct);
    if (stepsLeft < 0) return refuse('too-large', 'too many items between neighbours');
    for (const type of shadow.apply(bytes)) judged.touched.add(type);
    const fault = newFault(parts, shadow, judged);
    if (fault) return fault;
  }
  if (shadow.hasPending) return refuse('missing', 'left pending');
  return touchedFault(judged.touched) ?? sizeFault(update, shadow);
}

/** The update with only those of its deletions that delete something. */
export function withDeletions(update: WalkedUpdate, deletions: readonly DeleteRange[]): Uint8Array {
  if (deletions.length === update.deletions.length) return update.bytes;
  const byClient = new Map<number, DeleteRange[]>();
  for (const range of deletions) {
    const ranges = byClient.get(range.client);
    if (ranges) ranges.push(range);
    else byClient.set(range.client, [range]);
  }
  return encoding.encode((to) => {
    encoding.writeUint8Array(to, update.bytes.subarray(0, update.deletionsFrom));
    encoding.writeVarUint(to, byClient.size);
    for (const [client, ranges] of byClient) {
      encoding.writeVarUint(to, client);
      encoding.writeVarUint(to, ranges.length);
      for (const { clock, end } of ranges) {
        encoding.writeVarUint(to, clock);
        encoding.writeVarUint(to, end - clock);
      }
    }
  });
}
