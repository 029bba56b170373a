import type { PersonId, Thread } from '@huigao/report';
import { type FormEvent, useId, useState } from 'react';
import { useText } from '../app/locale';
import { Avatar } from '../ui/avatar';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';
import { FormFoot } from '../ui/form-foot';
import styles from './assign-dialog.module.css';
import { useFoundPeople } from './use-found-people';
import { usePeopleToAssign } from './use-people-to-mention';

interface AssignDialogProps {
  readonly thread: Thread;
  readonly onClose: () => void;
  /** True: it was done. */
  readonly onAssign: (assignee: PersonId | null, due: string | null) => Promise<boolean>;
}

/** Who is to see to a thread, and until when. */
export function AssignDialog({ thread, onClose, onAssign }: AssignDialogProps) {
  const t = useText();
  const formId = useId();
  const people = usePeopleToAssign(thread.section);
  const [query, setQuery] = useState('');
  const [assignee, setAssignee] = useState(thread.assignee);
  const [due, setDue] = useState(thread.due ?? '');
  const [isBusy, setBusy] = useState(false);
  const found = useFoundPeople(people, query.trim());
  const chosen = people.find(({ person }) => person === assignee);
  const listed = chosen && !found.includes(chosen) ? [chosen, ...found] : found;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const isDone = await onAssign(assignee, due || null);
    setBusy(false);
    if (isDone) onClose();
  };
  return (
    <Dialog
      title={t('comments.assign-title')}
      size="sm"
      onClose={onClose}
      footer={
        <FormFoot form={formId} busy={isBusy} onClose={onClose}>
          {t('comments.save')}
        </FormFoot>
      }
    >
      <form id={formId} className={styles.form} onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('comments.assignee')}
          placeholder={t('comments.search-person')}
          type="search"
          autoComplete="off"
          value={query}
          onChange={setQuery}
        />
        <fieldset className={styles.people}>
          <legend className={styles.legend}>{t('comments.assignee')}</legend>
          <Choice isChosen={assignee === null} onChoose={() => setAssignee(null)}>
            {t('comments.nobody')}
          </Choice>
          {listed.map(({ person, name }) => (
            <Choice key={person} isChosen={assignee === person} onChoose={() => setAssignee(person)}>
              <Avatar person={person} name={name} size="sm" decorative />
              {name}
            </Choice>
          ))}
          {listed.length === 0 && <p className={styles.nobody}>{t('comments.no-person')}</p>}
        </fieldset>
        <TextField label={t('comments.due')} type="date" value={due} onChange={setDue} />
      </form>
    </Dialog>
  );
}

function Choice({
  isChosen,
  onChoose,
  children,
}: {
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly children: React.ReactNode;
}) {
  return (
    <label className={styles.choice}>
      <input type="radio" name="assignee" checked={isChosen} onChange={onChoose} />
      {children}
    </label>
  );
}
