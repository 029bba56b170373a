// What panels may do with the text of a section.

import type { FigureId } from '@huigao/report';
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { SectionEditorHandle } from '../../report/report-session';
import type { PlainRange } from '../binding/held-range';
import { type NewPlace, withPlaceAtSelection, withTexts } from '../places/place-commands';
import type { Figures } from '../places/place-texts';
import { layOut } from './far-text';

/** What the handle needs of an editor. Stretches that panels name are those of the section's text. */
export interface HandledEditor {
  readonly view: EditorView;
  /** Whether one may write, and nothing is being composed. */
  readonly isFree: boolean;
  readonly mayWrite: boolean;
  readonly figures: () => Figures | null;
  readonly placed: <Range extends PlainRange>(range: Range) => Range;
  readonly show: (range: PlainRange) => void;
  readonly change: (make: (state: EditorState) => Transaction | null) => boolean;
  readonly replaceWithPlace: (range: PlainRange, place: NewPlace) => boolean;
  readonly replaceWithText: (range: PlainRange, text: string) => boolean;
}

export function sectionHandle(editor: HandledEditor): SectionEditorHandle {
  const focus = (): true => {
    editor.view.focus();
    return true;
  };
  return {
    show: (from, to) => editor.show(editor.placed({ from, to })),
    insertPlace: (figure: FigureId, format) =>
      editor.change((state) => withPlaceAtSelection(state, { figure, format }, editor.figures())) && focus(),
    replaceWithPlace: (from, to, figure: FigureId, format) =>
      editor.replaceWithPlace(editor.placed({ from, to }), { figure, format }),
    replaceWithText: (from, to, text) => editor.replaceWithText(editor.placed({ from, to }), text),
    replaceTexts: (changes) => {
      if (!editor.isFree) return null;
      const { tr, count } = withTexts(editor.view.state, changes.map(editor.placed));
      if (count > 0) editor.change(() => tr);
      return count;
    },
    edit: (change) => {
      const figures = editor.figures();
      if (!editor.isFree || !figures) return null;
      return editor.change((state) => change(state, figures)) && focus();
    },
    select: (first, last) => {
      const { view } = editor;
      const { doc, tr } = view.state;
      const { from, to } = editor.placed({ from: first, to: last });
      const within = (pos: number) => doc.resolve(Math.min(pos, doc.content.size));
      layOut(view.dom);
      view.dispatch(tr.setSelection(TextSelection.between(within(from), within(to))).scrollIntoView());
      focus();
    },
    focus: (at) => {
      if (!editor.mayWrite) return false;
      const { view } = editor;
      const { doc, tr } = view.state;
      const selection = at === 'start' ? Selection.atStart(doc) : Selection.atEnd(doc);
      layOut(view.dom);
      view.dispatch(tr.setSelection(selection).scrollIntoView());
      return focus();
    },
  };
}
