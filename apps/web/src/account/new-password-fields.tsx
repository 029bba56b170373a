import type { MessageKey } from '@huigao/messages';
import { useText } from '../app/locale';
import { TextField } from '../ui/field';
import { longest, minPasswordLength } from './account-form';

/** A password being chosen, typed twice. */
export interface PasswordDraft {
  readonly password: string;
  readonly repeat: string;
}

export type PasswordFaults = Partial<Record<keyof PasswordDraft, MessageKey>>;

export const emptyPassword: PasswordDraft = { password: '', repeat: '' };

/** What is wrong with it, by field. The server judges again. */
export function passwordFaults({ password, repeat }: PasswordDraft): PasswordFaults {
  const faults: PasswordFaults = {};
  if (password.length < minPasswordLength) faults.password = 'account.password-short';
  if (repeat !== password) faults.repeat = 'account.repeat-differs';
  return faults;
}

/** Two fields for a password of one's own. */
export function NewPasswordFields({
  draft,
  faults,
  labels = ['account.password', 'account.repeat'],
  onChange,
}: {
  readonly draft: PasswordDraft;
  readonly faults: PasswordFaults;
  readonly labels?: readonly [MessageKey, MessageKey];
  readonly onChange: (draft: PasswordDraft) => void;
}) {
  const t = useText();
  const common = { type: 'password', autoComplete: 'new-password', maxLength: longest.password } as const;
  return (
    <>
      <TextField
        {...common}
        label={t(labels[0])}
        hint={t('account.password-hint')}
        value={draft.password}
        onChange={(password) => onChange({ ...draft, password })}
        error={faults.password ? t(faults.password) : null}
      />
      <TextField
        {...common}
        label={t(labels[1])}
        value={draft.repeat}
        onChange={(repeat) => onChange({ ...draft, repeat })}
        error={faults.repeat ? t(faults.repeat) : null}
      />
    </>
  );
}
