import type { OutlineEntry } from '@huigao/report';
import type { SectionReplica } from '@huigao/sync/client';
import { PencilLine } from 'lucide-react';
import { type ComponentType, type ReactNode, useEffect, useState, useSyncExternalStore } from 'react';
import { browserClock } from '../app/browser-clock';
import { useText } from '../app/locale';
import type { BodyEditor, ShownOtherwise } from '../editor/body/body-editor';
import type { BodyFrameProps } from '../editor/body/body-frame';
import { useReport, useReportSession } from '../report/report-session';
import '../suggestions/tracked.css';
import { Button } from '../ui/button';
import { changeMarks, withChanges } from './draw-changes';
import { ForkSession } from './fork-session';
import styles from './suggesting-body.module.css';

export interface SuggestingBodyProps {
  readonly entry: OutlineEntry;
  readonly replica: SectionReplica;
  readonly onFault: () => void;
  /** What shows the text while the fork is being made. */
  readonly waiting: ReactNode;
  /** The page has it; imported here it would be loaded apart, by all who never come here. */
  readonly Frame: ComponentType<BodyFrameProps>;
}

/** A section's text in 修订 mode: an editor on a fork of it, with a line that says so. */
export default function SuggestingBody({ entry, replica, onFault, waiting, Frame }: SuggestingBodyProps) {
  const session = useForkSession(entry, replica);
  return session ? <ForkedBody entry={entry} session={session} onFault={onFault} Frame={Frame} /> : waiting;
}

/** Calls when the page is hidden, or goes. */
function onPageLeft(leaving: () => void): () => void {
  const onHidden = () => document.visibilityState === 'hidden' && leaving();
  document.addEventListener('visibilitychange', onHidden);
  window.addEventListener('pagehide', leaving);
  return () => {
    document.removeEventListener('visibilitychange', onHidden);
    window.removeEventListener('pagehide', leaving);
  };
}

function useForkSession(entry: OutlineEntry, replica: SectionReplica): ForkSession | null {
  const { client, store, person } = useReportSession();
  const [session, setSession] = useState<ForkSession | null>(null);
  // Another assignment or state of the section makes no other fork.
  const { id } = entry;
  useEffect(() => {
    const opened = ForkSession.open({
      ...{ section: id, replica, client, store, person: person.id },
      clock: browserClock,
      onLeaving: onPageLeft,
    });
    setSession(opened);
    return () => {
      setSession(null);
      opened?.stop();
    };
  }, [id, replica, client, store, person.id]);
  return session;
}

interface ForkedBodyProps extends Pick<SuggestingBodyProps, 'entry' | 'onFault' | 'Frame'> {
  readonly session: ForkSession;
}

function ForkedBody({ entry, session, onFault, Frame }: ForkedBodyProps) {
  const [editor, setEditor] = useState<BodyEditor | null>(null);
  const otherwise = useOtherwise(session, setEditor);
  useDrawn(session, editor);
  useCaret(entry, editor);
  return (
    <>
      <ModeLine entry={entry} session={session} />
      <Frame
        entry={entry}
        replica={session.replica}
        mayWrite
        onFault={onFault}
        refusedKey={() => {}}
        otherwise={otherwise}
      />
    </>
  );
}

function useOtherwise(session: ForkSession, opened: (editor: BodyEditor | null) => void): ShownOtherwise {
  const [otherwise] = useState<ShownOtherwise>(() => ({
    ...session.otherwise,
    opened: (editor) => {
      const closed = session.otherwise.opened(editor);
      opened(editor);
      return () => {
        closed();
        opened(null);
      };
    },
  }));
  return otherwise;
}

/** Shows what one suggests. */
function useDrawn(session: ForkSession, editor: BodyEditor | null): void {
  const t = useText();
  const figures = useReport((report) => report.figures);
  useEffect(() => {
    if (!editor || !figures) return;
    const draw = () => {
      if (editor.isDestroyed) return;
      editor.whenQuiet('ownChanges', () => {
        const { view } = editor;
        view.dispatch(withChanges(view.state, changeMarks(session.fork, figures, t)));
      });
    };
    draw();
    const stop = session.subscribe(draw);
    return () => {
      stop();
    };
  }, [session, editor, figures, t]);
}

/** Puts the caret where one pressed, or was, before the mode was turned on. */
function useCaret({ id }: OutlineEntry, editor: BodyEditor | null): void {
  const { suggesting, comments } = useReportSession();
  useEffect(() => {
    const caret = editor && suggesting.takeCaret(id);
    if (!caret) return;
    const { selected } = comments.desk;
    const pos = caret.pos ?? (selected?.section === id ? selected.from : 0);
    editor.handle.select(pos, pos);
  }, [editor, suggesting, comments, id]);
}

/** Says what becomes of what one writes here, and how much of that there is. */
function ModeLine({ entry, session }: Pick<ForkedBodyProps, 'entry' | 'session'>) {
  const t = useText();
  const { suggesting, openSuggestions } = useReportSession();
  const { count, apart } = useSyncExternalStore(session.subscribe, session.shown);
  return (
    <div className={styles.line}>
      <PencilLine aria-hidden className={styles.icon} />
      <span className={styles.words}>
        {t('suggesting.line')}
        {count > 0 && <strong> {t('suggesting.count', { count })}</strong>}
        {apart > 0 && <span className={styles.apart}> {t('suggesting.apart', { count: apart })}</span>}
      </span>
      {(count > 0 || apart > 0) && (
        <Button size="sm" variant="quiet" onClick={openSuggestions}>
          {t('suggesting.list')}
        </Button>
      )}
      <Button size="sm" variant="quiet" onClick={() => suggesting.turn(entry.id, 'off')}>
        {t('suggesting.end')}
      </Button>
    </div>
  );
}
