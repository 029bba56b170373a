// One's own suggestions in one's own editor, as tracked changes are shown: what was put in is underlined, and is text; what was taken
// out stands struck through where it stood, and is none.

import { noteInLine, type PlaceAttrs, placeText, type Report } from '@huigao/report';
import type { NamedChange, SectionFork } from '@huigao/report-doc';
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Translate } from '../app/locale';

/** What shows the end of a paragraph, as word processors do. */
const endSign = '¶';

/** A change to be drawn: a stretch of the editor's text, and what was taken out there. */
export interface ChangeMark {
  readonly id: NamedChange['id'];
  readonly from: number;
  readonly to: number;
  readonly does: NamedChange['change']['does'];
  readonly taken: string;
  readonly says: { readonly put: string; readonly taken: string; readonly format: string };
}

/** What stands in a stretch, for readers. */
function wordsIn(body: Node, from: number, to: number, figures: Report['figures']): string {
  return body.textBetween(from, to, endSign, ({ type, attrs }) =>
    type.name === 'place'
      ? placeText(figures, attrs as PlaceAttrs) || String(attrs.shown)
      : type.name === 'footnote'
        ? noteInLine(attrs.text as string)
        : '\uFFFC',
  );
}

/** Taking out a border alone says so. */
const takenWords = (words: string, length: number) => (words === '' && length > 0 ? endSign : words);

export function changeMarks(
  fork: SectionFork,
  figures: Report['figures'],
  t: Translate,
): readonly ChangeMark[] {
  const says = {
    put: t('suggesting.put'),
    taken: t('suggesting.taken'),
    format: t('suggesting.format'),
  };
  return fork.changes.map(({ id, change: { from, to, start, end, does } }) => ({
    id,
    from: start,
    to: end,
    does,
    taken: does === 'replace' ? takenWords(wordsIn(fork.base.body, from, to, figures), to - from) : '',
    says,
  }));
}

function takenElement({ id, taken, says }: ChangeMark, isInline: boolean): HTMLElement {
  const element = document.createElement('del');
  element.className = 'is-tracked is-deleted';
  element.dataset.own = id;
  element.title = says.taken;
  element.contentEditable = 'false';
  element.textContent = taken;
  if (isInline) return element;
  const block = document.createElement('p');
  block.contentEditable = 'false';
  block.append(element);
  return block;
}

function endElement({ id, says }: ChangeMark): HTMLElement {
  const element = document.createElement('ins');
  element.className = 'is-tracked is-inserted';
  element.dataset.own = id;
  element.title = says.put;
  element.contentEditable = 'false';
  element.textContent = endSign;
  return element;
}

function putIn(doc: Node, mark: ChangeMark): Decoration[] {
  const { id, from, to, says } = mark;
  const attributes = { class: 'is-tracked is-inserted', 'data-own': id, title: says.put };
  const made = [Decoration.inline(from, to, { ...attributes, nodeName: 'ins' })];
  doc.nodesBetween(from, to, (node, pos) => {
    const end = pos + node.nodeSize - 1;
    if (node.isTextblock && end >= from && end < to)
      made.push(
        Decoration.widget(end, () => endElement(mark), { side: 1, key: `${id}/${end - from}/${says.put}` }),
      );
    if (node.isAtom && node.isBlock && pos >= from)
      made.push(Decoration.node(pos, pos + node.nodeSize, attributes));
    return true;
  });
  return made;
}

function formatted(doc: Node, { id, from, to, does, says }: ChangeMark): Decoration[] {
  const attributes = { class: 'is-tracked is-formatted', 'data-own': id, title: says.format };
  if (does === 'mark') return [Decoration.inline(from, to, attributes)];
  const node = doc.nodeAt(from);
  return node ? [Decoration.node(from, from + node.nodeSize, attributes)] : [];
}

function drawn(mark: ChangeMark, doc: Node): readonly Decoration[] {
  if (mark.does !== 'replace') return formatted(doc, mark);
  const made = mark.from < mark.to ? putIn(doc, mark) : [];
  if (mark.taken === '') return made;
  const isInline = doc.resolve(mark.from).parent.inlineContent;
  const taken = Decoration.widget(mark.from, () => takenElement(mark, isInline), {
    side: -1,
    key: `${mark.id}/${mark.taken}/${mark.says.taken}`,
    ignoreSelection: true,
  });
  return [...made, taken];
}

const key = new PluginKey<DecorationSet>('ownChanges');

const drawAll = (doc: Node, marks: readonly ChangeMark[]) =>
  DecorationSet.create(
    doc,
    marks.flatMap((mark) => (mark.to <= doc.content.size ? drawn(mark, doc) : [])),
  );

/** Shows one's own suggestions in an editor of the fork they are made in. They move with the text until newer ones come. */
export const withChanges = (state: EditorState, marks: readonly ChangeMark[]): Transaction =>
  state.tr.setMeta(key, marks);

export const OwnChanges = Extension.create({
  name: 'ownChanges',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (tr, old) => {
          const marks = tr.getMeta(key) as readonly ChangeMark[] | undefined;
          return marks ? drawAll(tr.doc, marks) : old.map(tr.mapping, tr.doc);
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});
