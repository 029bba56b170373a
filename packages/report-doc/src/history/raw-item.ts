// What lies in a document that forgets nothing, in the order of the text, with the entries that brought it and took it away.

import { bodySchema, type MarkName, type NodeName } from '@huigao/report';
import * as Y from 'yjs';
import { bodyRoot } from '../body';
import { EntryClocks } from './entry-clocks';

/** In the place of the entry that takes something away: nothing does. Small enough for the engine to keep it unboxed, as all entries. */
export const never = 0x3fff_ffff;

/**
 * Entries before one, of which it is known who wrote what came with them. Of what stands since then only the moment matters, so that it
 * is read moment by moment: a tenth of what it is entry by entry.
 */
export interface KnownEntries {
  readonly before: number;
  readonly momentOf: readonly number[];
}

/** A document that forgot nothing, with what is known of each piece of it. */
export interface WrittenDoc {
  readonly doc: Y.Doc;
  readonly came: ReadonlyMap<number, EntryClocks>;
  readonly went: ReadonlyMap<number, EntryClocks>;
  readonly written: ReadonlyMap<number, EntryClocks>;
}

interface Lifetime {
  readonly came: number;
  readonly went: number;
}

/** The Yjs client and clock of its first character. */
interface Origin {
  readonly client: number;
  readonly clock: number;
  /** The same of what had been taken away and stands right behind it: what an undo brings back stands right before what it was. */
  readonly goneBehind: Y.ID | null;
}

/** A run of text in Yjs, which has no counterpart of its own in a text: what can be taken away and brought back whole. */
export type RawRun = Lifetime & Origin;

export interface RawText extends Lifetime, Origin {
  readonly kind: 'text';
  /** The run of text in Yjs that holds it. */
  readonly run: RawRun | null;
  readonly text: string;
  /** Its parts by the entry with which somebody wrote them. */
  pieces: readonly { readonly text: string; readonly written: number }[];
}

export interface RawMark extends Lifetime {
  readonly kind: 'mark';
  readonly name: MarkName;
  readonly isOn: boolean;
}

export interface RawNode extends Lifetime, Origin {
  readonly kind: 'node';
  readonly name: NodeName;
  readonly attributes: readonly (readonly [name: string, value: unknown, since: number])[];
  readonly children: readonly RawItem[];
  /** A place, a number, a break: what counts as one character. */
  readonly isLeaf: boolean;
  written: number;
}

export type RawItem = RawText | RawMark | RawNode;

/** A run of characters, or a node that counts as one, and the paragraph it stands in. */
export interface PlacedLeaf {
  readonly leaf: RawText | RawNode;
  readonly block: number;
  /** That paragraph. */
  readonly parent: RawNode | null;
  /** Its place among all. */
  readonly index: number;
}

/** Of a client of which nothing is known. */
const none = new EntryClocks();

class Walk {
  constructor(
    readonly came: ReadonlyMap<number, EntryClocks>,
    readonly went: ReadonlyMap<number, EntryClocks>,
    readonly written: ReadonlyMap<number, EntryClocks>,
    readonly known: KnownEntries,
  ) {}

  /** Whether what came, or was written, with two entries and went with one may be taken together. */
  #isAlike(a: number, b: number): boolean {
    const { before, momentOf } = this.known;
    return a === b || (a < before && b < before && momentOf[a] === momentOf[b]);
  }

  lifetime({ client, clock }: Y.ID): Lifetime {
    return {
      came: this.came.get(client)?.at(clock, 0) ?? 0,
      went: this.went.get(client)?.at(clock, never) ?? never,
    };
  }

  /** @param within - the run of text in Yjs, if they are in one */
  children(type: Y.AbstractType<unknown>, into: RawItem[], within: RawRun | null): void {
    for (let item = type._start; item; item = item.right) {
      const { content } = item;
      if (content instanceof Y.ContentString) this.#text(item, content.str, into, within);
      else if (content instanceof Y.ContentType) this.#type(item, content.type, into);
      else if (content instanceof Y.ContentFormat)
        into.push({
          kind: 'mark',
          ...clamped(this.lifetime(item.id), within),
          name: content.key as MarkName,
          isOn: content.value !== null,
        });
    }
  }

  /** Yjs joins what was typed on: parted again where one entry ends, or where another took away a part of it. */
  #text(item: Y.Item, text: string, into: RawItem[], within: RawRun | null): void {
    const { client, clock } = item.id;
    const [cameAt, wentAt] = [this.came.get(client) ?? none, this.went.get(client) ?? none];
    const writtenAt = this.written.get(client);
    let from = 0;
    let [came, went] = [cameAt.at(clock, 0), wentAt.at(clock, never)];
    // Tens of thousands of times: without copies on the way.
    const push = (to: number) => {
      const [lifeCame, lifeWent] = within
        ? [Math.max(came, within.came), Math.min(went, within.went)]
        : [came, went];
      if (lifeCame >= lifeWent) return;
      const part = from === 0 && to === text.length ? text : text.slice(from, to);
      into.push({
        kind: 'text',
        came: lifeCame,
        went: lifeWent,
        client,
        clock: clock + from,
        goneBehind: this.#goneBehind(item, from, came),
        run: within,
        text: part,
        pieces: this.#pieces(part, lifeCame, writtenAt, clock + from),
      });
    };
    for (let at = 1; at < text.length; at++) {
      const nextCame = cameAt.at(clock + at, 0);
      const nextWent = wentAt.at(clock + at, never);
      if (nextWent === went && this.#isAlike(nextCame, came)) continue;
      push(at);
      [from, came, went] = [at, nextCame, nextWent];
    }
    push(text.length);
  }

  /** The parts of a text by who is known to have written them. */
  #pieces(text: string, came: number, writtenAt: EntryClocks | undefined, clock: number): RawText['pieces'] {
    if (!writtenAt) return [{ text, written: came }];
    const pieces: { text: string; written: number }[] = [];
    for (let from = 0; from < text.length; ) {
      const written = writtenAt.at(clock + from, came);
      let to = from + 1;
      while (to < text.length && this.#isAlike(writtenAt.at(clock + to, came), written)) to++;
      pieces.push({ text: from === 0 && to === text.length ? text : text.slice(from, to), written });
      from = to;
    }
    return pieces;
  }

  /**
   * What stood behind a piece of text when it came with `came`, and was gone by then. Yjs puts what an undo brings back right before
   * what it was; whoever types stands before what is still there.
   * @param offset - of the piece in the item
   */
  #goneBehind(item: Y.Item, offset: number, came: number): Y.ID | null {
    const behind = item.rightOrigin;
    if (!behind || (this.went.get(behind.client)?.at(behind.clock, never) ?? never) > came) return null;
    let first = item;
    // What came in one piece may have been parted since.
    for (let before = this.#before(first); before; before = this.#before(first)) first = before;
    return Y.createID(behind.client, behind.clock + item.id.clock + offset - first.id.clock);
  }

  /** The piece that an item was parted from. */
  #before({ id, origin, rightOrigin, left }: Y.Item): Y.Item | null {
    const isParted =
      left !== null &&
      origin?.client === id.client &&
      origin.clock === id.clock - 1 &&
      left.id.client === id.client &&
      left.id.clock + left.length === id.clock &&
      Y.compareIDs(left.rightOrigin, rightOrigin);
    return isParted ? left : null;
  }

  #type(item: Y.Item, type: Y.AbstractType<unknown>, into: RawItem[]): void {
    const life = this.lifetime(item.id);
    const own = {
      client: item.id.client,
      clock: item.id.clock,
      goneBehind: this.#goneBehind(item, 0, life.came),
    };
    if (type instanceof Y.XmlElement) {
      const children: RawItem[] = [];
      this.children(type as Y.AbstractType<unknown>, children, null);
      const name = type.nodeName as NodeName;
      const attributes = this.#attributes(type as Y.AbstractType<unknown>);
      const { isLeaf } = bodySchema.nodes[name];
      const { client, clock } = item.id;
      const written = this.written.get(client)?.at(clock, life.came) ?? life.came;
      into.push({ kind: 'node', ...life, ...own, name, attributes, children, isLeaf, written });
      return;
    }
    const first = into.length;
    this.children(type, into, { ...life, ...own });
    // Marks reach to the end of their run of text and no further.
    const names = new Set(into.slice(first).flatMap((one) => (one.kind === 'mark' ? [one.name] : [])));
    for (const name of names) into.push({ kind: 'mark', came: 0, went: never, name, isOn: false });
  }

  #attributes(type: Y.AbstractType<unknown>): RawNode['attributes'] {
    const found: [string, unknown, number][] = [];
    for (const [name, newest] of type._map) {
      const chain: Y.Item[] = [];
      for (let item: Y.Item | null = newest; item; item = item.left) chain.unshift(item);
      for (const [index, item] of chain.entries()) {
        const { came, went } = this.lifetime(item.id);
        found.push([name, item.content.getContent().at(-1), came]);
        if (went !== never && index === chain.length - 1) found.push([name, null, went]);
      }
    }
    return found;
  }
}

const clamped = ({ came, went }: Lifetime, within: Lifetime | null): Lifetime =>
  within ? { came: Math.max(came, within.came), went: Math.min(went, within.went) } : { came, went };

/** Everything that ever stood in a text. */
export function readItems({ doc, came, went, written }: WrittenDoc, known: KnownEntries): RawItem[] {
  const items: RawItem[] = [];
  new Walk(came, went, written, known).children(
    doc.getXmlFragment(bodyRoot) as unknown as Y.AbstractType<unknown>,
    items,
    null,
  );
  return items;
}
