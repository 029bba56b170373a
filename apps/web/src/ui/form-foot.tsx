import type { ReactNode } from 'react';
import { useText } from '../app/locale';
import { Button } from './button';

export interface FormFootProps {
  /** Id of the form above; without one it stands in the form. */
  readonly form?: string;
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly onClose: () => void;
  /** What the main button says. */
  readonly children: ReactNode;
}

/** The foot of a form: gives it up, or submits it. */
export function FormFoot({ form, busy, disabled, onClose, children }: FormFootProps) {
  const t = useText();
  return (
    <>
      <Button onClick={onClose}>{t('ui.cancel')}</Button>
      <Button type="submit" form={form} variant="primary" busy={busy} disabled={disabled}>
        {children}
      </Button>
    </>
  );
}
