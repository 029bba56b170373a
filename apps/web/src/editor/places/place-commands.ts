// Putting places and computed numbers into the text. Each gives a transaction or null where it cannot; who dispatches it makes it
// a step of undo of its own.

import { type FigureId, type OrdinalLevel, type PlaceAttrs, placeText, realText } from '@huigao/report';
import { Fragment, type Node, type ResolvedPos, type Schema, Slice } from '@tiptap/pm/model';
import { type EditorState, NodeSelection, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { TextChange } from '../../report/report-session';
import type { PlainRange } from '../binding/held-range';
import type { Figures } from './place-texts';

/** The figure and format of a place; an empty format is the figure's own. */
export interface NewPlace {
  readonly figure: FigureId;
  readonly format: string;
}

function placeNode(schema: Schema, figures: Figures | null, place: NewPlace): Node {
  const shown = figures ? placeText(figures, { ...place, shown: '' }) : '';
  return schema.nodes.place!.create({ ...place, shown });
}

/** The beginning of a range inside one paragraph, or null where it is none. */
function startInParagraph({ doc }: EditorState, { from, to }: PlainRange): ResolvedPos | null {
  if (from < 0 || from > to || to > doc.content.size) return null;
  const $from = doc.resolve(from);
  return $from.parent.isTextblock && $from.sameParent(doc.resolve(to)) ? $from : null;
}

/** Puts words instead of a range of one paragraph's text; empty words take it away. */
export function withText(state: EditorState, range: PlainRange, text: string): Transaction | null {
  if (!startInParagraph(state, range)) return null;
  return state.tr.insertText(text, range.from, range.to).scrollIntoView();
}

/** Puts paragraphs instead of a range of one paragraph's text: the first and last join what stands there; places show what their figures give. */
export function withParagraphs(
  state: EditorState,
  range: PlainRange,
  body: Node,
  figures: Figures | null,
): Transaction | null {
  if (!startInParagraph(state, range)) return null;
  const { schema, tr } = state;
  const here = (node: Node): Node => {
    if (node.isText) return schema.text(node.text!);
    if (node.type.name === 'place') return placeNode(schema, figures, node.attrs as NewPlace);
    return schema.nodes[node.type.name]!.create(node.attrs, node.children.map(here));
  };
  tr.replace(range.from, range.to, new Slice(Fragment.from(body.children.map(here)), 1, 1));
  const end = tr.doc.resolve(tr.mapping.map(range.to));
  return tr.setSelection(TextSelection.near(end, -1)).scrollIntoView();
}

/** Puts words instead of several ranges, where those still read as they did; marks stay. */
export function withTexts(
  state: EditorState,
  changes: readonly TextChange[],
): { readonly tr: Transaction; readonly count: number } {
  const { tr, doc } = state;
  const good = changes.filter(
    ({ from, to, was }) => to <= doc.content.size && doc.textBetween(from, to, '\n', '\uFFFC') === was,
  );
  // From the end, so that positions before stay as they are.
  for (const { from, to, text } of good.toSorted((a, b) => b.from - a.from)) tr.insertText(text, from, to);
  return { tr, count: good.length };
}

/** Puts a place instead of a range of one paragraph's text; it keeps the marks that stood there. */
export function withPlace(
  state: EditorState,
  { from, to }: PlainRange,
  place: NewPlace,
  figures: Figures | null,
): Transaction | null {
  const $from = startInParagraph(state, { from, to });
  if (!$from) return null;
  const node = placeNode(state.schema, figures, place);
  const marks = from === to ? (state.storedMarks ?? $from.marks()) : ($from.nodeAfter?.marks ?? []);
  const tr = state.tr.replaceWith(from, to, node.mark(marks));
  return tr.setSelection(TextSelection.create(tr.doc, from + 1)).scrollIntoView();
}

/** Puts a place instead of the selection; in an empty body, a paragraph around it. */
export function withPlaceAtSelection(
  state: EditorState,
  place: NewPlace,
  figures: Figures | null,
): Transaction {
  return state.tr.replaceSelectionWith(placeNode(state.schema, figures, place), true).scrollIntoView();
}

/** Puts a computed number instead of the selection. */
export function withOrdinal(state: EditorState, level: OrdinalLevel): Transaction {
  return state.tr.replaceSelectionWith(state.schema.nodes.ordinal!.create({ level }), true).scrollIntoView();
}

/** The place at a range of one position, or null where something else stands by now. */
export function placeAt({ doc }: EditorState, { from }: PlainRange): PlaceAttrs | null {
  const node = from >= 0 && from < doc.content.size ? doc.nodeAt(from) : null;
  return node?.type.name === 'place' ? (node.attrs as PlaceAttrs) : null;
}

/** The place that is selected, or that an empty selection touches: the one before the caret first, which was just passed. */
export function placeAtSelection({ selection }: EditorState): PlainRange | null {
  if (selection instanceof NodeSelection)
    return selection.node.type.name === 'place' ? { from: selection.from, to: selection.to } : null;
  const { empty, $from, from } = selection;
  if (!empty) return null;
  if ($from.nodeBefore?.type.name === 'place') return { from: from - 1, to: from };
  return $from.nodeAfter?.type.name === 'place' ? { from, to: from + 1 } : null;
}

/** What of a place is changed: its figure, its format, or the words over it. */
export type PlaceChange = Partial<Pick<PlaceAttrs, 'figure' | 'format' | 'override'>>;

/** Changes a place where it stands; it remembers what its figure gives now. */
export function withPlaceChanged(
  state: EditorState,
  range: PlainRange,
  change: PlaceChange,
  figures: Figures | null,
): Transaction | null {
  const attrs = placeAt(state, range);
  if (!attrs) return null;
  const next = { ...attrs, ...change };
  const shown = figures ? realText(figures, next) : next.shown;
  return state.tr.setNodeMarkup(range.from, null, { ...next, shown });
}
