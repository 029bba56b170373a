// Edits of a section's text as an editor's binding makes them, from plain data.

import { bodyFromNotation, bodySchema } from '@huigao/report';
import { updateYFragment } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { EditorState, type Transaction } from 'prosemirror-state';
import type * as Y from 'yjs';
import { bodyRoot, readBody } from '../src/body';

export const kinds = [
  'type',
  'erase',
  'replace',
  'split',
  'join',
  'paste',
  'bold',
  'heading',
  'place',
  'cells',
] as const;
export const events = ['undo', 'redo', 'meet', 'say', 'accept', 'reject', 'reload'] as const;

export interface Step {
  readonly kind: (typeof kinds)[number] | (typeof events)[number];
  /** 0 and 1 suggest, 2 writes in the text. */
  readonly who: number;
  /** Fractions of the text. */
  readonly at: number;
  readonly length: number;
}

const fraction = fc.nat(1000).map((thousandths) => thousandths / 1000);
export const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    fc.constantFrom(...kinds),
    fc.constantFrom('type', 'replace', 'erase', 'undo', 'redo', 'redo', 'say', 'accept', ...events),
  ),
  who: fc.nat(2),
  at: fraction,
  length: fraction,
});

export function bodyOf(doc: Y.Doc): Node {
  const read = readBody(doc);
  if (!read.ok) throw new Error(`${read.code} ${read.detail}`);
  return read.body;
}

/** Edits as the binding of an editor does; false where there was nothing to do. */
export function edit(doc: Y.Doc, make: (state: EditorState) => Transaction): boolean {
  const tr = make(EditorState.create({ doc: bodyOf(doc) }));
  if (!tr.docChanged) return false;
  const binding = { mapping: new Map(), isOMark: new Map() };
  doc.transact(() => updateYFragment(doc, doc.getXmlFragment(bodyRoot), tr.doc, binding), 'me');
  return true;
}

const whole = (doc: Node, pos: number) => {
  const $pos = doc.resolve(pos);
  const before = $pos.parent.isTextblock ? ($pos.nodeBefore?.text ?? '') : '';
  return /[\uD800-\uDBFF]$/.test(before) ? pos + 1 : pos;
};

const pasted = bodyFromNotation(['甲款支出', '### 乙项', '丙目']);

export function transactionOf(state: EditorState, { kind, at, length }: Step, word: string): Transaction {
  const { doc, tr } = state;
  const { size } = doc.content;
  const from = whole(doc, Math.round(at * size));
  const to = Math.max(from, whole(doc, Math.min(size, from + Math.round(length * 12))));
  const inText = doc.resolve(from).parent.isTextblock;
  // The editor takes nothing out across cells.
  const isApart =
    [from, to].some((pos) => doc.resolve(pos).depth > 1) && !doc.resolve(from).sameParent(doc.resolve(to));
  if (isApart && (kind === 'erase' || kind === 'replace')) return tr;
  switch (kind) {
    case 'type':
      return inText ? tr.insert(from, bodySchema.text(word)) : tr;
    case 'erase':
      return tr.delete(from, to);
    case 'replace':
      return inText ? tr.insertText(word, from, to) : tr;
    case 'split':
      return inText ? tr.split(from) : tr;
    case 'join': {
      const after = doc.resolve(from).after(1);
      return doc.resolve(from).depth > 0 &&
        doc.resolve(after).nodeAfter?.isTextblock &&
        doc.resolve(after).nodeBefore?.isTextblock
        ? tr.join(after)
        : tr;
    }
    case 'paste':
      return inText ? tr.replace(from, from, pasted.slice(1, 11)) : tr;
    case 'bold':
      return tr.addMark(from, to, bodySchema.marks.bold.create());
    case 'heading':
      return tr.setBlockType(from, from, bodySchema.nodes.heading, { level: 4 });
    case 'place':
      return inText ? tr.insert(from, bodySchema.nodes.place.create({ figure: 'total.budgeted' })) : tr;
    case 'cells': {
      let row: [number, Node] | null = null;
      doc.descendants((node, pos) => {
        if (node.type.name === 'tableRow' && (!row || at > 0.5)) row = [pos, node];
      });
      return row ? tr.insert(row[0], row[1]) : tr;
    }
    default:
      return tr;
  }
}
