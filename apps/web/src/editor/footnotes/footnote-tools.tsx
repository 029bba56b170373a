import { type RefObject, useImperativeHandle, useState } from 'react';
import { late } from '../../app/late';
import type { HeldRange, PlainRange } from '../binding/held-range';
import type { BodyEditor } from '../body/body-editor';
import { noteAt, noteAtSelection } from './footnotes';

const FootnoteCard = late(() => import('./footnote-card'), ['more']);

/** Opens what a note says; without a range that of the note at the caret, or of one that is not there yet. */
export type OpenNote = (range: PlainRange | null) => void;

/** The note that is open: what it said then; null: it is not there yet. */
interface OpenedNote {
  readonly range: HeldRange;
  readonly said: string | null;
}

/** The card of the footnote that was clicked or is being put in. */
export function FootnoteTools({
  editor,
  mayWrite,
  openNote,
}: {
  readonly editor: BodyEditor;
  readonly mayWrite: boolean;
  /** Where the editor finds what a click and its key do. */
  readonly openNote: RefObject<OpenNote | null>;
}) {
  const [note, setNote] = useState<OpenedNote | null>(null);

  useImperativeHandle(openNote, () => (given) => {
    // A card goes out of sight with its words.
    if (given === null) editor.reveal();
    const { state } = editor.view;
    const range = given ?? noteAtSelection(state);
    if (range) {
      setNote({ range: editor.hold(range), said: noteAt(state, range) });
      return;
    }
    const { $to, to } = state.selection;
    if (mayWrite && $to.parent.isTextblock) setNote({ range: editor.hold({ from: to, to }), said: null });
  });

  return (
    note && (
      <FootnoteCard
        // Another note is another card, with nothing of the old one in it.
        key={JSON.stringify(note.range.from)}
        editor={editor}
        range={note.range}
        said={note.said}
        mayWrite={mayWrite}
        onClose={() => setNote(null)}
      />
    )
  );
}
