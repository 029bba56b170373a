// Keeps one editor mounted on a section's document for as long as the component is; a new one after a fault, at the same caret.

import type { SectionReplica } from '@huigao/sync/client';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { BodyEditor, type BodyEditorOptions, type EditorPlace } from './body-editor';

type Options = Omit<BodyEditorOptions, 'element' | 'replica'>;

/** More faults than this in a row, and mounting anew is no use. */
const mostFaults = 5;

/** The newest of a value that changes from drawing to drawing, for callbacks that outlive one. */
function useNewest<Value>(value: Value): RefObject<Value> {
  const newest = useRef(value);
  useLayoutEffect(() => {
    newest.current = value;
  });
  return newest;
}

/**
 * The editor in `element`, null until it is mounted.
 * @param options - read anew at each call; only another replica makes another editor
 */
export function useBodyEditor(
  element: RefObject<HTMLElement | null>,
  replica: SectionReplica,
  options: Options,
): BodyEditor | null {
  const newest = useNewest(options);
  const [editor, setEditor] = useState<BodyEditor | null>(null);
  const [faults, setFaults] = useState(0);
  const place = useRef<EditorPlace | null>(null);

  useLayoutEffect(() => {
    if (!element.current) return;
    const { report, texts, live, userName, mayWrite, otherwise } = newest.current;
    let isBroken = false;
    const now = new BodyEditor({
      element: element.current,
      replica,
      report,
      texts,
      live: {
        sources: live.sources,
        empty: (title) => newest.current.live.empty(title),
        openFigure: (figure) => newest.current.live.openFigure(figure),
        openTasks: () => newest.current.live.openTasks(),
      },
      userName,
      mayWrite,
      otherwise,
      label: () => newest.current.label(),
      hint: () => newest.current.hint(),
      calls: {
        focused: () => newest.current.calls.focused(),
        blurred: () => newest.current.calls.blurred(),
        refusedKey: () => newest.current.calls.refusedKey(),
        tableFull: () => newest.current.calls.tableFull(),
        changed: (view, tr) => newest.current.calls.changed(view, tr),
        clicked: (view, pos) => newest.current.calls.clicked(view, pos),
        key: (event) => newest.current.calls.key(event),
        openFigure: (figure) => newest.current.calls.openFigure(figure),
        leave: (direction) => newest.current.calls.leave(direction),
        linkNumber: () => newest.current.calls.linkNumber(),
        undo: () => newest.current.calls.undo(),
        redo: () => newest.current.calls.redo(),
        openPlace: (range) => newest.current.calls.openPlace(range),
        openNote: (range) => newest.current.calls.openNote(range),
        composing: (how) => newest.current.calls.composing(how),
        broken: (error) => {
          newest.current.calls.broken(error);
          if (isBroken) return;
          isBroken = true;
          // Not in the midst of the change that failed.
          queueMicrotask(() => setFaults((count) => count + 1));
        },
      },
    });
    if (place.current) now.restore(place.current);
    place.current = null;
    setEditor(now);
    return () => {
      if (isBroken) place.current = now.place;
      setEditor(null);
      now.destroy();
    };
    // A fault mounts anew; the replica's document stays.
  }, [element, replica, newest, Math.min(faults, mostFaults)]);

  const { mayWrite } = options;
  useEffect(() => editor?.setMayWrite(mayWrite), [editor, mayWrite]);
  return editor;
}
