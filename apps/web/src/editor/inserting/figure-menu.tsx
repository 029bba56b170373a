import type { MessageKey } from '@huigao/messages';
import { type Figure, type FigureId, figureText } from '@huigao/report';
import { Plus, Superscript, Table, TextQuote } from 'lucide-react';
import { type RefObject, useEffect, useId, useImperativeHandle, useState } from 'react';
import { useText } from '../../app/locale';
import { usePhraseChoices } from '../../snippets/phrase-choices';
import { classNames } from '../../ui/class-names';
import { Floating } from '../body/floating';
import type { Figures } from '../places/place-texts';
import { type BlockChoice, choiceName, searchBlocks } from './block-choices';
import styles from './figure-menu.module.css';
import { searchFigures } from './figure-search';

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
  /** Tables and live blocks, offered behind the figures. */
  readonly blocks: readonly BlockChoice[];
  readonly onBlock: (choice: BlockChoice) => void;
  readonly onChoose: (figure: FigureId) => void;
  readonly onNew: (label: string) => void;
  readonly onClose: () => void;
}

/** The figures that a typed word may mean; the focus stays in the text. */
export function FigureMenu(props: FigureMenuProps) {
  const { figures, query, mayAdd, anchor, menuKey, owner, onChoose, onBlock, onNew, onClose } = props;
  const t = useText();
  const id = useId();
  const found = searchFigures(figures, query);
  const phrases = usePhraseChoices(figures);
  // Phrases have names to be found by; their list stands among the blocks.
  const offered =
    props.blocks.length > 0 && query.trim() !== '' ? [...props.blocks, ...phrases] : props.blocks;
  const blocks = searchBlocks(offered, query, t);
  // Without a word, blocks come first: figures are found by their names.
  const before = query.trim() === '' ? blocks.length : 0;
  const after = blocks.length - before;
  const shown = found.length + blocks.length;
  const count = shown + (mayAdd ? 1 : 0);
  const [marked, setMarked] = useState({ query, index: 0 });
  // Another word begins at the top again.
  const index = marked.query === query ? Math.min(marked.index, count - 1) : 0;
  const mark = (next: number) => setMarked({ query, index: next });

  const choose = (at: number) => {
    const figure = found[at - before];
    const block = at < before ? blocks[at] : after > 0 ? blocks[at - found.length] : undefined;
    if (figure) onChoose(figure.id);
    else if (block) onBlock(block);
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
  const entries = { entryId, index, onPoint: mark, onChoose: choose };
  useMenuOwner(owner, id, count > 0 ? entryId(index) : null);

  return (
    <Floating anchor={anchor} placement={{ side: 'below', align: 'start' }} className={styles.menu}>
      <div id={id} role="listbox" aria-label={t('editor.menu-label')} className={styles.list} tabIndex={-1}>
        {before > 0 && <BlockEntries choices={blocks} first={0} {...entries} />}
        {found.map((figure, at) => (
          <Entry
            key={figure.id}
            id={entryId(before + at)}
            isMarked={before + at === index}
            onPoint={() => mark(before + at)}
            onChoose={() => choose(before + at)}
          >
            <FigureLine figure={figure} figures={figures} />
          </Entry>
        ))}
        {after > 0 && <BlockEntries choices={blocks} first={found.length} {...entries} />}
        {shown === 0 && <div className={styles.none}>{t('editor.menu-empty')}</div>}
        {mayAdd && (
          <Entry
            id={entryId(shown)}
            isMarked={index === shown}
            onPoint={() => mark(shown)}
            onChoose={() => choose(shown)}
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

interface BlockEntriesProps {
  readonly choices: readonly BlockChoice[];
  /** Index of the first of them in the menu. */
  readonly first: number;
  readonly index: number;
  readonly entryId: (at: number) => string;
  readonly onPoint: (at: number) => void;
  readonly onChoose: (at: number) => void;
}

/** Tables and live blocks among the entries. */
function BlockEntries({ choices, first, index, entryId, onPoint, onChoose }: BlockEntriesProps) {
  const t = useText();
  return choices.map((choice, at) => (
    <Entry
      key={`${choice.id} ${choiceName(choice, t)} ${at}`}
      id={entryId(first + at)}
      isMarked={first + at === index}
      onPoint={() => onPoint(first + at)}
      onChoose={() => onChoose(first + at)}
    >
      <ChoiceIcon choice={choice} />
      <span className={styles.label}>{choiceName(choice, t)}</span>
      <span className={styles.group}>{t(groupOf[choice.id])}</span>
    </Entry>
  ));
}

const groupOf = {
  live: 'blocks.live',
  snippet: 'blocks.snippet',
  snippets: 'blocks.menu',
  table: 'blocks.menu',
  caption: 'blocks.menu',
  note: 'blocks.menu',
} as const satisfies Readonly<Record<BlockChoice['id'], MessageKey>>;

function ChoiceIcon({ choice: { id } }: { readonly choice: BlockChoice }) {
  if (id === 'note') return <Superscript aria-hidden className={styles.icon} />;
  const Icon = id === 'snippet' || id === 'snippets' ? TextQuote : Table;
  return <Icon aria-hidden className={styles.icon} />;
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
