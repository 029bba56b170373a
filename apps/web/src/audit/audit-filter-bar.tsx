import { type MessageKey, messageKeys } from '@huigao/messages';
import { FilterX } from 'lucide-react';
import type { Translate } from '../app/locale';
import { useText } from '../app/locale';
import type { Person } from '../app/session';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { SelectField } from '../ui/select-field';
import styles from './audit.module.css';
import type { Names } from './audit-entry';
import type { AuditFilter, FilterField } from './audit-filter';

const prefix = 'audit.action.';

/** Every action there is a word for. */
const actions = () =>
  messageKeys()
    .filter((key) => key.startsWith(prefix))
    .map((key) => ({ key: key as MessageKey, code: key.slice(prefix.length) }));

interface Choice {
  readonly value: string;
  readonly text: string;
}

interface ChoiceFieldProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
}

function ChoiceField({ label, value = '', choices, onChange }: ChoiceFieldProps) {
  const t = useText();
  return (
    <SelectField label={label} value={value} onChange={onChange}>
      <option value="">{t('audit.filter.any')}</option>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.text}
        </option>
      ))}
    </SelectField>
  );
}

export interface AuditFilterBarProps {
  readonly filter: AuditFilter;
  readonly people: readonly Person[];
  /** Titles of the reports that are in sight. */
  readonly titles: Names;
  readonly onChange: (filter: AuditFilter) => void;
}

const choicesOfActions = (t: Translate): readonly Choice[] =>
  actions().map(({ key, code }) => ({ value: code, text: t(key) }));

/** The fields that narrow down what is shown; each works at once. */
export function AuditFilterBar({ filter, people, titles, onChange }: AuditFilterBarProps) {
  const t = useText();
  const set = (field: FilterField) => (value: string) => {
    const { [field]: _, ...others } = filter;
    onChange(value ? { ...others, [field]: value } : others);
  };
  return (
    <search className={styles.filter} aria-label={t('audit.filter')}>
      <ChoiceField
        label={t('audit.filter.action')}
        value={filter.action}
        choices={choicesOfActions(t)}
        onChange={set('action')}
      />
      <ChoiceField
        label={t('audit.filter.actor')}
        value={filter.actor}
        choices={people.map(({ id, displayName }) => ({ value: id, text: displayName }))}
        onChange={set('actor')}
      />
      {filter.report && (
        <ChoiceField
          label={t('audit.filter.report')}
          value={filter.report}
          choices={[{ value: filter.report, text: titles[filter.report] ?? filter.report }]}
          onChange={set('report')}
        />
      )}
      <TextField
        type="date"
        label={t('audit.filter.from')}
        value={filter.from ?? ''}
        onChange={set('from')}
      />
      <TextField type="date" label={t('audit.filter.to')} value={filter.to ?? ''} onChange={set('to')} />
      {Object.keys(filter).length > 0 && (
        <Button variant="quiet" icon={FilterX} className={styles.clear} onClick={() => onChange({})}>
          {t('audit.filter.clear')}
        </Button>
      )}
    </search>
  );
}
