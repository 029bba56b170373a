import { blockOf, movedEntry, type OutlineEntry, type SectionId, stepOf } from '@huigao/report';
import type { OutlineCommand } from '@huigao/report-doc';
import { useCallback } from 'react';
import { useText } from '../app/locale';
import { useReport, useReportSession } from '../report/report-session';
import { useMayManage } from '../report/use-may-manage';
import { useSave } from '../report/use-save';
import { useToast } from '../ui/toast';

/** What an owner does with the outline. Each can be taken back from the toast that says it. */
export interface OutlineEditing {
  readonly outline: readonly OutlineEntry[];
  /** One step up or down; nothing at the ends. */
  readonly step: (id: SectionId, direction: 'up' | 'down') => void;
  /** Before another entry; null: to the end. */
  readonly move: (id: SectionId, before: SectionId | null) => void;
  readonly canMove: (id: SectionId, before: SectionId | null) => boolean;
  readonly remove: (id: SectionId) => void;
}

/** The entry that stands behind another one and what is below it; null: it is the last. */
export function nextAfter(outline: readonly OutlineEntry[], id: SectionId): SectionId | null {
  const block = blockOf(outline, id);
  return outline[outline.findIndex((entry) => entry.id === id) + block.length]?.id ?? null;
}

const none: readonly OutlineEntry[] = [];

/** Null for all but owners. */
export function useOutlineEditing(): OutlineEditing | null {
  const t = useText();
  const toast = useToast();
  const save = useSave();
  const { store } = useReportSession();
  const outline = useReport((report) => report.outline) ?? none;
  const mayManage = useMayManage();

  const change = useCallback(
    async (command: OutlineCommand, said: string, back: OutlineCommand) => {
      const undo = { label: t('find.undo'), act: () => void save(back) };
      if (await save(command)) toast(said, 'done', undo);
    },
    [save, t, toast],
  );
  if (!mayManage) return null;

  const titleOf = (id: SectionId) => outline.find((entry) => entry.id === id)?.title ?? '';
  const move = (section: SectionId, before: SectionId | null) => {
    const now = store.current()?.outline ?? outline;
    if (!movedEntry(now, section, before)) return;
    const back = { type: 'moveSection', section, before: nextAfter(now, section) } as const;
    void change(
      { type: 'moveSection', section, before },
      t('outline.moved', { title: titleOf(section) }),
      back,
    );
  };
  return {
    outline,
    move,
    canMove: (id, before) => movedEntry(outline, id, before) !== null,
    step: (id, direction) => {
      const before = stepOf(store.current()?.outline ?? outline, id, direction);
      if (before !== undefined) move(id, before);
    },
    remove: (section) =>
      void change({ type: 'removeSection', section }, t('outline.removed', { title: titleOf(section) }), {
        type: 'bringBackSection',
        section,
      }),
  };
}
