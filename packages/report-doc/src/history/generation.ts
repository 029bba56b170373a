import * as Y from 'yjs';
import { bodyRoot } from '../body';
import { clocksOf, type EntryClocks } from './entry-clocks';
import type { PlacedLeaf } from './raw-item';

/** A document that holds all that was ever written to it, and which entries brought and took each piece. */
export class Generation {
  readonly doc = new Y.Doc({ gc: false });
  readonly came = new Map<number, EntryClocks>();
  /** Holes: what still stands. */
  readonly went = new Map<number, EntryClocks>();
  /** With which entry it was written, where that is another than the one it came with. Holes: the same. */
  readonly written = new Map<number, EntryClocks>();

  /** @param since - its first entry */
  constructor(readonly since: number) {
    this.doc.getXmlFragment(bodyRoot);
  }

  index(update: Uint8Array, entry: number): void {
    const { structs, ds } = Y.decodeUpdate(update);
    for (const { id, length } of structs) {
      const clocks = clocksOf(this.came, id.client);
      for (let clock = id.clock; clock < id.clock + length; clock++) clocks.setFirst(clock, entry);
    }
    for (const [client, ranges] of ds.clients) {
      const clocks = clocksOf(this.went, client);
      for (const { clock: from, len } of ranges)
        for (let clock = from; clock < from + len; clock++) clocks.setFirst(clock, entry);
    }
  }

  /** Keeps who wrote what was not written where it came. */
  know(leaves: readonly PlacedLeaf[]): void {
    for (const { leaf } of leaves) {
      const pieces = leaf.kind === 'node' ? [{ text: ' ', written: leaf.written }] : leaf.pieces;
      let { clock } = leaf;
      for (const { text, written } of pieces) {
        const end = clock + text.length;
        if (written === leaf.came) clock = end;
        else
          for (const clocks = clocksOf(this.written, leaf.client); clock < end; clock++)
            clocks.set(clock, written);
      }
    }
  }

  /** Together: what follows a transaction takes longer than an edit does. Yjs adds nothing of itself to one that is local. */
  apply(updates: readonly Uint8Array[]): void {
    this.doc.transact((transaction) => {
      for (const update of updates) Y.applyUpdate(this.doc, update);
      transaction.local = true;
    });
  }
}
