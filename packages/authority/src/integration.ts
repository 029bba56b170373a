// Applies a placed update to the shadow at a cost that is known before. Yjs finds the place of a struct by looking at every item
// between the neighbours it was written between; honest structs have few there, hostile ones can have all of a section. So a
// long update is applied in short pieces, and before each the items between are counted.

import * as encoding from 'lib0/encoding';
import type * as Y from 'yjs';
import { type Refusal, refuse } from './codes';
import { findPlace } from './conflict-steps';
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
  /** The same, struct by struct; only made where it is needed. */
  readonly single: () => readonly Piece[];
}

/** What becomes of an update while it is applied: the steps it may still cost, and the types that got or lost something. */
interface Applied {
  readonly budget: { left: number };
  readonly touched: Set<Y.XmlFragment>;
}

const partsOf = ({ walked, from, to }: Run): Part[] =>
  walked.structs.slice(from, to).map((struct) => ({ client: walked.client, struct }));

/** Structs of one client, in short pieces of at most `size` structs. */
export function splitRun(run: Run, update: WalkedUpdate, size: number): Piece[] {
  const pieces: Piece[] = [];
  for (let from = run.from; from < run.to; from += size) {
    const part = { ...run, from, to: Math.min(run.to, from + size) };
    const parts = partsOf(part);
    const bytes = encoding.encode((to) => {
      for (const value of [1, parts.length, run.walked.client, parts[0]!.struct.clock])
        encoding.writeVarUint(to, value);
      encoding.writeUint8Array(to, update.bytes.subarray(parts[0]!.struct.begin, parts.at(-1)!.struct.end));
      encoding.writeVarUint(to, 0);
    });
    pieces.push({ parts, bytes, single: () => splitRun(part, update, 1) });
  }
  return pieces;
}

function deletionsOf(update: WalkedUpdate): Piece {
  const bytes = encoding.encode((to) => {
    encoding.writeVarUint(to, 0);
    encoding.writeUint8Array(to, update.bytes.subarray(update.deletionsFrom));
  });
  const piece: Piece = { parts: [], bytes, single: () => [piece] };
  return piece;
}

/** A short update is one piece as it is; a long one is cut up, its deletions last. */
function piecesOf(update: WalkedUpdate, runs: readonly Run[]): readonly Piece[] {
  const cut = (size: number) => [...runs.flatMap((run) => splitRun(run, update, size)), deletionsOf(update)];
  const parts = runs.reduce((count, { from, to }) => count + to - from, 0);
  if (parts > limits.pieceStructs) return cut(limits.pieceStructs);
  return [{ parts: partsOfAll(runs), bytes: update.bytes, single: () => cut(1) }];
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

/**
 * Applies a piece when the budget covers what Yjs will look at. Where the items between neighbours are few they are counted, which is
 * quick; where they are many, each struct's steps are found out before it is applied: honest ones take few of them.
 */
function applyPiece(piece: Piece, shadow: Shadow, applied: Applied): Refusal | null {
  const counter = new GapCounter(piece.parts, shadow, limits.pieceSteps);
  let steps = 0;
  for (const { struct } of piece.parts) steps += counter.stepsFor(struct);
  if (steps <= limits.pieceSteps) return applyFor(steps, piece, shadow, applied);
  for (const one of piece.single()) {
    const [part] = one.parts;
    const cost = part ? stepsOf(part, shadow, applied.budget.left) : 0;
    const fault = applyFor(cost, one, shadow, applied);
    if (fault) return fault;
  }
  return null;
}

function stepsOf(part: Part, shadow: Shadow, most: number): number {
  return findPlace(part, shadow, most)?.steps ?? new GapCounter([part], shadow, most).stepsFor(part.struct);
}

function applyFor(
  steps: number,
  { parts, bytes }: Piece,
  shadow: Shadow,
  { budget, touched }: Applied,
): Refusal | null {
  budget.left -= steps;
  if (budget.left < 0) return refuse('too-large', 'too many items between neighbours');
  const clients = new Set(parts.map(({ client }) => client));
  for (const type of shadow.apply(bytes, clients)) touched.add(type);
  return null;
}

/** Applies the update to the shadow and judges what the shadow has become. A refusal leaves a shadow that must be thrown away. */
export function integrate(update: WalkedUpdate, { runs }: Placement, shadow: Shadow): Refusal | null {
  const judged: Judged = { steps: { left: limits.orderSteps }, touched: new Set() };
  const applied: Applied = { budget: { left: limits.gapSteps }, touched: judged.touched };
  for (const piece of piecesOf(update, runs)) {
    const fault = applyPiece(piece, shadow, applied) ?? newFault(piece.parts, shadow, judged);
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
  if (stepsAmongOthers(placement, shadow, limits.cheapSteps) <= limits.cheapSteps)
    return finalFault(update, shadow, new Set(shadow.apply(update.bytes, clientsOf(update))));
  const applied: Applied = { budget: { left: limits.gapSteps }, touched: new Set() };
  for (const piece of piecesOf(update, placement.runs)) {
    const fault = applyPiece(piece, shadow, applied);
    if (fault) return fault;
  }
  return finalFault(update, shadow, applied.touched);
}

const clientsOf = ({ clients }: WalkedUpdate) => new Set(clients.map(({ client }) => client));

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
