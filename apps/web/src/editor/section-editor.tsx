import { guidanceOf, type OutlineEntry } from '@huigao/report';
import { readBody } from '@huigao/report-doc';
import type { SectionReplica } from '@huigao/sync/client';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { type Translate, useText } from '../app/locale';
import { useSectionThreads } from '../comments/use-section-threads';
import { type ReportStore, useClientState, useReport, useReportSession } from '../report/report-session';
import { SuggestionLayerWhenNeeded } from '../suggestions/when-needed';
import { TasksDialog } from '../tasks/tasks-button';
import { useToast } from '../ui/toast';
import { type ReadOnlyReason, whyReadOnly } from './editing-right';
import './editor.css';
import './table.css';
import { EditorSituation } from './editor-situation';
import type { MenuKey } from './figure-menu';
import { liveSources } from './live-sources';
import { usePastedNumbers } from './pasted-numbers';
import type { OpenPlace } from './place-hover';
import { placeTexts, reportShownIn } from './place-texts';
import { StaticBody } from './static-body';
import { TableToolsWhenNeeded } from './table-tools-when-needed';
import { TableWatch } from './table-watch';
import { threadsAt } from './thread-marks';
import { useBodyEditor } from './use-body-editor';
import { useSectionMarks } from './use-section-marks';

export interface SectionEditorProps {
  readonly entry: OutlineEntry;
}

/**
 * The text of one section, to write in where one may. Bound to its document only when that has arrived and holds nothing the
 * schema does not know, for the binding would delete what it does not know.
 */
export function SectionEditor({ entry }: SectionEditorProps) {
  const replica = useReplica(entry);
  const [faults, setFaults] = useState(0);
  // Judged anew after a fault of the view: what arrived may be what it must not be bound to.
  const readable = useMemo(() => (replica ? readBody(replica.doc) : null), [replica, faults]);
  if (!replica || !readable) return <WaitingBody entry={entry} />;
  return readable.ok ? (
    <BoundBody
      key={replica.number}
      entry={entry}
      replica={replica}
      onFault={() => setFaults((count) => count + 1)}
    />
  ) : (
    <Suspense>
      <UnreadableBody fault={readable} replica={replica} />
    </Suspense>
  );
}

/** The text as far as it is known, while there is nothing to write in. */
function WaitingBody({ entry }: SectionEditorProps) {
  const t = useText();
  const report = useReport((now) => now);
  const body = report?.bodies.get(entry.id);
  if (report && body) return <StaticBody report={reportShownIn(report, entry.id)} body={body} />;
  return (
    <p className="body-notice" aria-busy>
      {t('editor.loading')}
    </p>
  );
}

const TextTools = lazy(() => import('./text-tools'));

const UnreadableBody = lazy(() =>
  import('./unreadable-body').then(({ UnreadableBody }) => ({ default: UnreadableBody })),
);

/** The section's document once its text has arrived, another one after a refusal; null before. */
function useReplica({ id }: OutlineEntry): SectionReplica | null {
  const { client } = useReportSession();
  const state = useClientState(({ sections }) => sections.get(id));
  const [replica, setReplica] = useState<SectionReplica | null>(null);
  const number = state?.replica;
  // Opening a section changes the state of the client, so not while drawing.
  useEffect(() => setReplica(client.section(id)), [client, id, number]);
  return state?.synced && replica?.number === state.replica ? replica : null;
}

interface BoundBodyProps extends SectionEditorProps {
  readonly replica: SectionReplica;
  readonly onFault: () => void;
}

function BoundBody({ entry, replica, onFault }: BoundBodyProps) {
  const t = useText();
  const { store, person, navigator, undoOrder, comments } = useReportSession();
  const reason = useReadOnlyReason(entry);
  const refuse = useRefusal(reason);
  const element = useRef<HTMLDivElement>(null);
  const menuKey = useRef<MenuKey | null>(null);
  const linkNumber = useRef<(() => void) | null>(null);
  const openPlace = useRef<OpenPlace | null>(null);
  const [situation] = useState(() => new EditorSituation());
  const [tables] = useState(() => new TableWatch());
  const [tasksOpen, setTasksOpen] = useState(false);
  const pasted = usePastedNumbers(entry);
  const mayWrite = reason === null;

  const editor = useBodyEditor(element, replica, {
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
    label: () => t('editor.section-text', { title: entry.title }),
    hint: () => hint(t, entry, mayWrite ? 'writer' : 'reader'),
    calls: {
      focused: () => mayWrite && navigator.setActive(entry.id),
      blurred: () => {
        situation.clear();
        tables.clear();
      },
      refusedKey: refuse,
      changed: (view, tr) => {
        situation.update(view, tr);
        tables.update(view, tr);
        pasted.offer(view, tr);
        const { from, to } = view.state.selection;
        if (view.hasFocus()) comments.desk.select({ section: entry.id, from, to });
      },
      clicked: (view, pos) => {
        const [thread] = threadsAt(view.state, pos);
        comments.desk.look(thread ?? null);
      },
      key: (event) => situation.trigger() !== null && (menuKey.current?.(event) ?? false),
      openFigure: navigator.showFigure,
      leave: (direction) => navigator.focusNeighbour(entry.id, direction),
      linkNumber: () => linkNumber.current?.(),
      undo: () => undoOrder.undo(),
      redo: () => undoOrder.redo(),
      openPlace: (range) => openPlace.current?.(range),
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
  useEffect(
    () => (editor ? undoOrder.register(entry.id, editor.history) : undefined),
    [editor, undoOrder, entry.id],
  );
  const { marks } = useSectionThreads(entry.id);
  useSectionMarks(entry, editor, marks);
  useEffect(() => editor?.redraw(), [editor, t, mayWrite]);
  useEffect(() => {
    editor?.followReport();
    return store.subscribe(() => editor?.followReport());
  }, [editor, store]);

  return (
    <div className="body-frame">
      {reason?.key === 'editor.read-only-damaged' && (
        <p className="body-notice" role="alert">
          {t(reason.key)}
        </p>
      )}
      <div ref={element} data-read-only={!mayWrite || undefined} />
      {editor && (
        <>
          <Suspense fallback={null}>
            <TextTools
              {...{ editor, situation, mayWrite, openPlace, menuKey, linkNumber, marks }}
              root={element}
            />
          </Suspense>
          <SuggestionLayerWhenNeeded section={entry.id} editor={editor} root={element} />
          {mayWrite && <TableToolsWhenNeeded editor={editor} watch={tables} />}
          {tasksOpen && (
            <Suspense fallback={null}>
              <TasksDialog onClose={() => setTasksOpen(false)} />
            </Suspense>
          )}
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

function hint(t: Translate, { kind }: OutlineEntry, who: 'writer' | 'reader'): string {
  const guidance = guidanceOf(kind);
  if (who === 'reader') return guidance ?? t('editor.nothing-yet');
  return guidance ? t('editor.guidance', { guidance }) : t('editor.placeholder');
}

function useReadOnlyReason(entry: OutlineEntry): ReadOnlyReason | null {
  const { person } = useReportSession();
  const people = useReport((report) => report.people);
  const connection = useClientState((client) => client.connection);
  const storing = useClientState((client) => client.storing);
  const state = useClientState(({ sections }) => sections.get(entry.id));
  return whyReadOnly({
    client: { connection, storing, sections: new Map(state && [[entry.id, state]]) },
    entry,
    person: person.id,
    people,
  });
}

/** A reason is told once while someone goes on typing. */
const refusalPauseMs = 6000;

/** Says why one may not write here. */
function useRefusal(reason: ReadOnlyReason | null): () => void {
  const t = useText();
  const toast = useToast();
  const last = useRef(Number.NEGATIVE_INFINITY);
  return () => {
    const now = performance.now();
    if (!reason || now - last.current < refusalPauseMs) return;
    last.current = now;
    toast(t(reason.key, { names: reason.names.join(t('members.and')) }));
  };
}
