import { MONEY_UNIT as moneyUnit } from '@huigao/figures';
import { type PersonId, type Report, type Task, type TaskContent, taskContent } from '@huigao/report';
import { useState } from 'react';
import { useText } from '../app/locale';
import { TextField } from '../ui/field';
import { FormFoot } from '../ui/form-foot';
import { SelectField } from '../ui/select-field';
import { FigureSelect } from './figure-select';
import { SaveNotices } from './save-notices';
import styles from './tasks.module.css';
import { useRecordSave } from './use-record-save';

export interface TaskFormProps {
  readonly report: Pick<Report, 'figures' | 'people'>;
  readonly content: TaskContent;
  /** Null: it is new. */
  readonly version: number | null;
  readonly onDone: () => void;
}

/** A key task: its title, its amounts by the figures they are, and who answers for it. */
export function TaskForm({ report: { figures, people }, content, version, onDone }: TaskFormProps) {
  const t = useText();
  const [draft, setDraft] = useState(content);
  const [seen, setSeen] = useState(version);
  const save = useRecordSave<Task>();
  const set = (part: Partial<TaskContent>) => setDraft({ ...draft, ...part });
  const send = async (over: number | null) => {
    const task = { ...draft, title: draft.title.trim() };
    if (await save.send({ type: 'saveTask', task, version: over })) onDone();
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send(seen);
      }}
    >
      <SaveNotices
        save={save}
        onTheirs={(now) => {
          setDraft(taskContent(now));
          setSeen(now.version);
          save.settle();
        }}
        onMine={(now) => void send(now.version)}
      />
      <TextField
        label={t('tasks.title')}
        className={styles.wide}
        value={draft.title}
        maxLength={200}
        required
        autoFocus
        onChange={(title) => set({ title })}
      />
      <FigureSelect
        label={t('tasks.budgeted')}
        figures={figures}
        unit={moneyUnit}
        value={draft.budgeted}
        onChange={(budgeted) => set({ budgeted })}
      />
      <FigureSelect
        label={t('tasks.executed')}
        figures={figures}
        unit={moneyUnit}
        value={draft.executed}
        onChange={(executed) => set({ executed })}
      />
      <FigureSelect
        label={t('tasks.rate')}
        hint={t('tasks.rate-hint')}
        figures={figures}
        unit="%"
        value={draft.rate}
        onChange={(rate) => set({ rate })}
      />
      <SelectField
        label={t('tasks.owner')}
        value={draft.owner ?? ''}
        onChange={(chosen) => set({ owner: (chosen as PersonId) || null })}
      >
        <option value="">{t('tasks.no-figure')}</option>
        {[...people.values()].map(({ person, name }) => (
          <option key={person} value={person}>
            {name}
          </option>
        ))}
      </SelectField>
      <div className={styles.actions}>
        <FormFoot busy={save.busy} disabled={draft.title.trim() === ''} onClose={onDone}>
          {t('tasks.save')}
        </FormFoot>
      </div>
    </form>
  );
}
