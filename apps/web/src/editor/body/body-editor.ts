// The editor of one section's text, without React: Tiptap bound to the section's document, and what the page does with it.

import type { TextNumber } from '@huigao/checks';
import type { SectionId } from '@huigao/report';
import { type TextEdit, writeTextEdits } from '@huigao/report-doc';
import type { SectionReplica } from '@huigao/sync/client';
import { type AnyExtension, Editor, type JSONContent } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { UndoManager } from 'yjs';
import type { SectionEditorHandle } from '../../report/report-session';
import { bodyNow } from '../../report/section-body';
import { bindingOf, forgetUndo, startUndoStep, undoManagerOf } from '../binding/guarded-collaboration';
import { type HeldRange, heldNow, holdRange, type PlainRange } from '../binding/held-range';
import { QuietQueue } from '../binding/quiet-queue';
import { type PlacedChoice, withChosenBlock } from '../inserting/chosen-block';
import { typedTrigger, withoutTrigger } from '../inserting/figure-trigger';
import type { SectionHistory } from '../keys/undo-order';
import { quietAwareness } from '../marks/carets';
import { type FindingMark, shownFindings, withFindings, withFlash } from '../marks/finding-marks';
import { shownNumbers, withNumbers } from '../marks/number-marks';
import type { RangeMarks } from '../marks/range-marks';
import {
  type NewPlace,
  type PlaceChange,
  withParagraphs,
  withPlace,
  withPlaceChanged,
  withText,
} from '../places/place-commands';
import type { Figures } from '../places/place-texts';
import { type BodySources, bodyExtensions } from './body-extensions';
import { layOut, leaveOutWhenFar } from './far-text';
import { withScheme } from './numbers';
import { sectionHandle } from './section-handle';
import { viewProps } from './view-props';

export interface BodyEditorOptions extends BodySources {
  readonly element: HTMLElement;
  readonly mayWrite: boolean;
  /** Absent: it shows the section's text as it is. */
  readonly otherwise?: ShownOtherwise | undefined;
}

/** What stands between the section's text and an editor that shows it otherwise: with one's own suggestions made. */
export interface ShownOtherwise {
  /** Where a stretch of the text stands in the editor, and the other way round. */
  readonly inEditor: <Range extends PlainRange>(range: Range) => Range;
  readonly inText: <Range extends PlainRange>(range: Range) => Range;
  /** What shows the difference. */
  readonly extensions: readonly AnyExtension[];
  /** The editor is there; the returned function is called when it goes. */
  readonly opened: (editor: BodyEditor) => () => void;
}

/** Where the caret was, to be put back in a new editor on the same document. */
export interface EditorPlace {
  readonly anchor: number;
  readonly head: number;
  readonly hasFocus: boolean;
}

/** How long a stretch that was jumped to stays marked; the animation in marks.css is as long. */
const flashMs = 2000;

/** The text the document holds, so that the binding finds a caret that stands in it; what it cannot read is left to the binding. */
function firstBody({ doc }: SectionReplica): Node | null {
  const read = bodyNow(doc);
  return read.ok ? read.body : null;
}

export class BodyEditor {
  /** The section whose text it is. */
  readonly section: SectionId;
  readonly #editor: Editor;
  readonly #options: BodyEditorOptions;
  readonly #queue = new QuietQueue(() => this.#editor?.view ?? null);
  readonly #catchUpCarets: () => void;
  #mayWrite: boolean;
  #flashTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: BodyEditorOptions) {
    this.#options = options;
    this.section = options.replica.id;
    this.#mayWrite = options.mayWrite;
    const body = firstBody(options.replica);
    // Before there is an editor: the view asks for a layout while it is made.
    if (body) leaveOutWhenFar(options.element, body);
    const { awareness, catchUp } = quietAwareness(options.replica.awareness, () => this.#queue.isComposing);
    this.#catchUpCarets = catchUp;
    this.#editor = new Editor({
      element: options.element,
      editable: options.mayWrite,
      content: body && (body.toJSON() as JSONContent),
      injectCSS: false,
      enablePasteRules: false,
      enableCoreExtensions: {
        clipboardTextSerializer: false,
        keymap: false,
        focusEvents: false,
        drop: false,
        paste: false,
        delete: false,
        textDirection: false,
      },
      // A reader can come to the text by keyboard too.
      coreExtensionOptions: { tabindex: { value: '0' } },
      extensions: bodyExtensions(options, {
        mayWrite: () => this.#mayWrite,
        awareness,
        otherwise: options.otherwise?.extensions ?? [],
      }),
      editorProps: viewProps({
        calls: options.calls,
        report: options.report,
        body: () => this.view.state.doc,
        composed: () => {
          this.#queue.compositionEnded();
          this.#queue.run('carets', this.#catchUpCarets);
          this.#queue.run('composed', () => options.calls.composing('ends'));
        },
      }),
    });
  }

  /** The view as it is now. */
  get view(): EditorView {
    return this.#editor.view;
  }

  get isDestroyed(): boolean {
    return this.#editor.isDestroyed;
  }

  get mayWrite(): boolean {
    return this.#mayWrite;
  }

  /** Whether one may write, and nothing is being composed. */
  get isFree(): boolean {
    return this.#mayWrite && !this.#queue.isComposing;
  }

  /** The figures of the report as this section shows them. */
  figures(): Figures | null {
    return this.#options.texts.figures();
  }

  setMayWrite(mayWrite: boolean): void {
    if (mayWrite === this.#mayWrite) return;
    // What was undone later would be written without the right, or against what others wrote meanwhile.
    if (!mayWrite) forgetUndo(this.view.state);
    this.#mayWrite = mayWrite;
    this.#editor.setEditable(mayWrite, false);
  }

  /** Does it once the text is not being composed; of one kind only the newest. */
  whenQuiet(kind: string, work: () => void): void {
    this.#queue.run(kind, work);
  }

  /** The steps of this person in this text, to be taken back and done again. */
  undoManager(): UndoManager {
    return undoManagerOf(this.view.state);
  }

  /** A stretch of the section's text as it stands in this editor. */
  readonly placed = <Range extends PlainRange>(range: Range): Range =>
    this.#options.otherwise?.inEditor(range) ?? range;

  /** A stretch of this editor as it stands in the section's text. */
  inText<Range extends PlainRange>(range: Range): Range {
    return this.#options.otherwise?.inText(range) ?? range;
  }

  /** Shows findings once the text is not being composed. */
  setFindings(given: readonly FindingMark[]): void {
    const findings = this.#moved(given);
    this.#queue.run('findings', () => {
      if (findings.length === 0 && shownFindings(this.view.state).length === 0) return;
      this.view.dispatch(withFindings(this.view.state, findings));
    });
  }

  /**
   * Shows stretches of the text as what they are, once the text is not being composed.
   * @param size - of the text they were placed in: in another they do not belong where they say
   * @param shown - called unless the text was another
   */
  setMarks<Mark extends PlainRange>(
    kind: RangeMarks<Mark>,
    given: readonly Mark[],
    { size, shown }: { readonly size?: number | undefined; readonly shown?: () => void } = {},
  ): void {
    const marks = this.#moved(given);
    this.#queue.run(kind.name, () => {
      const { state } = this.view;
      if (size !== undefined && !this.#options.otherwise && state.doc.content.size !== size) return;
      shown?.();
      // Others' changes have moved them already: of hundreds of comments none is drawn anew.
      if (kind.areShown(state, marks)) return;
      if (marks.length > 0 || kind.isShowing(state)) this.view.dispatch(kind.show(state, marks));
    });
  }

  /** Shows what numbers are to the figures, once the text is not being composed; none: shows nothing. */
  setNumbers(numbers: readonly TextNumber[]): void {
    this.#queue.run('numbers', () => {
      // Numbers are known by where they stand in the text.
      if (this.#options.otherwise) return;
      if (numbers.length === 0 && shownNumbers(this.view.state).length === 0) return;
      this.view.dispatch(withNumbers(this.view.state, numbers));
    });
  }

  /** Follows the scheme of the report. */
  followReport(): void {
    const scheme = this.#options.report()?.scheme;
    if (!scheme) return;
    this.#queue.run('scheme', () => {
      const tr = withScheme(this.view.state, scheme);
      if (tr) this.view.dispatch(tr);
    });
  }

  /** Draws hint and label again after a change of language. */
  redraw(): void {
    this.#queue.run('redraw', () => this.view.updateState(this.view.state));
  }

  get place(): EditorPlace {
    const { anchor, head } = this.view.state.selection;
    return { anchor, head, hasFocus: this.view.hasFocus() };
  }

  /** Puts the caret where it was in an earlier editor, as far as there is text. */
  restore({ anchor, head, hasFocus }: EditorPlace): void {
    const { doc, tr } = this.view.state;
    const within = (pos: number) => doc.resolve(Math.max(0, Math.min(pos, doc.content.size)));
    this.view.dispatch(tr.setSelection(TextSelection.between(within(anchor), within(head))));
    if (hasFocus) this.view.focus();
  }

  hold(range: PlainRange): HeldRange {
    return holdRange(this.view.state, range);
  }

  heldNow(range: HeldRange): PlainRange | null {
    return heldNow(this.view.state, range);
  }

  /** Scrolls the selection into view. */
  reveal(): void {
    layOut(this.view.dom);
    this.view.dispatch(this.view.state.tr.scrollIntoView());
  }

  /** Goes back to the text, once what had the focus is gone: a dialog inside the section takes the selection with it. */
  focus(): void {
    requestAnimationFrame(() => {
      if (!this.isDestroyed) this.view.focus();
    });
  }

  dismissTrigger(): void {
    if (typedTrigger(this.view.state)) this.view.dispatch(withoutTrigger(this.view.state));
  }

  /** Puts a place instead of a range, as one step of undo. */
  replaceWithPlace({ from, to }: PlainRange, place: NewPlace): boolean {
    return this.#step(withPlace(this.view.state, { from, to }, place, this.figures()));
  }

  /** Changes a place where it stands, as one step of undo. */
  changePlace(range: PlainRange, change: PlaceChange): boolean {
    return this.#step(withPlaceChanged(this.view.state, range, change, this.figures()));
  }

  /** Puts words instead of a range, as one step of undo. */
  replaceWithText({ from, to }: PlainRange, text: string): boolean {
    return this.#step(withText(this.view.state, { from, to }, text));
  }

  /** Makes a change of one's own, as one step of undo. @returns whether it could be, and there was one */
  change(make: (state: EditorState) => Transaction | null): boolean {
    return this.#step(make(this.view.state));
  }

  /**
   * Writes words instead of many stretches of the text, each where it stands and nothing beside it, as one step of undo.
   * @param make - gives them for the text as it is now
   * @returns whether one may write
   */
  writeEdits(make: (body: Node) => readonly TextEdit[]): boolean {
    if (!this.isFree) return false;
    const { state } = this.view;
    startUndoStep(state);
    writeTextEdits(bindingOf(state).doc, state.doc, make(state.doc), ySyncPluginKey);
    startUndoStep(state);
    return true;
  }

  /** Puts paragraphs instead of a range of one paragraph's text, as one step of undo. */
  insertParagraphs({ from, to }: PlainRange, body: Node): boolean {
    return this.#step(withParagraphs(this.view.state, { from, to }, body, this.figures()));
  }

  /** Puts a table, a caption or a live block where a range stands; false where there can be none. */
  insertBlock(range: PlainRange, choice: PlacedChoice): boolean {
    return this.#step(withChosenBlock(this.view.state, range, choice));
  }

  /** What panels may do with this section. */
  readonly handle: SectionEditorHandle = sectionHandle(this);

  /** What the page's order of undo does with this section. */
  get history(): SectionHistory {
    const then = (step: 'undo' | 'redo') => () => {
      this.#editor.commands[step]();
      this.reveal();
      this.#focus();
    };
    return { manager: undoManagerOf(this.view.state), undo: then('undo'), redo: then('redo') };
  }

  destroy(): void {
    this.#options.calls.composing('ends');
    clearTimeout(this.#flashTimer);
    this.#queue.stop();
    this.#editor.destroy();
  }

  #moved<Range extends PlainRange>(ranges: readonly Range[]): readonly Range[] {
    return this.#options.otherwise ? ranges.map((range) => this.placed(range)) : ranges;
  }

  #focus(): true {
    this.view.focus();
    return true;
  }

  #step(tr: Transaction | null): boolean {
    if (!tr || !this.isFree) return false;
    startUndoStep(this.view.state);
    this.view.dispatch(tr);
    startUndoStep(this.view.state);
    return true;
  }

  /** Scrolls to a stretch of this editor, and marks it for a moment. */
  show({ from, to }: PlainRange): void {
    const { content } = this.view.state.doc;
    layOut(this.view.dom);
    const start = Math.max(0, Math.min(from, content.size));
    const end = Math.max(start, Math.min(to, content.size));
    const { node } = this.view.domAtPos(start);
    const element = node instanceof Element ? node : node.parentElement;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    element?.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' });
    if (start === end) return;
    this.#queue.run('flash', () => this.view.dispatch(withFlash(this.view.state, { from: start, to: end })));
    clearTimeout(this.#flashTimer);
    this.#flashTimer = setTimeout(
      () => this.#queue.run('flash', () => this.view.dispatch(withFlash(this.view.state, null))),
      flashMs,
    );
  }
}
