import { X } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { useText } from '../app/locale';
import { IconButton } from './button';
import { classNames } from './class-names';
import styles from './toast.module.css';

export type ToastKind = 'done' | 'bad';

/** Shows a sentence for a while. `bad` stays until it is dismissed. */
export type ShowToast = (text: string, kind?: ToastKind) => void;

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly kind: ToastKind;
}

const shownMs = 5000;
const most = 3;

const ToastContext = createContext<ShowToast>(() => {});

/** `const toast = useToast(); toast(t('figures.saved'))`. What fails inside a dialog is said there, not here. */
export const useToast = (): ShowToast => useContext(ToastContext);

/** Holds the toasts of everything inside it. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const next = useRef(1);
  const show = useCallback<ShowToast>((text, kind = 'done') => {
    const id = next.current++;
    setToasts((now) => [...now.filter((toast) => toast.text !== text), { id, text, kind }].slice(-most));
  }, []);
  const dismiss = useCallback((id: number) => setToasts((now) => now.filter((toast) => toast.id !== id)), []);
  return (
    <ToastContext value={show}>
      {children}
      <div className={styles.region} aria-live="polite">
        {toasts.map((toast) => (
          <ToastLine key={toast.id} toast={toast} onDismiss={dismiss} />
        ))}
      </div>
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
    const timer = setTimeout(() => onDismiss(toast.id), shownMs);
    return () => clearTimeout(timer);
  }, [toast, onDismiss]);
  return (
    <div className={classNames(styles.toast, styles[toast.kind])}>
      <span className={styles.text}>{toast.text}</span>
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
