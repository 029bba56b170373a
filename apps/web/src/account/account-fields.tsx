import { useText } from '../app/locale';
import { TextField } from '../ui/field';
import styles from './account-card.module.css';
import { type AccountDraft, type AccountFaults, longest } from './account-form';

/** Name, office and sign-in name of an account: the part that set-up and the administrator's form share. */
export function AccountFields({
  draft,
  faults,
  onChange,
}: {
  readonly draft: AccountDraft;
  readonly faults: AccountFaults;
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
        hint={t('account.name-hint')}
        value={draft.name}
        onChange={set('name')}
        error={error('name')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={longest.name}
      />
    </>
  );
}
