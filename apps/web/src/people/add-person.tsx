import { Dices } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { AccountFields } from '../account/account-fields';
import {
  type AccountFaults,
  accountFaults,
  emptyAccount,
  longest,
  trimmed,
  whoFaults,
} from '../account/account-form';
import { type Problem, problemText, request } from '../app/http';
import { useText } from '../app/locale';
import type { Person } from '../app/session';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { useFaultFocus } from '../ui/fault-focus';
import { Alert, Checkbox, Field, Radio, TextInput } from '../ui/field';
import { FormFoot } from '../ui/form-foot';
import type { MadeLink } from './account';
import { groupNames } from './group-names';
import { GroupsField } from './groups-field';
import { newPassword } from './new-password';
import styles from './people.module.css';

type Added = Person & { readonly link: MadeLink | null };

/** Makes an account for a colleague, who chooses the password by a link; or with a first one, shown because it is to be passed on. */
export function AddPerson({
  onClose,
  onAdded,
}: {
  readonly onClose: () => void;
  readonly onAdded: (person: Added) => void;
}) {
  const t = useText();
  const formId = useId();
  const [draft, setDraft] = useState(emptyAccount);
  const [way, setWay] = useState<'link' | 'typed'>('link');
  const [admin, setAdmin] = useState(false);
  const [groups, setGroups] = useState('');
  const [faults, setFaults] = useState<AccountFaults>({});
  const form = useFaultFocus(faults);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const { password, ...fields } = trimmed(draft);
    const found = way === 'link' ? whoFaults(fields) : accountFaults({ ...fields, password });
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const chosen = way === 'link' ? {} : { password };
    const answer = await request<Added>('POST', '/people', {
      ...fields,
      ...chosen,
      admin,
      groups: groupNames(groups),
    });
    if (answer.ok) return onAdded(answer.value);
    setBusy(false);
    if (answer.problem.code !== 'name-taken') return setProblem(answer.problem);
    setProblem(null);
    setFaults({ name: 'account.name-taken' });
  };

  const generate = () =>
    setDraft({ ...draft, password: newPassword((into) => crypto.getRandomValues(into)) });

  return (
    <Dialog
      title={t('people.add')}
      size="sm"
      onClose={onClose}
      footer={
        <FormFoot form={formId} busy={busy} onClose={onClose}>
          {t('people.add-submit')}
        </FormFoot>
      }
    >
      <form
        ref={form}
        id={formId}
        className={styles.form}
        onSubmit={(event) => void submit(event)}
        noValidate
      >
        <AccountFields draft={draft} faults={faults} onChange={setDraft} />
        <GroupsField value={groups} from="here" onChange={setGroups} />
        <fieldset className={styles.ways}>
          <legend>{t('people.password-way')}</legend>
          <Radio name={formId} checked={way === 'link'} onChange={() => setWay('link')}>
            {t('people.way-link')}
          </Radio>
          <Radio name={formId} checked={way === 'typed'} onChange={() => setWay('typed')}>
            {t('people.way-typed')}
          </Radio>
        </fieldset>
        {way === 'typed' && (
          <Field
            label={t('people.first-password')}
            hint={t('people.first-password-hint')}
            error={faults.password ? t(faults.password) : null}
          >
            {(control) => (
              <div className={styles.password}>
                <TextInput
                  {...control}
                  value={draft.password}
                  onChange={(event) => setDraft({ ...draft, password: event.currentTarget.value })}
                  maxLength={longest.password}
                  autoComplete="off"
                  spellCheck={false}
                />
                <Button icon={Dices} onClick={generate}>
                  {t('people.generate')}
                </Button>
              </div>
            )}
          </Field>
        )}
        <Checkbox checked={admin} onChange={(event) => setAdmin(event.currentTarget.checked)}>
          {t('people.make-admin')}
        </Checkbox>
        {problem && <Alert>{problemText(problem)}</Alert>}
      </form>
    </Dialog>
  );
}
