import { type FormEvent, useId, useState } from 'react';
import { AccountFields } from '../account/account-fields';
import { type AccountFaults, trimmed, whoFaults } from '../account/account-form';
import { type Problem, problemText, request } from '../app/http';
import { useText } from '../app/locale';
import { Dialog } from '../ui/dialog';
import { useFaultFocus } from '../ui/fault-focus';
import { Alert, Checkbox } from '../ui/field';
import { FormFoot } from '../ui/form-foot';
import type { AdministeredAccount } from './account';
import { groupNames } from './group-names';
import { GroupsField } from './groups-field';
import styles from './people.module.css';

/** Changes what an account says. The sign-in name stays: it stands in records. */
export function EditPerson({
  account,
  onClose,
  onEdited,
}: {
  readonly account: AdministeredAccount;
  readonly onClose: () => void;
  readonly onEdited: (name: string) => void;
}) {
  const t = useText();
  const formId = useId();
  const [draft, setDraft] = useState({ ...account, password: '' });
  const [admin, setAdmin] = useState(account.admin);
  const [groups, setGroups] = useState(account.groups.join(t('members.and')));
  const [faults, setFaults] = useState<AccountFaults>({});
  const form = useFaultFocus(faults);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    const { displayName, office, mail } = trimmed(draft);
    const found = whoFaults({ ...draft, displayName, office, mail });
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const answer = await request('POST', `/people/${account.id}`, {
      displayName,
      office,
      mail,
      admin,
      groups: groupNames(groups),
    });
    if (answer.ok) return onEdited(displayName);
    setBusy(false);
    setProblem(answer.problem);
  };

  return (
    <Dialog
      title={t('people.edit-title')}
      size="sm"
      onClose={onClose}
      footer={
        <FormFoot form={formId} busy={busy} onClose={onClose}>
          {t('account.save')}
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
        <AccountFields
          draft={draft}
          faults={faults}
          fixed="name"
          onChange={(next) => setDraft({ ...draft, ...next })}
        />
        <GroupsField
          value={groups}
          from={account.signsInBy === 'provider' ? 'provider' : 'here'}
          onChange={setGroups}
        />
        <Checkbox checked={admin} onChange={(event) => setAdmin(event.currentTarget.checked)}>
          {t('people.make-admin')}
        </Checkbox>
        {problem && <Alert>{problemText(problem)}</Alert>}
      </form>
    </Dialog>
  );
}
