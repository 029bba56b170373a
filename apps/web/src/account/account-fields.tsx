import { useText } from '../app/locale';
import { TextField } from '../ui/field';
import styles from './account-card.module.css';
import { type AccountDraft, type AccountFaults, longest } from './account-form';

/**
 * Name, office, sign-in name and mail of an account: the part that set-up and the administrator's forms share.
 * @param fixed - the sign-in name cannot be changed any more
 */
export function AccountFields({
  draft,
  faults,
  fixed,
  onChange,
}: {
  readonly draft: AccountDraft;
  readonly faults: AccountFaults;
  readonly fixed?: 'name';
  readonly onChange: (draft: AccountDraft) => void;
}) {
  const t = useText();
  const set = (field: keyof AccountDraft) => (value: string) => onChange({ ...draft, [field]: value });
  const error = (field: keyof AccountDraft) => (faults[field] ? t(faults[field]) : null);
  return (
    <>
      <div className={styles.pair}>
        <TextField
          label={t('account.display-name')}
          value={draft.displayName}
          onChange={set('displayName')}
          error={error('displayName')}
          autoComplete="off"
          maxLength={longest.displayName}
          autoFocus
        />
        <TextField
          label={t('account.office')}
          value={draft.office}
          onChange={set('office')}
          error={error('office')}
          autoComplete="organization"
          maxLength={longest.office}
        />
      </div>
      <TextField
        label={t('account.name')}
        hint={fixed ? null : t('account.name-hint')}
        readOnly={fixed !== undefined}
        value={draft.name}
        onChange={set('name')}
        error={error('name')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={longest.name}
      />
      <TextField
        label={t('account.mail')}
        hint={t('account.mail-hint')}
        type="email"
        value={draft.mail}
        onChange={set('mail')}
        error={error('mail')}
        autoComplete="off"
        maxLength={longest.mail}
      />
    </>
  );
}
