// Several people write in one text, each with an editor of their own, and take each other's changes in late and in bunches. Who takes
// one in must see the document, and what was shown at words that nobody changed must still be there.

import { bodyFromNotation, bodySchema } from '@huigao/report';
import type { Node } from '@tiptap/pm/model';
import { EditorState, Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { prosemirrorToYXmlFragment, ySyncPlugin, yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { bindingOf } from './guarded-collaboration';
import { takeSmallest } from './taken-changes';

const marksKey = new PluginKey<DecorationSet>('marks');
/** Marks that move with the text as the editor's own do. */
const marksPlugin = () =>
  new Plugin<DecorationSet>({
    key: marksKey,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, old) => (tr.getMeta(marksKey) as DecorationSet | undefined) ?? old.map(tr.mapping, tr.doc),
    },
  });

/** What the binding needs of a view. */
class Writer {
  readonly doc = new Y.Doc();
  readonly fragment = this.doc.getXmlFragment('body');
  state: EditorState;
  readonly #update: () => void;

  constructor(first: Uint8Array, client: number) {
    this.doc.clientID = client;
    Y.applyUpdate(this.doc, first);
    const plugin = ySyncPlugin(this.fragment) as Plugin;
    this.state = EditorState.create({ doc: this.read(), plugins: [plugin, marksPlugin()] });
    takeSmallest(bindingOf(this.state));
    const opened = plugin.spec.view!(this as unknown as EditorView);
    this.#update = () => opened.update?.(this as unknown as EditorView, this.state);
  }

  readonly hasFocus = () => false;

  readonly dispatch = (tr: Transaction) => {
    this.state = this.state.apply(tr);
    // While the binding opens, it cannot be told.
    if (#update in this) this.#update?.();
  };

  take(from: Writer) {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(this.doc)), 'other');
  }

  /** What the document holds, read anew. */
  read(): Node {
    return yXmlFragmentToProseMirrorRootNode(this.fragment, bodySchema);
  }

  /** Letters and where they stand. */
  letters() {
    const found = new Map<string, number>();
    this.state.doc.descendants((node, pos) => {
      if (node.isText) [...node.text!].forEach((letter, index) => void found.set(letter, pos + index));
    });
    return found;
  }
}

/** So many editors on the same text. */
function open(count: number) {
  const doc = new Y.Doc();
  const lines = ['甲乙丙丁', '戊己庚辛', '子丑寅卯', '| 辰 | 巳', '| 午 | 未', '申酉戌亥'];
  prosemirrorToYXmlFragment(bodyFromNotation(lines), doc.getXmlFragment('body'));
  const first = Y.encodeStateAsUpdate(doc);
  return Array.from({ length: count }, (_, index) => new Writer(first, index + 1));
}

/** Somewhere in the text where one can write. */
const placeIn = (doc: Node, at: number) => TextSelection.near(doc.resolve(at % (doc.content.size + 1))).head;

/** What a person does at a place: `by` says how far, how much or whereto. */
const steps = {
  write: ({ tr, doc }: EditorState, at: number, _by: number, word: string) =>
    tr.insertText(word, placeIn(doc, at)),
  delete: ({ tr, doc }: EditorState, at: number, by: number) => {
    const ends = [placeIn(doc, at), placeIn(doc, at + by)].toSorted((a, b) => a - b);
    return tr.delete(ends[0]!, ends[1]!);
  },
  cut: ({ tr, doc }: EditorState, at: number, by: number) => {
    const $from = doc.resolve(placeIn(doc, at));
    return tr.delete($from.pos, Math.min($from.pos + by, $from.end()));
  },
  split: ({ tr, doc }: EditorState, at: number) => tr.split(placeIn(doc, at)),
  head: ({ tr, doc }: EditorState, at: number) =>
    tr.setBlockType(placeIn(doc, at), undefined, bodySchema.nodes.heading, { level: 3 }),
  bold: ({ tr, doc }: EditorState, at: number, by: number) => {
    const from = at % doc.content.size;
    return tr.addMark(from, Math.min(from + by, doc.content.size), bodySchema.marks.bold.create());
  },
  move: ({ tr, doc }: EditorState, at: number, by: number) => {
    const $from = doc.resolve(placeIn(doc, at));
    tr.delete($from.before(1), $from.after(1));
    const $to = tr.doc.resolve(placeIn(tr.doc, at + by * 5));
    return tr.insert($to.depth > 0 ? $to.before(1) : 0, $from.node(1));
  },
};

interface Step {
  readonly type: keyof typeof steps;
  readonly at: number;
  readonly by: number;
}

const step = (...types: readonly (keyof typeof steps)[]): fc.Arbitrary<Step> =>
  fc.record({ type: fc.constantFrom(...types), at: fc.nat(60), by: fc.nat(8) });

/** Makes a step, with letters that stand nowhere else. */
function make(writer: Writer, { type, at, by }: Step, index: number) {
  const word = String.fromCharCode(0x5000 + 2 * index, 0x5001 + 2 * index);
  writer.dispatch(steps[type](writer.state, at, by, word));
}

const areAlike = (a: Node, b: Node) => expect(a.toJSON()).toEqual(b.toJSON());

test('every view shows its document, whatever comes in whatever order', () => {
  const acts = fc.array(
    fc.record({
      step: step('write', 'delete', 'split', 'head', 'bold', 'move'),
      writer: fc.nat(2),
      meets: fc.option(fc.nat(2)),
    }),
    { maxLength: 30 },
  );
  const law = (done: typeof acts extends fc.Arbitrary<infer Acts> ? Acts : never) => {
    const writers = open(3);
    for (const [index, { step: one, writer, meets }] of done.entries()) {
      make(writers[writer]!, one, index);
      if (meets === null || meets === writer) continue;
      writers[meets]!.take(writers[writer]!);
      areAlike(writers[meets]!.state.doc, writers[meets]!.read());
    }
    for (let round = 0; round < 2; round++)
      for (const a of writers) for (const b of writers) if (a !== b) a.take(b);
    for (const one of writers) {
      areAlike(one.state.doc, one.read());
      areAlike(one.state.doc, writers[0]!.state.doc);
    }
  };
  fc.assert(fc.property(acts, law), { numRuns: 30 });
});

test('a caret stays behind its letter, and marks on theirs, while others write, delete, part, join and make headings', () => {
  let [taken, replaced] = [0, 0];
  const law = (all: readonly Step[], caret: number) => {
    const [mine, other] = open(2) as [Writer, Writer];
    const before = [...mine.letters()];
    const set = before.map(([letter, pos]) => Decoration.inline(pos, pos + 1, {}, { letter }));
    mine.dispatch(mine.state.tr.setMeta(marksKey, DecorationSet.create(mine.state.doc, set)));
    const [letter, pos] = before[caret % before.length]!;
    mine.dispatch(mine.state.tr.setSelection(TextSelection.create(mine.state.doc, pos + 1)));
    for (const [index, one] of all.entries()) make(other, one, index);
    mine.take(other);
    const after = mine.letters();
    if (after.has(letter)) expect(mine.state.selection.head).toBe(after.get(letter)! + 1);
    const shown = new Map(
      marksKey
        .getState(mine.state)!
        .find()
        .map(({ spec, from }) => [spec.letter, from]),
    );
    for (const [one] of before) {
      if (!after.has(one)) continue;
      taken++;
      // What lies between two changes of one paragraph, taken in together, is replaced.
      if (shown.get(one) !== after.get(one)) {
        replaced++;
        expect(all.length).toBeGreaterThan(1);
      }
    }
  };
  // Of paragraphs that were parted or joined some are written anew, so that in a bunch nobody knows what is what.
  const some = fc.oneof(
    fc.tuple(step('write', 'cut', 'split', 'head')),
    // Over borders of paragraphs only: what is taken out over the border of a table changes cells, too.
    fc.tuple(fc.record({ type: fc.constant('delete' as const), at: fc.nat(9), by: fc.nat(8) })),
    fc.array(step('write', 'cut'), { minLength: 2, maxLength: 4 }),
  );
  fc.assert(fc.property(some, fc.nat(), law), { numRuns: 80 });
  expect(taken).toBeGreaterThan(800);
  expect(replaced / taken).toBeLessThan(0.02);
});
