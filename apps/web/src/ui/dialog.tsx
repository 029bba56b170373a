import { X } from 'lucide-react';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useText } from '../app/locale';
import { IconButton } from './button';
import { classNames } from './class-names';
import styles from './dialog.module.css';
import { enterDialog } from './open-dialogs';

/** What the focus starts on: the first control of the body, else the main button. */
const firstControl =
  '[data-dialog-body] :is(input, select, textarea, button, a[href], [tabindex="0"]):not(:disabled), [data-dialog-foot] > button:last-child';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly size?: 'sm' | 'md' | 'lg' | 'xl' | undefined;
  /** Buttons at its foot, the main one last. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/**
 * A modal dialog: `{open && <Dialog …/>}`, so that each opening starts with fresh state.
 * The native element keeps the focus inside, closes on Escape and gives the focus back where it was.
 */
export function Dialog({ title, onClose, size = 'md', footer, children }: DialogProps) {
  const t = useText();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    element.showModal();
    const leave = enterDialog(element);
    // The browser would take the first thing it finds, which is the button that closes.
    element.querySelector<HTMLElement>(firstControl)?.focus();
    // Closing before the element goes lets the browser give the focus back.
    return () => {
      leave();
      element.close();
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      className={classNames(styles.dialog, styles[size])}
      onCancel={(event) => {
        // A file chooser inside sends `cancel` too.
        if (event.target !== dialog.current) return;
        event.preventDefault();
        onClose();
      }}
      // Chromium closes on a second Escape without asking. Who wants it to stay finds it open again.
      onClose={() => {
        const element = dialog.current;
        if (!element || element.open) return;
        element.showModal();
        onClose();
      }}
    >
      {/* No header or footer: inside the page's own header they would be landmarks of the page. */}
      <div className={styles.header}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        <IconButton icon={X} label={t('ui.close')} onClick={onClose} />
      </div>
      <div className={styles.body} data-dialog-body>
        {children}
      </div>
      {footer && (
        <div className={styles.footer} data-dialog-foot>
          {footer}
        </div>
      )}
    </dialog>
  );
}
