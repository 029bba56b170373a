// Applies a placed update to the shadow at a cost that is known before. Yjs finds the place of a struct by looking at every item
// between the neighbours it was written between; honest structs have few there, hostile ones can have all of a section. So a
// long update is applied in short pieces, and before each the items between are counted.

import * as encoding from 'lib0/encoding';
import type * as Y from 'yjs';
import { type Refusal, refuse } from './codes';
import { GapCounter } from './gap-counter';
import { limits } from './limits';
import type { Placement, Run } from './placement';
import type { Shadow } from './shadow';
import { type Judged, newFault, type Part, sizeFault, touchedFault } from './shape';
import type { DeleteRange, WalkedUpdate } from './walk';

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
  if (parts <= limits.pieceStructs) return [{ parts: partsOfAll(runs), bytes: update.bytes }];
  const deletions = encoding.encode((to) => {
    encoding.writeVarUint(to, 0);
    encoding.writeUint8Array(to, update.bytes.subarray(update.deletionsFrom));
  });
  return [...runs.flatMap((run) => splitRun(run, update)), { parts: [], bytes: deletions }];
}

const partsOfAll = (runs: readonly Run[]): readonly Part[] => runs.flatMap(partsOf);

/** Items that Yjs must look at to place all structs among those here; those of the update itself are not counted. */
export function stepsAmongOthers({ runs }: Placement, shadow: Shadow, most: number): number {
  const parts = partsOfAll(runs);
  const counter = new GapCounter(parts, shadow, most);
  let steps = 0;
  for (const { struct } of parts) {
    steps += counter.stepsFor(struct);
    if (steps > most) break;
  }
  return steps;
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
  return finalFault(update, shadow, judged.touched);
}

/**
 * Applies an update that was judged on an older state of this shadow. What was judged of its own parts still holds, since items
 * keep their order and nothing that is there goes away; what others wrote meanwhile can change the levels it touches, the size,
 * and the work of placing it.
 */
export function integrateJudged(update: WalkedUpdate, placement: Placement, shadow: Shadow): Refusal | null {
  if (stepsAmongOthers(placement, shadow, limits.gapSteps) > limits.gapSteps)
    return refuse('too-large', 'too many items between neighbours');
  return finalFault(update, shadow, new Set(shadow.apply(update.bytes)));
}

function finalFault(
  update: WalkedUpdate,
  shadow: Shadow,
  touched: ReadonlySet<Y.XmlFragment>,
): Refusal | null {
  if (shadow.hasPending) return refuse('missing', 'left pending');
  return touchedFault(touched) ?? sizeFault(update, shadow);
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
