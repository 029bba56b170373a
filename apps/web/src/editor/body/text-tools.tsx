import type { RefObject } from 'react';
import { SelectionBubble } from '../../comments/selection-bubble';
import { ThreadMargin } from '../../comments/thread-margin';
import { FootnoteTools, type OpenNote } from '../footnotes/footnote-tools';
import { FigureInsertion } from '../inserting/figure-insertion';
import type { MenuKey } from '../inserting/figure-menu';
import { NumberLinking } from '../linking/number-linking';
import type { ThreadMark } from '../marks/thread-marks';
import { type OpenPlace, PlaceHover } from '../places/place-hover';
import type { BodyEditor } from './body-editor';
import type { EditorSituation } from './editor-situation';

export interface TextToolsProps {
  readonly editor: BodyEditor;
  readonly root: RefObject<HTMLElement | null>;
  readonly situation: EditorSituation;
  readonly mayWrite: boolean;
  /** The words that threads stand on. */
  readonly marks: readonly ThreadMark[];
  /** Where the editor finds what its keys do. */
  readonly openPlace: RefObject<OpenPlace | null>;
  readonly openNote: RefObject<OpenNote | null>;
  readonly menuKey: RefObject<MenuKey | null>;
  readonly linkNumber: RefObject<(() => void) | null>;
}

/**
 * What stands beside words of a text when one points at them, selects or types them: cards of places and footnotes, comments and the way to
 * one, the menu of figures, the link of a number to its figure. It comes after the text.
 */
export default function TextTools(props: TextToolsProps) {
  const { editor, root, situation, mayWrite, openPlace, openNote } = props;
  return (
    <>
      <PlaceHover root={root} editor={editor} mayWrite={mayWrite} openPlace={openPlace} />
      <ThreadMargin section={editor.section} editor={editor} root={root} marks={props.marks} />
      <SelectionBubble section={editor.section} editor={editor} situation={situation} />
      <FootnoteTools editor={editor} mayWrite={mayWrite} openNote={openNote} />
      {mayWrite && <FigureInsertion {...{ editor, situation, openNote }} menuKey={props.menuKey} />}
      {mayWrite && <NumberLinking editor={editor} situation={situation} linkNumber={props.linkNumber} />}
    </>
  );
}
