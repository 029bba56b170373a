import { X } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useText } from '../app/locale';
import { Button, IconButton } from './button';
import { classNames } from './class-names';
import { useTopDialog } from './open-dialogs';
import styles from './toast.module.css';

export type ToastKind = 'done' | 'bad';

/** What can be done about it from the toast itself: take it back, say. */
export interface ToastAction {
  readonly label: string;
  readonly act: () => void;
}

/** Shows a sentence for a while. `bad` stays until it is dismissed. */
export type ShowToast = (text: string, kind?: ToastKind, action?: ToastAction) => void;

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly kind: ToastKind;
  readonly action: ToastAction | undefined;
}

const shownMs = 5000;
/** Long enough to read it, think, and take it back. */
const shownWithActionMs = 15_000;
const most = 3;

const ToastContext = createContext<ShowToast>(() => {});

/** `const toast = useToast(); toast(t('figures.saved'))`. What fails inside a dialog is said there, not here. */
export const useToast = (): ShowToast => useContext(ToastContext);

/** Holds the toasts of everything inside it; they stand in the top dialog, below which nothing could be pressed. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const next = useRef(1);
  const show = useCallback<ShowToast>((text, kind = 'done', action) => {
    const id = next.current++;
    setToasts((now) =>
      [...now.filter((toast) => toast.text !== text), { id, text, kind, action }].slice(-most),
    );
  }, []);
  const dialog = useTopDialog();
  const dismiss = useCallback((id: number) => setToasts((now) => now.filter((toast) => toast.id !== id)), []);
  const region = (
    <div className={styles.region} aria-live="polite">
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} onDismiss={dismiss} />
      ))}
    </div>
  );
  return (
    <ToastContext value={show}>
      {children}
      {dialog ? createPortal(region, dialog) : region}
    </ToastContext>
  );
}

function ToastLine({
  toast,
  onDismiss,
}: {
  readonly toast: Toast;
  readonly onDismiss: (id: number) => void;
}) {
  const t = useText();
  useEffect(() => {
    if (toast.kind === 'bad') return;
    const timer = setTimeout(() => onDismiss(toast.id), toast.action ? shownWithActionMs : shownMs);
    return () => clearTimeout(timer);
  }, [toast, onDismiss]);
  return (
    <div className={classNames(styles.toast, styles[toast.kind])}>
      <span className={styles.text}>{toast.text}</span>
      {toast.action && (
        <Button
          size="sm"
          className={styles.action}
          onClick={() => {
            toast.action?.act();
            onDismiss(toast.id);
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton
        icon={X}
        label={t('ui.dismiss')}
        size="sm"
        className={styles.dismiss}
        onClick={() => onDismiss(toast.id)}
      />
    </div>
  );
}
