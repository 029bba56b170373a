// Two sections at several people, edited as the binding of an editor does it: typing, erasing, cutting and putting in (also in the other
// section), splitting, joining, undoing and redoing; people who are not always connected.

import { bodyFromNotation, bodySchema, sectionId } from '@huigao/report';
import { updateYFragment } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import type { Node, Slice } from 'prosemirror-model';
import { EditorState, type Transaction } from 'prosemirror-state';
import * as Y from 'yjs';
import { bodyRoot, writeBody } from '../src/body';
import { bodyOf } from './random-edits';

export const sections = [sectionId('goals'), sectionId('plans')] as const;
export type SectionIndex = 0 | 1;

export const editKinds = ['type', 'erase', 'cut', 'paste', 'split', 'join', 'undo', 'redo'] as const;

export interface EditStep {
  readonly kind: (typeof editKinds)[number];
  readonly section: SectionIndex;
  /** Fractions of the text. */
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

// Not `fc.double`, whose values crowd around 0.
export const fraction = fc.nat(1000).map((thousandths) => thousandths / 1000);
export const sectionIndex = fc.constantFrom(0 as const, 1 as const);
export const word = fc.constantFrom('新', '2', '预算', '𠮷');

/** What a section holds before anybody edits. */
export function firstState(lines: readonly string[]): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 1;
  writeBody(doc, bodyFromNotation([...lines]));
  return Y.encodeStateAsUpdate(doc);
}

/** Somebody with a copy of both sections. */
export class Client {
  readonly docs: readonly Y.Doc[];
  readonly undo: readonly Y.UndoManager[];
  #clipboard: Slice | null = null;

  /** @param number - another one for each */
  constructor(number: number, first: readonly Uint8Array[]) {
    this.docs = first.map((state, index) => {
      const doc = new Y.Doc();
      doc.clientID = number * 10 + index;
      Y.applyUpdate(doc, state, 'server');
      return doc;
    });
    const options = { trackedOrigins: new Set(['me']), captureTimeout: 0 };
    this.undo = this.docs.map((doc) => new Y.UndoManager(doc.getXmlFragment(bodyRoot), options));
  }

  body(section: SectionIndex): Node {
    return bodyOf(this.docs[section]!);
  }

  /** Does it as the binding would; false when there was nothing to do. */
  change(section: SectionIndex, make: (state: EditorState) => Transaction): boolean {
    const doc = this.docs[section]!;
    const tr = make(EditorState.create({ doc: this.body(section) }));
    if (!tr.docChanged) return false;
    const binding = { mapping: new Map(), isOMark: new Map() };
    doc.transact(() => updateYFragment(doc, doc.getXmlFragment(bodyRoot), tr.doc, binding), 'me');
    return true;
  }

  /** Whether something was done. */
  edit(step: EditStep): boolean {
    const { kind, section } = step;
    if (kind === 'undo' || kind === 'redo') return this.undo[section]![kind]() !== null;
    return this.change(section, (state) => this.#transaction(state, step));
  }

  cut(section: SectionIndex, from: number, to: number): boolean {
    return this.change(section, ({ doc, tr }) => {
      if (to > from) this.#clipboard = doc.slice(from, to);
      return tr.delete(from, to);
    });
  }

  paste(section: SectionIndex, at: number): boolean {
    return this.change(section, ({ tr }) => (this.#clipboard ? tr.replace(at, at, this.#clipboard) : tr));
  }

  #transaction({ doc, tr }: EditorState, { kind, at, length, text }: EditStep): Transaction {
    const { size } = doc.content;
    const from = whole(doc, Math.round(at * size));
    const to = Math.max(from, whole(doc, Math.min(size, from + Math.round(length * 14))));
    const inText = doc.resolve(from).parent.isTextblock;
    switch (kind) {
      case 'type':
        return inText ? tr.insert(from, bodySchema.text(text)) : tr;
      case 'erase':
        return tr.delete(from, to);
      case 'cut':
        if (to > from) this.#clipboard = doc.slice(from, to);
        return tr.delete(from, to);
      case 'paste':
        return this.#clipboard && inText ? tr.replace(from, from, this.#clipboard) : tr;
      case 'split':
        return inText ? tr.split(from) : tr;
      case 'join': {
        const boundary = doc.childCount > 1 ? doc.child(0).nodeSize : 0;
        return boundary > 0 ? tr.join(boundary) : tr;
      }
      default:
        return tr;
    }
  }
}

/** Where a character begins. */
export const whole = (doc: Node, pos: number) => {
  const $pos = doc.resolve(pos);
  const before = $pos.parent.isTextblock ? ($pos.nodeBefore?.text ?? '') : '';
  return /[\uD800-\uDBFF]$/.test(before) ? pos + 1 : pos;
};

/** Everybody hears of all that was done. */
export function meet(all: readonly { readonly docs: readonly Y.Doc[] }[]): void {
  for (const section of [0, 1])
    for (const from of all)
      for (const to of all)
        if (from !== to)
          Y.applyUpdate(to.docs[section]!, Y.encodeStateAsUpdate(from.docs[section]!), 'server');
}
