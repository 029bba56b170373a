import { useText } from '../app/locale';
import { type ControlProps, Field, TextField, TextInput } from '../ui/field';
import { entryFault } from './entry-fault';
import { entryUnit, readEntry } from './entry-text';
import type { FigureDraft } from './figure-draft';
import styles from './figure-form.module.css';
import type { FigureWriting } from './shown-value';

/** A line for a value, with the unit in which a bare number is taken. */
export function EntryInput({
  writing,
  value,
  onEntry,
  ...control
}: ControlProps & {
  readonly writing: FigureWriting;
  readonly value: string;
  readonly onEntry: (text: string) => void;
}) {
  return (
    <div className={styles.entry}>
      <TextInput
        {...control}
        inputMode="decimal"
        autoComplete="off"
        className={styles.number}
        value={value}
        onChange={(event) => onEntry(event.currentTarget.value)}
      />
      <span className={styles.unit} lang="zh-CN">
        {entryUnit(writing)}
      </span>
    </div>
  );
}

/** The first value of a new figure, in the unit that its format shows. */
export function ValueField({
  draft,
  isJudged,
  onChange,
}: {
  readonly draft: FigureDraft;
  readonly isJudged: boolean;
  readonly onChange: (text: string) => void;
}) {
  const t = useText();
  const entry = readEntry(draft.value, draft);
  return (
    <Field
      label={t('figures.value')}
      hint={t('figures.value-hint')}
      error={isJudged && !entry.ok ? entryFault(t, entry, draft) : null}
    >
      {(control) => <EntryInput {...control} writing={draft} value={draft.value} onEntry={onChange} />}
    </Field>
  );
}

/** A value to be compared with the figure's own: of last year, of the final accounts. */
export function ComparedField({
  name,
  draft,
  onChange,
}: {
  readonly name: 'previous' | 'accounts';
  readonly draft: FigureDraft;
  readonly onChange: (text: string) => void;
}) {
  const t = useText();
  const entry = readEntry(draft[name], draft);
  return (
    <TextField
      label={t(`figures.${name}`)}
      hint={t(`figures.${name}-hint`, { unit: entryUnit(draft) })}
      inputMode="decimal"
      autoComplete="off"
      error={draft[name].trim() !== '' && !entry.ok ? entryFault(t, entry, draft) : null}
      value={draft[name]}
      onChange={onChange}
    />
  );
}
