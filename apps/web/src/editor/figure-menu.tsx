import { type Figure, type FigureId, figureText } from '@huigao/report';
import { Plus } from 'lucide-react';
import { type RefObject, useEffect, useId, useImperativeHandle, useState } from 'react';
import { useText } from '../app/locale';
import { classNames } from '../ui/class-names';
import styles from './figure-menu.module.css';
import { searchFigures } from './figure-search';
import { Floating } from './floating';
import type { Figures } from './place-texts';

/** Takes a key while the menu is open; true when it was for the menu. */
export type MenuKey = (event: KeyboardEvent) => boolean;

export interface FigureMenuProps {
  readonly figures: Figures;
  readonly query: string;
  readonly mayAdd: boolean;
  readonly anchor: () => DOMRect | null;
  /** Where the editor finds what keys do here. */
  readonly menuKey: RefObject<MenuKey | null>;
  /** The text that keeps the focus, and is told which entry is marked. */
  readonly owner: () => HTMLElement | null;
  readonly onChoose: (figure: FigureId) => void;
  readonly onNew: (label: string) => void;
  readonly onClose: () => void;
}

/** The figures that a typed word may mean; the focus stays in the text. */
export function FigureMenu(props: FigureMenuProps) {
  const { figures, query, mayAdd, anchor, menuKey, owner, onChoose, onNew, onClose } = props;
  const t = useText();
  const id = useId();
  const found = searchFigures(figures, query);
  const count = found.length + (mayAdd ? 1 : 0);
  const [marked, setMarked] = useState({ query, index: 0 });
  // Another word begins at the top again.
  const index = marked.query === query ? Math.min(marked.index, count - 1) : 0;
  const mark = (next: number) => setMarked({ query, index: next });

  const choose = (at: number) => {
    const figure = found[at];
    if (figure) onChoose(figure.id);
    else onNew(query.trim());
  };

  useImperativeHandle(menuKey, () => (event) => {
    switch (event.key) {
      case 'ArrowDown':
        mark((index + 1) % Math.max(1, count));
        return true;
      case 'ArrowUp':
        mark((index + count - 1) % Math.max(1, count));
        return true;
      case 'Enter':
      case 'Tab':
        if (count === 0) return false;
        choose(index);
        return true;
      case 'Escape':
        onClose();
        return true;
      default:
        return false;
    }
  });

  const entryId = (at: number) => `${id}-${at}`;
  useMenuOwner(owner, id, count > 0 ? entryId(index) : null);

  return (
    <Floating anchor={anchor} placement={{ side: 'below', align: 'start' }} className={styles.menu}>
      <div id={id} role="listbox" aria-label={t('editor.menu-label')} className={styles.list} tabIndex={-1}>
        {found.map((figure, at) => (
          <Entry
            key={figure.id}
            id={entryId(at)}
            isMarked={at === index}
            onPoint={() => mark(at)}
            onChoose={() => choose(at)}
          >
            <FigureLine figure={figure} figures={figures} />
          </Entry>
        ))}
        {found.length === 0 && <div className={styles.none}>{t('editor.menu-empty')}</div>}
        {mayAdd && (
          <Entry
            id={entryId(found.length)}
            isMarked={index === found.length}
            onPoint={() => mark(found.length)}
            onChoose={() => choose(found.length)}
          >
            <Plus aria-hidden className={styles.icon} />
            <span className={styles.label}>
              {query.trim() === ''
                ? t('editor.menu-new')
                : t('editor.menu-new-named', { label: query.trim() })}
            </span>
          </Entry>
        )}
      </div>
      <div className={styles.keys}>{t('editor.menu-keys')}</div>
    </Floating>
  );
}

function FigureLine({ figure, figures }: { readonly figure: Figure; readonly figures: Figures }) {
  const t = useText();
  const value = figureText(figures, figure.id);
  return (
    <>
      <span className={styles.label}>{figure.label}</span>
      <span className={classNames(styles.value, value === null && styles.unset)}>
        {value ?? t('editor.no-value')}
      </span>
      <span className={styles.group}>{figure.group}</span>
    </>
  );
}

interface EntryProps {
  readonly id: string;
  readonly isMarked: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
  readonly children: React.ReactNode;
}

function Entry({ id, isMarked, onPoint, onChoose, children }: EntryProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys come from the text, which keeps the focus
    <div
      id={id}
      // Scrolled to only when keys have marked it: under the pointer it is in sight.
      ref={(element) => {
        if (isMarked) element?.scrollIntoView({ block: 'nearest' });
      }}
      role="option"
      tabIndex={-1}
      aria-selected={isMarked}
      className={classNames(styles.entry, isMarked && styles.marked)}
      onPointerMove={isMarked ? undefined : onPoint}
      onClick={onChoose}
    >
      {children}
    </div>
  );
}

/** Tells screen readers in the text which entry of the list is marked. */
function useMenuOwner(owner: () => HTMLElement | null, list: string, marked: string | null): void {
  useEffect(() => {
    const element = owner();
    if (!element) return;
    element.setAttribute('aria-controls', list);
    if (marked) element.setAttribute('aria-activedescendant', marked);
    return () => {
      element.removeAttribute('aria-controls');
      element.removeAttribute('aria-activedescendant');
    };
  });
}
