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

function holdsNumbers(doc: Node): boolean {
  let found = false;
  doc.descendants((node) => {
    found ||= isNumbered(node);
    return !found;
  });
  return found;
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
  if (old.decorations === DecorationSet.empty && !holdsNumbers(tr.doc)) return { ...old, scheme };
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
