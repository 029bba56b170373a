// A section that two people write, each with characters of their own, so that the text itself says who typed what of it.

import { bodyFromNotation, bodySchema, type PersonId, personId } from '@huigao/report';
import { updateYFragment } from '@tiptap/y-tiptap';
import type { Node, Slice } from 'prosemirror-model';
import { EditorState, type Transaction } from 'prosemirror-state';
import * as Y from 'yjs';
import { bodyRoot, readBody, writeBody } from '../body';
import type { SectionEntry } from './section-log';

export const editKinds = [
  'type',
  'erase',
  'split',
  'join',
  'undo',
  'redo',
  'move',
  'bold',
  'restore',
] as const;

export interface Edit {
  readonly kind: (typeof editKinds)[number];
  readonly by: number;
  /** Fractions of the text. */
  readonly at: number;
  readonly length: number;
}

const people = [personId('李'), personId('王')] as const;
/** What each of them types: letters in a row, so that no two of one typing are alike. */
const alphabets = ['abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'] as const;

const pauseMs = 1000;

export class WrittenSection {
  readonly entries: SectionEntry[] = [];
  #docs: readonly Y.Doc[] = [];
  #undo: readonly Y.UndoManager[] = [];
  #typed = 0;
  #now = 1_700_000_000_000;
  readonly #bodies: Node[] = [];

  constructor(first: readonly string[] | Node) {
    const doc = new Y.Doc();
    writeBody(doc, 'type' in first ? first : bodyFromNotation([...first]));
    this.#open(Y.encodeStateAsUpdate(doc), null);
  }

  #open(bytes: Uint8Array, by: PersonId | null): void {
    this.#log(bytes, by, this.entries.length > 0);
    this.#docs = people.map((_, number) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, bytes, 'server');
      doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin === 'server') return;
        this.#log(update, people[number]!, false);
        for (const other of this.#docs) if (other !== doc) Y.applyUpdate(other, update, 'server');
      });
      return doc;
    });
    const options = { trackedOrigins: new Set(['me']), captureTimeout: 0 };
    this.#undo = this.#docs.map((doc) => new Y.UndoManager(doc.getXmlFragment(bodyRoot), options));
    this.#bodies.push(this.body());
  }

  #log(bytes: Uint8Array, person: PersonId | null, isWhole: boolean): void {
    // The log is of the whole report: other documents have the numbers between.
    const seq = this.entries.length * 2 + 2;
    this.#now += pauseMs;
    this.entries.push({ seq, bytes, person, at: this.#now, ...(isWhole ? { whole: true as const } : {}) });
  }

  /** A place of the log right after every entry. */
  places(): readonly number[] {
    return this.entries.map(({ seq }) => seq + 1);
  }

  body(): Node {
    const read = readBody(this.#docs[0]!);
    if (!read.ok) throw new Error(`${read.code} ${read.detail}`);
    return read.body;
  }

  writerOf(character: string): PersonId | null {
    const writer = alphabets.findIndex((letters) => letters.includes(character));
    return people[writer] ?? null;
  }

  /** False: there was nothing to do. */
  edit({ kind, by, at, length }: Edit): boolean {
    const before = this.entries.length;
    if (kind === 'undo' || kind === 'redo') this.#undo[by]![kind]();
    else if (kind === 'restore') {
      const doc = new Y.Doc();
      writeBody(doc, this.#bodies[Math.round(at * (this.#bodies.length - 1))]!);
      this.#open(Y.encodeStateAsUpdate(doc), people[by]!);
    } else this.#change(by, (state) => this.#transaction(state, { kind, by, at, length }));
    const isDone = this.entries.length > before;
    if (isDone) this.#bodies.push(this.body());
    return isDone;
  }

  #change(by: number, make: (state: EditorState) => Transaction): void {
    const doc = this.#docs[by]!;
    const tr = make(EditorState.create({ doc: this.body() }));
    if (!tr.docChanged) return;
    const binding = { mapping: new Map(), isOMark: new Map() };
    doc.transact(() => updateYFragment(doc, doc.getXmlFragment(bodyRoot), tr.doc, binding), 'me');
  }

  #word(by: number, length: number): string {
    const letters = alphabets[by]!;
    return Array.from({ length }, () => letters[this.#typed++ % letters.length]!).join('');
  }

  #transaction(state: EditorState, { kind, by, at, length }: Edit): Transaction {
    const { doc, tr } = state;
    const { size } = doc.content;
    const from = Math.round(at * size);
    const to = Math.min(size, from + Math.round(length * 14));
    const inText = doc.resolve(from).parent.isTextblock;
    switch (kind) {
      case 'type':
        return inText ? tr.insert(from, bodySchema.text(this.#word(by, 1 + Math.round(length * 5)))) : tr;
      case 'erase':
        return tr.delete(from, to);
      case 'split':
        return inText ? tr.split(from) : tr;
      case 'join': {
        const boundary = doc.childCount > 1 ? doc.child(0).nodeSize : 0;
        return boundary > 0 ? tr.join(boundary) : tr;
      }
      case 'bold':
        return to > from ? tr.addMark(from, to, bodySchema.marks.bold.create()) : tr;
      default:
        return this.#moved(tr, doc.slice(from, to), from, to);
    }
  }

  /** Dragged to the end of the last paragraph. */
  #moved(tr: Transaction, slice: Slice, from: number, to: number): Transaction {
    if (slice.size === 0 || slice.content.childCount > 1 || !slice.content.firstChild?.isText) return tr;
    const end = tr.doc.content.size - 1;
    return to >= end ? tr : tr.insert(end, slice.content).delete(from, to);
  }
}
