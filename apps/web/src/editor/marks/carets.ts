// Carets and selections of the others in this section. Their names and colours come from the server.

import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import type { Awareness } from 'y-protocols/awareness';

interface CaretUser {
  readonly name?: string;
  /** `#rrggbb`; what is none was made `transparent` by the extension. */
  readonly color: string;
}

function renderCaret(user: CaretUser): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'caret';
  caret.style.setProperty('--caret', user.color);
  // Shown by the stylesheet, so that a name is no part of the paragraph's text.
  caret.dataset.name = user.name ?? '';
  // Screen readers read what a stylesheet shows, too; who is where they are told beside the outline.
  caret.setAttribute('aria-hidden', 'true');
  return caret;
}

type Listener = (...event: readonly unknown[]) => void;

/** After this pause one's own caret is told as others' are: the plugin draws theirs anew then, having hidden them where a paragraph was split. */
const ownPauseMs = 200;

interface AwarenessChange {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

/**
 * The same awareness, but changes of the others are told only when `isBusy` is false; `catchUp` tells what was held back.
 * The caret plugin answers each change with a transaction, which may not go into a text being composed. With one's own caret nothing
 * of what it draws changes, and it moves with every key.
 */
export function quietAwareness(awareness: Awareness, isBusy: () => boolean) {
  const held = new Map<Listener, readonly unknown[]>();
  const ownTimers = new Map<Listener, ReturnType<typeof setTimeout>>();
  const isOwn = (change: unknown) => {
    const { added, updated, removed } = change as AwarenessChange;
    return [...added, ...updated, ...removed].every((client) => client === awareness.clientID);
  };
  const wrapped = new Map<Listener, Listener>();
  const quiet = Object.create(awareness) as Awareness;
  Object.assign(quiet, {
    on(name: string, listener: Listener) {
      if (name !== 'change') return awareness.on(name as 'update', listener);
      const whenFree: Listener = (...event) => {
        if (isBusy()) held.set(listener, event);
        else listener(...event);
      };
      const told: Listener = (...event) => {
        clearTimeout(ownTimers.get(listener));
        if (isOwn(event[0]))
          ownTimers.set(
            listener,
            setTimeout(() => whenFree(...event), ownPauseMs),
          );
        else whenFree(...event);
      };
      wrapped.set(listener, told);
      return awareness.on('change', told);
    },
    off(name: string, listener: Listener) {
      held.delete(listener);
      clearTimeout(ownTimers.get(listener));
      ownTimers.delete(listener);
      awareness.off(name as 'update', wrapped.get(listener) ?? listener);
      wrapped.delete(listener);
    },
  });
  const catchUp = () => {
    for (const [listener, event] of [...held]) {
      held.delete(listener);
      listener(...event);
    }
  };
  return { awareness: quiet, catchUp };
}

/** Shows the others' carets and sends one's own. */
export function carets(awareness: Awareness, name: string) {
  return CollaborationCaret.configure({
    provider: { awareness },
    // Never sent: the server names everyone. Given because the extension would otherwise set a nameless user of its own.
    user: { name, color: 'transparent' },
    render: (user) => renderCaret(user as CaretUser),
    selectionRender: ({ color }) => ({ class: 'caret-selection', style: `--caret: ${color}` }),
  });
}
