import { type Figure, isInUse } from '@huigao/report';
import {
  Archive,
  ArchiveRestore,
  BadgeCheck,
  EllipsisVertical,
  History,
  Merge,
  Settings2,
  Split,
  TextCursorInput,
  Trash2,
  Unlink,
} from 'lucide-react';
import { useText } from '../app/locale';
import { Menu, type MenuItem } from '../ui/menu';
import { isUnpublished } from './figure-list';
import styles from './figure-row.module.css';
import type { FigureRowActions } from './row-actions';

export interface FigureMenuProps {
  readonly figure: Figure;
  readonly places: number;
  /** Why it cannot be changed now, in words; null when it can. */
  readonly locked: string | null;
  readonly mayPublish: boolean;
  readonly actions: FigureRowActions;
}

/** What one can do with a figure besides entering its value. */
export function FigureMenu(props: FigureMenuProps) {
  const t = useText();
  const { figure } = props;
  return (
    <Menu
      align="end"
      groups={[
        { id: 'use', items: useItems(props, t) },
        { id: 'settle', items: settleItems(props, t) },
      ].filter(({ items }) => items.length > 0)}
      trigger={(trigger) => (
        <button
          type="button"
          {...trigger}
          className={styles.menu}
          data-cell="menu"
          aria-label={t('figures.menu-of', { label: figure.label })}
        >
          <EllipsisVertical aria-hidden />
        </button>
      )}
    />
  );
}

type Text = ReturnType<typeof useText>;

function useItems({ figure, locked, actions }: FigureMenuProps, t: Text): readonly MenuItem[] {
  const insert: MenuItem = {
    id: 'insert',
    label: t('figures.insert'),
    icon: TextCursorInput,
    onSelect: () => actions.insert(figure),
  };
  return [
    ...(isInUse(figure) ? [insert] : []),
    {
      id: 'settings',
      label: t('figures.settings'),
      icon: Settings2,
      disabled: locked !== null,
      detail: locked ?? undefined,
      onSelect: () => actions.openSettings(figure),
    },
    {
      id: 'history',
      label: t('figures.history'),
      icon: History,
      detail: figure.history.length || undefined,
      onSelect: () => actions.openHistory(figure),
    },
  ];
}

function settleItems(
  { figure, places, locked, mayPublish, actions }: FigureMenuProps,
  t: Text,
): readonly MenuItem[] {
  if (locked !== null) return [];
  const items: readonly (MenuItem & { readonly isOffered: boolean })[] = [
    {
      id: 'publish',
      isOffered: mayPublish && isInUse(figure) && isUnpublished(figure),
      label: t('figures.publish'),
      icon: BadgeCheck,
      onSelect: () => actions.publish([figure]),
    },
    {
      id: 'merge',
      isOffered: mayPublish && isInUse(figure),
      label: t('figures.merge'),
      icon: Merge,
      onSelect: () => actions.openMerge(figure),
    },
    {
      id: 'split',
      isOffered: mayPublish && isInUse(figure),
      label: t('figures.split'),
      icon: Split,
      disabled: places === 0,
      detail: places === 0 ? t('figures.unused') : undefined,
      onSelect: () => actions.openSplit(figure),
    },
    {
      id: 'separate',
      isOffered: mayPublish && figure.mergedInto !== null,
      label: t('figures.separate'),
      icon: Unlink,
      onSelect: () => actions.separate(figure),
    },
    {
      id: 'retire',
      isOffered: mayPublish && isInUse(figure),
      label: t('figures.retire'),
      icon: Archive,
      onSelect: () => actions.openRetire(figure),
    },
    {
      id: 'revive',
      isOffered: mayPublish && figure.retired && figure.mergedInto === null,
      label: t('figures.revive'),
      icon: ArchiveRestore,
      onSelect: () => actions.revive(figure),
    },
    {
      id: 'remove',
      isOffered: true,
      label: t('figures.remove'),
      icon: Trash2,
      disabled: places > 0,
      detail: places > 0 ? t('figures.uses', { count: places }) : undefined,
      onSelect: () => actions.remove(figure),
    },
  ];
  return items.filter(({ isOffered }) => isOffered);
}
