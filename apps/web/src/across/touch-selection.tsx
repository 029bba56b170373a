import { may } from '@huigao/report';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useText } from '../app/locale';
import { useCompose } from '../comments/use-compose';
import { useReport, useReportSession } from '../report/report-session';
import { useToast } from '../ui/toast';
import type { AcrossPage } from './across-page';
import { focusText } from './caret';
import { type SelectionHandles, selectionHandles } from './selection-handles';
import type { Ends } from './text-points';
import { TouchBar } from './touch-bar';
import { useExtendingTap } from './use-extending-tap';

/**
 * Selecting over several sections with a finger: Chromium selects words by a long press, and not beyond the text they stand in. From there
 * the selection is extended to what is tapped next, however far one has scrolled, and its ends are dragged by handles of our own.
 */
export default function TouchSelection({ page }: { readonly page: AcrossPage }) {
  const { selection } = page;
  const ends = useSyncExternalStore(selection.subscribe, selection.ends);
  const selected = useBrowserSelection(page);
  const [extending, setExtending] = useState<Ends | null>(null);
  const actions = useActions(page);

  const handles = useRef<SelectionHandles>(null);
  useEffect(() => {
    const shown = selectionHandles(page);
    handles.current = shown;
    return shown.stop;
  }, [page]);
  const extend = useCallback(
    (to: Parameters<AcrossPage['extended']>[1] | null) => {
      setExtending(null);
      if (!extending || !to) return;
      selection.select(page.extended(extending, to));
      handles.current?.show();
    },
    [extending, page, selection],
  );
  useExtendingTap(page, extending !== null, extend);

  if (extending) return <TouchBar state="extending" onDrop={() => setExtending(null)} />;
  const begin = ends ?? selected;
  if (!begin) return null;
  return (
    <TouchBar
      state={ends ? 'across' : 'within'}
      onExtend={() => setExtending(begin)}
      onDrop={() => selection.clear()}
      {...actions}
    />
  );
}

/** What the browser itself has selected in a text, by a finger. */
function useBrowserSelection({ selected }: AcrossPage): Ends | null {
  const [now, setNow] = useState<Ends | null>(null);
  useEffect(() => {
    let isTouch = true;
    const onDown = ({ pointerType }: PointerEvent) => {
      isTouch = pointerType === 'touch';
    };
    const onChange = () => setNow(isTouch ? selected() : null);
    onChange();
    document.addEventListener('pointerdown', onDown, true);
    document.addEventListener('selectionchange', onChange);
    return () => {
      document.removeEventListener('pointerdown', onDown, true);
      document.removeEventListener('selectionchange', onChange);
    };
  }, [selected]);
  return now;
}

/** What can be done with a selection over sections; absent where one may not. */
function useActions({ selection, takeOut, texts }: AcrossPage) {
  const t = useText();
  const toast = useToast();
  const compose = useCompose();
  const { person, undoOrder } = useReportSession();
  const target = selection.target();
  const mayComment = useReport(
    (report) => target !== null && may(person.id, { do: 'comment', section: target.section }, report),
  );
  const isWritable = target !== null && selection.writable(target) !== null;

  const copy = (): boolean => {
    // The selection answers the event that this sends; the clipboard interface is not there on plain http.
    const isCopied = document.execCommand('copy');
    toast(t(isCopied ? 'across.copied' : 'across.not-copied'), isCopied ? 'done' : 'bad');
    return isCopied;
  };
  const remove = () => {
    const count = selection.parts().length;
    if (takeOut())
      toast(t('across.removed', { count }), 'done', {
        label: t('across.undo'),
        act: () => void undoOrder.undo(),
      });
  };
  const comment = () => {
    if (!target) return;
    compose(target);
    selection.clear();
  };
  const replace = () => {
    const view = target && texts.of(target.section)?.view;
    if (!view) return;
    // A keyboard that was put away comes back with the focus only.
    view.dom.blur();
    focusText(view);
    toast(t('across.replace-hint'));
  };
  return {
    onCopy: () => void copy(),
    onComment: mayComment ? comment : undefined,
    onCut: isWritable ? () => copy() && remove() : undefined,
    onReplace: isWritable ? replace : undefined,
    onRemove: isWritable ? remove : undefined,
  };
}
