// What changed in one section since its reader was last there. Their own edits count as seen at once; what others change stays a
// change until it is seen.

import {
  type BodyRange,
  changesSince,
  fnv1a,
  type SeenChange,
  type SeenPiece,
  seenAfter,
  seenPieces,
} from '@huigao/report';
import { writtenSince } from '@huigao/report-doc';
import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';

/** A stretch that another person changed; from = to: something went there, and nothing came. */
export interface Passage extends BodyRange {
  readonly id: string;
}

type Clocks = ReadonlyMap<number, number>;

/** Where deletions came from since the text was last looked at. */
interface Deletions {
  isHere: boolean;
  isElsewhere: boolean;
}

const idOf = ({ gone, fresh }: SeenChange) =>
  fnv1a(`${gone.join()}>${fresh.map(({ print }) => print).join()}`);

const clocksOf = (doc: Y.Doc): Clocks => Y.decodeStateVector(Y.encodeStateVector(doc));

/** Instead of the print of what stands before, where nothing does. */
const beginning = '';

/** Prints of pieces that came, and of those behind which something went. */
interface Kept {
  readonly came: ReadonlySet<string>;
  readonly went: ReadonlySet<string>;
}

const nothingKept: Kept = { came: new Set(), went: new Set() };

const nothing: Deletions = { isHere: false, isElsewhere: false };

/** Of passages that are read, but still shown. */
export const readId = 'read';

/** How the pieces of a change came about: by the reader alone, by others too, or without anything written. */
type Origin = 'own' | 'others' | 'unwritten';

export class SectionReading {
  /** Prints of what was seen. */
  #seen: readonly string[];
  /** What is seen, but goes on being shown. */
  #kept: Kept = nothingKept;
  /** Changes that others made, and shown before. */
  #others: ReadonlySet<string> = new Set();
  #pieces: readonly SeenPiece[] = [];
  #changes: readonly SeenChange[] = [];
  #doc: Y.Doc | null = null;
  #clocks: Clocks = new Map();
  #deletions: Deletions = { ...nothing };
  #isNew: boolean;

  /** @param seen - null: the reader was never here, and what is there first is as good as seen */
  constructor(seen: readonly string[] | null) {
    this.#seen = seen ?? [];
    this.#isNew = seen === null;
  }

  /**
   * Looks at the text as it is now.
   * @param doc - the document that reads as `body`
   * @param own - Yjs clients of the reader
   */
  look(body: Node, doc: Y.Doc, own: ReadonlySet<number>): readonly Passage[] {
    const isOtherDocument = doc !== this.#doc;
    if (isOtherDocument) this.#watch(doc);
    this.#pieces = seenPieces(body);
    if (this.#isNew) this.#seen = this.#pieces.map(({ print }) => print);
    this.#isNew = false;
    const originOf = this.#origins(doc, own);
    const isOwn = (change: SeenChange) => {
      if (isOtherDocument || this.#others.has(idOf(change))) return false;
      const origins = new Set(change.fresh.map(originOf));
      if (origins.has('others')) return false;
      const { isHere, isElsewhere } = this.#deletions;
      return origins.has('own') || (isHere && !isElsewhere);
    };
    this.#take(isOwn);
    this.#deletions = { ...nothing };
    if (this.#changes.length === 0) this.#clocks = clocksOf(doc);
    const unread = this.#changes.flatMap((change) =>
      change.fresh.length === 0
        ? [{ id: idOf(change), from: change.at, to: change.at }]
        : runsOf(change.fresh, idOf(change), (piece) => originOf(piece) !== 'own'),
    );
    return [...unread, ...this.#keptPassages()];
  }

  /** Prints of what is seen by now. */
  get seen(): readonly string[] {
    return this.#seen;
  }

  /** These passages were read. `shown`: they go on being shown while the reader is here. */
  read(ids: ReadonlySet<string>, then: 'shown' | 'gone'): void {
    const read = this.#changes.filter((change) => ids.has(idOf(change)));
    if (read.length === 0) return;
    if (then === 'shown') {
      const came = read.flatMap(({ fresh }) => fresh.map(({ print }) => print));
      const went = read.flatMap(({ fresh, at }) => (fresh.length === 0 ? [this.#printBefore(at)] : []));
      this.#kept = {
        came: new Set([...this.#kept.came, ...came]),
        went: new Set([...this.#kept.went, ...went]),
      };
    }
    this.#take((change) => ids.has(idOf(change)));
  }

  /** Everything is read. @returns what takes that back */
  readAll(): () => void {
    const [seen, kept] = [this.#seen, this.#kept];
    this.#kept = nothingKept;
    this.#take(() => true);
    return () => {
      this.#seen = seen;
      this.#kept = kept;
      this.#take(() => false);
    };
  }

  stop(): void {
    this.#doc?.off('afterTransaction', this.#onTransaction);
    this.#doc = null;
  }

  #keptPassages(): readonly Passage[] {
    const { came, went } = this.#kept;
    if (came.size + went.size === 0) return [];
    const isUnread = new Set(this.#changes.flatMap(({ fresh }) => fresh));
    const runs = runsOf(this.#pieces, readId, (piece) => came.has(piece.print) && !isUnread.has(piece));
    const gaps = this.#pieces.filter(({ print }) => went.has(print)).map(({ to }) => to);
    if (went.has(beginning)) gaps.push(0);
    return [...runs, ...gaps.map((at) => ({ id: readId, from: at, to: at }))];
  }

  /** The print of the piece before a position. */
  #printBefore(pos: number): string {
    return this.#pieces.findLast(({ to }) => to <= pos)?.print ?? beginning;
  }

  #watch(doc: Y.Doc): void {
    this.stop();
    this.#doc = doc;
    this.#clocks = clocksOf(doc);
    doc.on('afterTransaction', this.#onTransaction);
  }

  readonly #onTransaction = ({ deleteSet, local }: Y.Transaction) => {
    if (deleteSet.clients.size === 0) return;
    if (local) this.#deletions.isHere = true;
    else this.#deletions.isElsewhere = true;
  };

  #take(isSeen: (change: SeenChange) => boolean): void {
    this.#seen = seenAfter(this.#seen, this.#pieces, isSeen);
    this.#changes = changesSince(this.#seen, this.#pieces);
    this.#others = new Set(this.#changes.map(idOf));
  }

  #origins(doc: Y.Doc, own: ReadonlySet<number>): (piece: SeenPiece) => Origin {
    const written = writtenSince(doc, this.#clocks);
    return ({ from, to }) => {
      const here = written.filter((stretch) => stretch.from < to && from < stretch.to);
      if (here.length === 0) return 'unwritten';
      return here.every(({ client }) => own.has(client)) ? 'own' : 'others';
    };
  }
}

/** Neighbouring pieces of a kind, each run as one passage. */
function runsOf(
  pieces: readonly SeenPiece[],
  id: string,
  isWanted: (piece: SeenPiece) => boolean,
): readonly Passage[] {
  const runs: { id: string; from: number; to: number }[] = [];
  let isOpen = false;
  for (const piece of pieces) {
    const wanted = isWanted(piece);
    if (wanted && isOpen) runs.at(-1)!.to = piece.to;
    else if (wanted) runs.push({ id, from: piece.from, to: piece.to });
    isOpen = wanted;
  }
  return runs;
}
