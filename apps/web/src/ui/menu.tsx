import { Check, type LucideIcon } from 'lucide-react';
import { type KeyboardEvent, type ReactElement, type ReactNode, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { classNames } from './class-names';
import styles from './menu.module.css';
import { type Placement, placeFloating } from './place-floating';

/** One entry of a menu. With `checked` it is a mark that can be set, and the menu stays open. */
export interface MenuItem {
  readonly id: string;
  readonly label: ReactNode;
  /** What typing a letter looks for; the label where that is a string. */
  readonly text?: string | undefined;
  readonly detail?: ReactNode;
  readonly icon?: LucideIcon | undefined;
  readonly lead?: ReactNode;
  readonly checked?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  /** Opens an address instead of calling `onSelect` (a download, say). */
  readonly href?: string | undefined;
  readonly onSelect?: (() => void) | undefined;
}

/** Entries that belong together, set off by a line. */
export interface MenuGroup {
  readonly id: string;
  readonly label?: string | undefined;
  readonly items: readonly MenuItem[];
}

/** What the button of a menu gets. */
export interface MenuTriggerProps {
  readonly id: string;
  readonly popoverTarget: string;
  readonly 'aria-haspopup': 'menu';
  readonly 'aria-expanded': boolean;
  readonly onClick: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

export interface MenuProps {
  readonly groups: readonly MenuGroup[];
  /** Draws the button; spread the given props on it. */
  readonly trigger: (props: MenuTriggerProps) => ReactElement;
  readonly align?: Placement['align'] | undefined;
  /** Lines above the entries that are not entries. */
  readonly heading?: ReactNode;
}

const enabledItems = (menu: HTMLElement | null) => [
  ...(menu?.querySelectorAll<HTMLElement>('[role^=menuitem]:not([aria-disabled=true])') ?? []),
];

/** The entry a key leads to, or null. */
function stepTo(key: string, items: readonly HTMLElement[], now: number): HTMLElement | null {
  switch (key) {
    case 'ArrowDown':
      return items[(now + 1) % items.length] ?? null;
    case 'ArrowUp':
      return items[(now + items.length - 1) % items.length] ?? null;
    case 'Home':
      return items[0] ?? null;
    case 'End':
      return items.at(-1) ?? null;
    default:
      return null;
  }
}

/** The next entry whose text begins with the typed letter. */
function typedTo(key: string, items: readonly HTMLElement[], now: number): HTMLElement | null {
  const wanted = key.toLocaleLowerCase();
  const rest = [...items.slice(now + 1), ...items.slice(0, now + 1)];
  return rest.find((item) => item.dataset.text?.toLocaleLowerCase().startsWith(wanted)) ?? null;
}

/**
 * A button with a menu, after the menu button pattern: arrows, Home, End, letters, Escape; Tab leaves.
 * A native popover, so that it lies above everything and a click elsewhere closes it. It is in the page from the first time it is asked
 * for: a list of hundreds has one a row.
 */
export function Menu({ groups, trigger, align = 'start', heading }: MenuProps) {
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const [isThere, setThere] = useState(false);
  const [open, setOpen] = useState(false);
  /** Where the focus goes on opening: set by the key that opened it. */
  const entry = useRef<'first' | 'last'>('first');
  const anchor = () => document.getElementById(`${id}-button`);

  const close = () => menu.current?.hidePopover();
  /** Before the browser, or a key, opens it. */
  const bring = () => flushSync(() => setThere(true));

  const onTriggerKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    entry.current = event.key === 'ArrowUp' ? 'last' : 'first';
    bring();
    menu.current?.showPopover();
  };

  const onToggle = (shown: boolean) => {
    if (!menu.current) return;
    menu.current.toggleAttribute('data-placed', shown);
    if (!shown) return setOpen(false);
    const button = anchor();
    if (button) placeFloating(button.getBoundingClientRect(), menu.current, { side: 'below', align });
    enabledItems(menu.current)
      .at(entry.current === 'last' ? -1 : 0)
      ?.focus();
    entry.current = 'first';
  };

  const onMenuKey = (event: KeyboardEvent) => {
    if (event.key === 'Tab') {
      // Back to the button first, so that Tab goes on from there.
      anchor()?.focus();
      close();
      return;
    }
    const items = enabledItems(menu.current);
    const now = items.indexOf(document.activeElement as HTMLElement);
    const letter =
      event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
    const next = letter ? typedTo(event.key, items, now) : stepTo(event.key, items, now);
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  const select = (item: MenuItem) => {
    if (item.disabled) return;
    if (item.checked === undefined) {
      anchor()?.focus();
      close();
    }
    item.onSelect?.();
  };

  return (
    <>
      {trigger({
        id: `${id}-button`,
        popoverTarget: `${id}-menu`,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        onClick: bring,
        onKeyDown: onTriggerKey,
      })}
      {isThere && (
        <div
          ref={menu}
          id={`${id}-menu`}
          popover="auto"
          className={styles.menu}
          // Closed only afterwards: the browser gives the focus back from an entry that is still there.
          onBeforeToggle={(event) => event.newState === 'open' && setOpen(true)}
          onToggle={(event) => onToggle(event.newState === 'open')}
        >
          {open && heading && <div className={styles.heading}>{heading}</div>}
          <div role="menu" aria-labelledby={`${id}-button`} tabIndex={-1} onKeyDown={onMenuKey}>
            {/* Drawn only while open: a page may have many menus over many people. */}
            {(open ? groups : []).map((group) => (
              // biome-ignore lint/a11y/useSemanticElements: groups inside a menu are not fieldsets
              <div key={group.id} role="group" aria-label={group.label} className={styles.group}>
                {group.label && (
                  <div aria-hidden className={styles.label}>
                    {group.label}
                  </div>
                )}
                {group.items.map((item) => (
                  <MenuEntry key={item.id} item={item} onSelect={() => select(item)} />
                ))}
              </div>
            ))}
          </div>
        </div>
      )}
    </>
  );
}

function MenuEntry({ item, onSelect }: { readonly item: MenuItem; readonly onSelect: () => void }) {
  const { icon: Icon, lead, label, detail, checked, disabled, href } = item;
  const props = {
    tabIndex: -1,
    className: classNames(styles.item, checked && styles.checked),
    'data-text': item.text ?? (typeof label === 'string' ? label : undefined),
    'aria-disabled': disabled || undefined,
    onClick: onSelect,
  };
  const content = (
    <>
      {Icon && <Icon aria-hidden className={styles.icon} />}
      {lead}
      <span className={styles.words}>{label}</span>
      {detail && <span className={styles.detail}>{detail}</span>}
      {checked !== undefined && (
        <Check aria-hidden className={classNames(styles.icon, !checked && styles.unset)} />
      )}
    </>
  );
  if (href !== undefined && !disabled)
    return (
      <a {...props} role="menuitem" href={href}>
        {content}
      </a>
    );
  return checked === undefined ? (
    <button {...props} type="button" role="menuitem">
      {content}
    </button>
  ) : (
    <button {...props} type="button" role="menuitemcheckbox" aria-checked={checked}>
      {content}
    </button>
  );
}
