import type { SectionId, ThreadId } from '@huigao/report';
import { Clock, MessageSquareText } from 'lucide-react';
import { type RefObject, useLayoutEffect, useState } from 'react';
import { useText } from '../app/locale';
import type { BodyEditor } from '../editor/body/body-editor';
import { isLeftOut } from '../editor/body/far-text';
import type { ThreadMark } from '../editor/marks/thread-marks';
import { useReportSession } from '../report/report-session';
import styles from './comments.module.css';
import { useDesk } from './use-comments';

/** The threads that begin in one block of the text, and where that block begins. */
interface BlockThreads {
  readonly top: number;
  readonly ids: readonly ThreadId[];
  /** What those say that are not on the server yet. */
  readonly waiting: readonly string[];
}

interface ThreadMarginProps {
  readonly section: SectionId;
  readonly editor: BodyEditor;
  readonly root: RefObject<HTMLElement | null>;
  readonly marks: readonly ThreadMark[];
}

/**
 * Markers beside the text, one for each block that has threads: blocks stand below each other, so no marker can cover another,
 * and all keep the order of the text.
 */
export function ThreadMargin({ editor, root, marks }: ThreadMarginProps) {
  const t = useText();
  const { comments } = useReportSession();
  const active = useDesk((state) => state.active);
  const blocks = useBlocks(editor, root, marks);
  /** The first, and from there on the next with each press. */
  const show = (ids: readonly ThreadId[]) => {
    const next = ids[(active === null ? 0 : ids.indexOf(active) + 1) % ids.length]!;
    comments.desk.show(next);
  };
  return blocks.map(({ top, ids, waiting }) =>
    ids.length === 0 ? (
      <Waiting key={top} top={top} texts={waiting} />
    ) : (
      <button
        key={top}
        type="button"
        className={styles.marker}
        data-active={(active !== null && ids.includes(active)) || undefined}
        aria-label={t('comments.at-block', { count: ids.length })}
        style={{ insetBlockStart: `${top}px` }}
        onClick={() => show(ids)}
      >
        <MessageSquareText aria-hidden className={styles.markerIcon} />
        {ids.length > 1 && <span className={styles.markerCount}>{ids.length}</span>}
      </button>
    ),
  );
}

/** Comments that were made without a connection: they wait to be sent. */
function Waiting({ top, texts }: { readonly top: number; readonly texts: readonly string[] }) {
  const t = useText();
  const label = texts.map((text) => t('comments.waiting', { text })).join('\n');
  return (
    <span
      role="img"
      className={styles.marker}
      data-waiting
      aria-label={label}
      title={label}
      style={{ insetBlockStart: `${top}px` }}
    >
      <Clock aria-hidden className={styles.markerIcon} />
    </span>
  );
}

function blocksOf(editor: BodyEditor, root: HTMLElement, marks: readonly ThreadMark[]): BlockThreads[] {
  const { view } = editor;
  const { doc } = view.state;
  const byBlock = new Map<number, { ids: ThreadId[]; waiting: string[] }>();
  for (const mark of marks) {
    const { id, waiting } = mark;
    const { from } = editor.placed(mark);
    if ((id === null && waiting === undefined) || from >= doc.content.size) continue;
    const $from = doc.resolve(from);
    const block = $from.depth > 0 ? $from.before(1) : from;
    const here = byBlock.get(block) ?? { ids: [], waiting: [] };
    if (id !== null) here.ids.push(id);
    if (waiting !== undefined) here.waiting.push(waiting);
    byBlock.set(block, here);
  }
  const origin = root.getBoundingClientRect().top;
  return [...byBlock].flatMap(([block, here]) => {
    const element = view.nodeDOM(block);
    if (!(element instanceof HTMLElement)) return [];
    return [{ top: Math.round(element.getBoundingClientRect().top - origin), ...here }];
  });
}

function useBlocks(
  editor: BodyEditor,
  root: RefObject<HTMLElement | null>,
  marks: readonly ThreadMark[],
): readonly BlockThreads[] {
  const [blocks, setBlocks] = useState<readonly BlockThreads[]>([]);
  useLayoutEffect(() => {
    const element = root.current;
    if (!element || marks.length === 0) return setBlocks([]);
    const place = () => {
      // Asked where its blocks are, a text that is far away would be laid out only for that.
      if (editor.isDestroyed || isLeftOut(editor.view.dom)) return;
      const next = blocksOf(editor, element, marks);
      setBlocks((now) => (JSON.stringify(now) === JSON.stringify(next) ? now : next));
    };
    // Also called once at the beginning.
    const watch = new ResizeObserver(place);
    watch.observe(element);
    element.addEventListener('contentvisibilityautostatechange', place);
    return () => {
      watch.disconnect();
      element.removeEventListener('contentvisibilityautostatechange', place);
    };
  }, [editor, root, marks]);
  return blocks;
}
