// What the shadow has become where an update touched it. By induction the rest is as it was: valid.

import { bodyRoot, levelFault, maxDepth } from '@huigao/report-doc';
import * as Y from 'yjs';
import { type Refusal, refuse } from './codes';
import { limits } from './limits';
import type { Shadow } from './shadow';
import type { WalkedStruct, WalkedUpdate } from './walk';

/** Where Yjs put an item may differ from what its content needs: the update names only neighbours, and they decide. */
function isMisplaced(item: Y.Item): boolean {
  const { parent, parentSub, content } = item;
  if (content instanceof Y.ContentString || content instanceof Y.ContentFormat)
    return !(parent instanceof Y.XmlText) || parentSub !== null;
  if (content instanceof Y.ContentType) return !(parent instanceof Y.XmlFragment) || parentSub !== null;
  return !(parent instanceof Y.XmlElement) || parentSub === null || item.rightOrigin !== null;
}

/** Steps that may still be taken to the right, over one update. */
interface Steps {
  left: number;
}

/** Whether a neighbour that an item was written beside really lies on that side of it. */
function sideFault(
  item: Y.Item,
  side: 'left' | 'right',
  neighbour: Y.Item | Y.GC,
  steps: Steps,
): Refusal | null {
  for (let next: Y.Item | null = item; next !== null; next = next[side]) {
    if (next === neighbour) return null;
    if (--steps.left < 0) return refuse('too-large', 'too many neighbours');
  }
  return refuse('bad-order', `${neighbour.id.client}:${neighbour.id.clock}`);
}

/**
 * Whether an item written between two neighbours lies between them. If not, copies that integrate it in another order may differ
 * for good (Yjs undo can make such an item; our client mends it before sending). So may copies that hold both in one piece and
 * copies that hold them in two, when they are named the wrong way round: Yjs cuts the left one again when it cuts the right one.
 */
function orderFault(struct: WalkedStruct, item: Y.Item, shadow: Shadow, steps: Steps): Refusal | null {
  const { origin, rightOrigin } = struct;
  if (!rightOrigin) return null;
  const fault = sideFault(item, 'right', shadow.structAt(rightOrigin), steps);
  return fault ?? (origin && sideFault(item, 'left', shadow.structAt(origin), steps));
}

function structFault(struct: WalkedStruct, item: Y.Item, shadow: Shadow, steps: Steps): Refusal | null {
  if (!item.deleted && isMisplaced(item)) return refuse('bad-shape', `${struct.kind} out of place`);
  return orderFault(struct, item, shadow, steps);
}

function depthOf(type: Y.XmlFragment | Y.XmlText): number {
  let depth = 0;
  for (let item = type._item; item !== null; item = (item.parent as Y.XmlFragment)._item) depth++;
  return depth;
}

function bodyFault(level: Y.XmlFragment): Refusal | null {
  const fault = levelFault(level);
  return fault && refuse('bad-shape', `${fault.code} ${fault.detail}`);
}

function newTypeFault(type: unknown, touched: Set<Y.XmlFragment>): Refusal | null {
  if (!(type instanceof Y.XmlElement) && !(type instanceof Y.XmlText))
    return refuse('unsupported', 'shared type');
  // Its attributes may still be on their way: it is judged with what was there before.
  if (type instanceof Y.XmlElement) touched.add(type);
  return depthOf(type) > maxDepth ? refuse('bad-shape', 'too-deep') : null;
}

/** A deleted parent may have lost what it was; Yjs deletes what is put there. */
const mayBeParent = (struct: Y.Item | Y.GC) =>
  struct.deleted || (struct instanceof Y.Item && struct.content instanceof Y.ContentType);

/** A struct of an update, with its client. */
export interface Part {
  readonly client: number;
  readonly struct: WalkedStruct;
}

function partFault({ client, struct }: Part, shadow: Shadow, judged: Judged): Refusal | null {
  if (struct.kind === 'gc' || struct.kind === 'deleted') return null;
  if (struct.parent && !mayBeParent(shadow.structAt(struct.parent)))
    return refuse('bad-shape', `${struct.kind} in what is no node`);
  const item = shadow.structAt({ client, clock: struct.clock });
  if (!(item instanceof Y.Item)) return null;
  const fault = structFault(struct, item, shadow, judged.steps);
  if (fault || item.deleted || !(item.content instanceof Y.ContentType)) return fault;
  return newTypeFault(item.content.type, judged.touched);
}

/** What is gathered while an update is applied. */
export interface Judged {
  readonly steps: Steps;
  /** Elements, texts and the root that got or lost something directly, or are new. */
  readonly touched: Set<Y.XmlFragment>;
}

/** The first fault of these structs, just applied: of their places. What they make of their levels, `touchedFault` judges. */
export function newFault(parts: readonly Part[], shadow: Shadow, judged: Judged): Refusal | null {
  for (const part of parts) {
    const fault = partFault(part, shadow, judged);
    if (fault) return fault;
  }
  return null;
}

/** The first fault of what an update touched. A text takes only strings and marks, which are judged already. */
export function touchedFault(touched: ReadonlySet<Y.XmlFragment>): Refusal | null {
  for (const type of touched) {
    if (type._item?.deleted || (type as unknown) instanceof Y.XmlText) continue;
    const fault = bodyFault(type);
    if (fault) return fault;
  }
  return null;
}

/** Whether the section is larger than it may be, once this update was applied. */
export function sizeFault(update: WalkedUpdate, shadow: Shadow): Refusal | null {
  let characters = 0;
  let nodes = 0;
  for (const { structs } of update.clients)
    for (const { kind, length } of structs) {
      if (kind === 'string') characters += length;
      if (kind === 'element' || kind === 'text') nodes++;
    }
  shadow.grow(characters, nodes);
  const isOver = () => shadow.characters > limits.sectionCharacters || shadow.nodes > limits.sectionNodes;
  if (isOver()) shadow.recount();
  return isOver() && characters + nodes > 0
    ? refuse('section-full', `${shadow.characters} characters, ${shadow.nodes} nodes in ${bodyRoot}`)
    : null;
}
