// The text of one section in its editor, with all that belongs to it: marks, cards, menus, and the way from panels to it and back.

import { guideOf, notesBefore, type OutlineEntry, tableLimits } from '@huigao/report';
import type { SectionReplica } from '@huigao/sync/client';
import { useEffect, useRef, useState } from 'react';
import { late } from '../../app/late';
import { type Translate, useText } from '../../app/locale';
import { useSectionThreads } from '../../comments/use-section-threads';
import { type ReportStore, useReport, useReportSession } from '../../report/report-session';
import { SuggestionLayerWhenNeeded } from '../../suggestions/when-needed';
import { TasksDialog } from '../../tasks/tasks-button';
import { useToast } from '../../ui/toast';
import type { ShownOtherwise } from './body-editor';
import '../editor.css';
import '../tables/table.css';
import type { OpenNote } from '../footnotes/footnote-tools';
import { countingFrom } from '../footnotes/note-count';
import type { MenuKey } from '../inserting/figure-menu';
import { liveSources } from '../live/live-sources';
import { threadsAt } from '../marks/thread-marks';
import { useSectionMarks } from '../marks/use-section-marks';
import { usePastedNumbers } from '../pasting/pasted-numbers';
import type { OpenPlace } from '../places/place-hover';
import { placeTexts, reportShownIn } from '../places/place-texts';
import { TableToolsWhenNeeded } from '../tables/table-tools-when-needed';
import { TableWatch } from '../tables/table-watch';
import { EditorSituation } from './editor-situation';
import { watchFar } from './far-text';
import { useBodyEditor } from './use-body-editor';

const TextTools = late(() => import('./text-tools'), []);

export interface BodyFrameProps {
  readonly entry: OutlineEntry;
  readonly replica: SectionReplica;
  readonly mayWrite: boolean;
  readonly onFault: () => void;
  /** A key that would change a text one may not write in. */
  readonly refusedKey: () => void;
  /** A press on the text that selects nothing. */
  readonly clicked?: ((pos: number) => void) | undefined;
  /** Absent: the editor shows the text as it is. */
  readonly otherwise?: ShownOtherwise | undefined;
}

/** The editor of a section's text. */
export function BodyFrame(props: BodyFrameProps) {
  const { entry, replica, mayWrite, onFault, refusedKey, clicked, otherwise } = props;
  const t = useText();
  const { client, store, person, navigator, texts, undoOrder, comments } = useReportSession();
  const element = useRef<HTMLDivElement>(null);
  const menuKey = useRef<MenuKey | null>(null);
  const linkNumber = useRef<(() => void) | null>(null);
  const openPlace = useRef<OpenPlace | null>(null);
  const openNote = useRef<OpenNote | null>(null);
  const [situation] = useState(() => new EditorSituation());
  const [tables] = useState(() => new TableWatch());
  const [tasksOpen, setTasksOpen] = useState(false);
  const pasted = usePastedNumbers(entry);
  const toast = useToast();

  // Asked for with every key.
  const label = t('editor.section-text', { title: entry.title });
  const editor = useBodyEditor(element, replica, {
    otherwise,
    report: () => shownReport(store, entry),
    texts: placeTexts(store, entry.id),
    live: {
      sources: liveSources(store, entry.id),
      empty: (title) => t('blocks.empty', { title }),
      openFigure: navigator.showFigure,
      openTasks: () => setTasksOpen(true),
    },
    userName: person.name,
    mayWrite,
    label: () => label,
    hint: () => hint(t, entry, mayWrite ? 'writer' : 'reader'),
    calls: {
      focused: () => mayWrite && navigator.setActive(entry.id),
      blurred: () => {
        situation.clear();
        tables.clear();
      },
      refusedKey,
      tableFull: () => toast(t('blocks.table-full', tableLimits), 'bad'),
      changed: (view, tr) => {
        texts.changed(entry.id, tr);
        situation.update(view, tr);
        tables.update(view, tr);
        pasted.offer(view, tr);
        const { from, to } = view.state.selection;
        const range = otherwise?.inText({ from, to }) ?? { from, to };
        // A press selects before it gives the focus.
        if (view.hasFocus() || tr.getMeta('pointer') === true)
          comments.desk.select({ section: entry.id, ...range });
      },
      clicked: (view, pos) => {
        const [thread] = threadsAt(view.state, pos);
        comments.desk.look(thread ?? null);
        // Whoever looks at a comment does not begin to write.
        if (!thread && view.state.selection.empty) clicked?.(pos);
      },
      key: (event) => situation.trigger() !== null && (menuKey.current?.(event) ?? false),
      openFigure: navigator.showFigure,
      leave: (direction) => navigator.focusNeighbour(entry.id, direction),
      linkNumber: () => linkNumber.current?.(),
      undo: () => undoOrder.undo(),
      redo: () => undoOrder.redo(),
      openPlace: (range) => openPlace.current?.(range),
      openNote: (range) => openNote.current?.(range),
      // In a fork nothing is sent.
      composing: (how) => !otherwise && client.composing(entry.id, how),
      broken: (error) => {
        reportError(error);
        onFault();
      },
    },
  });

  useEffect(
    () => (editor ? navigator.register(entry.id, editor.handle) : undefined),
    [editor, navigator, entry.id],
  );
  useEffect(() => (editor ? texts.register(editor) : undefined), [editor, texts]);
  useEffect(() => (editor ? otherwise?.opened(editor) : undefined), [editor, otherwise]);
  useEffect(
    () => (editor ? undoOrder.register(entry.id, editor.history) : undefined),
    [editor, undoOrder, entry.id],
  );
  const notes = useReport((report) => notesBefore(report).get(entry.id)) ?? 0;
  const { marks } = useSectionThreads(entry.id);
  useSectionMarks(entry, editor, marks);
  useEffect(() => editor?.redraw(), [editor, t, mayWrite]);
  useEffect(
    () => watchFar(element.current!, (isFar) => client.setFar(entry.id, isFar)),
    [client, entry.id, editor],
  );
  useEffect(() => {
    editor?.followReport();
    return store.subscribe(() => editor?.followReport());
  }, [editor, store]);

  return (
    <div className="body-frame" style={countingFrom(notes)}>
      <div ref={element} data-read-only={!mayWrite || undefined} />
      {editor && (
        <>
          <TextTools
            {...{ editor, situation, mayWrite, openPlace, openNote, menuKey, linkNumber, marks }}
            root={element}
          />
          <SuggestionLayerWhenNeeded
            section={entry.id}
            editor={editor}
            root={element}
            without={otherwise && person.id}
          />
          {mayWrite && <TableToolsWhenNeeded editor={editor} watch={tables} />}
          {tasksOpen && <TasksDialog onClose={() => setTasksOpen(false)} />}
          {pasted.dialog}
        </>
      )}
    </div>
  );
}

function shownReport(store: ReportStore, { id }: OutlineEntry) {
  const report = store.current();
  return report && reportShownIn(report, id);
}

function hint(t: Translate, entry: OutlineEntry, who: 'writer' | 'reader'): string {
  const guidance = guideOf(entry).words;
  if (who === 'reader') return guidance || t('editor.nothing-yet');
  return guidance ? t('editor.guidance', { guidance }) : t('editor.placeholder');
}
