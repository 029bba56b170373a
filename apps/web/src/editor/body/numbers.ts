// Numbers of headings and points: decorations computed from structure, never text. They stand in an attribute that the stylesheet
// shows, so they are neither typed over nor read as content.

import { type NumberingScheme, numberBody } from '@huigao/report';
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** Attribute of the DOM in which a computed number stands. */
export const numberAttribute = 'data-number';

interface Numbers {
  readonly scheme: NumberingScheme;
  readonly decorations: DecorationSet;
}

const key = new PluginKey<Numbers>('numbers');

function isNumbered(node: Node): boolean {
  return node.type.name === 'heading' || node.type.name === 'ordinal';
}

/** Whether a stretch has to do with numbers: what stands in it, and what it stands in, cells included, in which counting begins anew. */
function isOfNumbers(doc: Node, from: number, to: number): boolean {
  let found = false;
  doc.nodesBetween(from, to, (node) => {
    found ||= isNumbered(node) || node.type.name.startsWith('table');
    return !found;
  });
  return found;
}

/** Whether numbers may change; a key in a paragraph must not cost a walk through the whole text. */
function changesNumbers({ steps, docs, doc }: Transaction): boolean {
  return steps.some((step, index) => {
    // A step that moves nothing changes attributes.
    let isElsewhere = false;
    let isTouched = false;
    step.getMap().forEach((from, to, newFrom, newTo) => {
      isElsewhere = true;
      isTouched ||=
        isOfNumbers(docs[index]!, from, to) || isOfNumbers(docs[index + 1] ?? doc, newFrom, newTo);
    });
    return isTouched || !isElsewhere;
  });
}

function decorate(doc: Node, scheme: NumberingScheme): DecorationSet {
  const decorations = numberBody(doc, scheme).map(({ pos, text }) =>
    Decoration.node(pos, pos + doc.nodeAt(pos)!.nodeSize, { [numberAttribute]: text }),
  );
  return decorations.length > 0 ? DecorationSet.create(doc, decorations) : DecorationSet.empty;
}

function apply(tr: Transaction, old: Numbers): Numbers {
  const scheme = (tr.getMeta(key) as NumberingScheme | undefined) ?? old.scheme;
  if (!tr.docChanged && scheme === old.scheme) return old;
  if (scheme === old.scheme && !changesNumbers(tr))
    return { scheme, decorations: old.decorations.map(tr.mapping, tr.doc) };
  return { scheme, decorations: decorate(tr.doc, scheme) };
}

/** The plugin that shows the numbers of a body. */
export function numbersPlugin(scheme: NumberingScheme): Plugin<Numbers> {
  return new Plugin<Numbers>({
    key,
    state: {
      init: (_config, state) => ({ scheme, decorations: decorate(state.doc, scheme) }),
      apply,
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
  });
}

/** A transaction that shows the numbers in another scheme, or null when it is the one shown. */
export function withScheme(state: EditorState, scheme: NumberingScheme): Transaction | null {
  const shown = key.getState(state)?.scheme;
  const isSame =
    shown?.length === scheme.length && shown.every((pattern, level) => pattern === scheme[level]);
  return isSame ? null : state.tr.setMeta(key, scheme);
}

/** The scheme the numbers are shown in. */
export const schemeOf = (state: EditorState): NumberingScheme => key.getState(state)?.scheme ?? [];

export const Numbers = (scheme: NumberingScheme) =>
  Extension.create({ name: 'numbers', addProseMirrorPlugins: () => [numbersPlugin(scheme)] });
