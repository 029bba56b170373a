// What the view of a section does with events, and what it tells the page of them.

import type { FigureId } from '@huigao/report';
import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { EditorProps, EditorView } from '@tiptap/pm/view';
import type { KeyCalls } from '../keys/body-keys';
import { takeTypedText } from '../keys/typed-text';
import { clipboardProps, type ShownIn } from '../pasting/clipboard';

/** What the editor tells the page. */
export interface EditorCalls extends KeyCalls {
  readonly focused: () => void;
  readonly blurred: () => void;
  /** A key that would have changed a text one may not write in. */
  readonly refusedKey: () => void;
  /** A change that was not made, since a table would hold more than it may. */
  readonly tableFull: () => void;
  /** After each change of text or selection, with the state already new. */
  readonly changed: (view: EditorView, tr: Transaction) => void;
  /** A press on the text, at this position of it. */
  readonly clicked: (view: EditorView, pos: number) => void;
  /** Takes a key before the text does; true when it was taken. */
  readonly key: (event: KeyboardEvent) => boolean;
  /** An input method begins to compose, or its words are in the text. */
  readonly composing: (how: 'begins' | 'ends') => void;
  /** The view may differ from the document: make a new editor. */
  readonly broken: (error: unknown) => void;
}

/** Keys that change text where one may write. */
const isWriting = (event: KeyboardEvent) =>
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  ([...event.key].length === 1 || ['Enter', 'Backspace', 'Delete', 'Process'].includes(event.key));

type ClickOn = Parameters<NonNullable<EditorProps['handleClickOn']>>;

export interface ViewPropsOptions {
  readonly calls: EditorCalls;
  readonly report: () => ShownIn | null;
  /** The document of the view now. */
  readonly body: () => Node;
  /** A composition ends; the view has not yet taken its text in. */
  readonly composed: () => void;
}

/** Props of the view of one section. */
export function viewProps({ calls, report, body, composed }: ViewPropsOptions) {
  let lastPointer = '';
  return {
    ...clipboardProps(report, body),
    handleKeyDown: (_view: EditorView, event: KeyboardEvent) => calls.key(event),
    handleClickOn: (...[, , node, pos, event, isDirect]: ClickOn) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (!isDirect || !isPlain) return false;
      if (node.type.name === 'footnote') calls.openNote({ from: pos, to: pos + 1 });
      if (node.type.name !== 'place') return false;
      // A finger cannot hover: it gets the card, from which the panel is one step.
      if (lastPointer === 'touch') calls.openPlace({ from: pos, to: pos + 1 });
      else calls.openFigure(node.attrs.figure as FigureId);
      return false;
    },
    handleClick: (view: EditorView, pos: number) => {
      calls.clicked(view, pos);
      return false;
    },
    handleDOMEvents: {
      pointerdown: (_view: EditorView, { pointerType }: PointerEvent) => {
        lastPointer = pointerType;
        return false;
      },
      focus: () => {
        calls.focused();
        return false;
      },
      blur: () => {
        calls.blurred();
        return false;
      },
      compositionstart: () => {
        calls.composing('begins');
        return false;
      },
      compositionend: () => {
        composed();
        return false;
      },
      keydown: (view: EditorView, event: KeyboardEvent) => {
        if (!view.editable && isWriting(event)) calls.refusedKey();
        return false;
      },
      beforeinput: (view: EditorView, event: InputEvent) => {
        if (takeTypedText(view, event)) return true;
        // Undo from the browser's own menu knows nothing of ours.
        if (event.inputType !== 'historyUndo' && event.inputType !== 'historyRedo') return false;
        event.preventDefault();
        if (event.inputType === 'historyUndo') calls.undo();
        else calls.redo();
        return true;
      },
    },
  };
}
