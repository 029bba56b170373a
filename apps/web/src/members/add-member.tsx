import { type Report, type Role, roles } from '@huigao/report';
import { UserPlus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { problemText } from '../app/http';
import { useText } from '../app/locale';
import { useResource } from '../app/resource';
import type { Person } from '../app/session';
import { Button } from '../ui/button';
import { Alert, Field, Select } from '../ui/field';
import styles from './members.module.css';
import type { RecordCommands } from './use-record-commands';

/** Takes someone who has an account into the report. */
export function AddMember({
  report,
  commands,
}: {
  readonly report: Report;
  readonly commands: RecordCommands;
}) {
  const t = useText();
  const [people] = useResource<readonly Person[]>('/people');
  const [chosen, setChosen] = useState('');
  const [role, setRole] = useState<Role>('drafter');
  const [busy, setBusy] = useState(false);

  const outside = 'value' in people ? people.value.filter(({ id }) => !report.people.has(id)) : [];
  const person = outside.find(({ id }) => id === chosen) ?? null;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!person || busy) return;
    setBusy(true);
    const command = {
      type: 'setMember',
      person: person.id,
      name: person.displayName,
      roles: [role],
    } as const;
    const added = await commands.choose(`member ${person.id}`, [], [role], [command]);
    setBusy(false);
    if (added) setChosen('');
  };

  if (people.state === 'failed') return <Alert kind="warn">{problemText(people.problem)}</Alert>;
  if (people.state !== 'loading' && outside.length === 0)
    return <p className={styles.note}>{t('members.everyone-in')}</p>;
  return (
    <form className={styles.add} onSubmit={(event) => void submit(event)}>
      <Field label={t('members.person')}>
        {(control) => (
          <Select {...control} value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
            <option value="">{t('members.choose-person')}</option>
            {outside.map(({ id, displayName, office, name }) => (
              <option key={id} value={id}>
                {[displayName, office || name].join(' · ')}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('members.role')}>
        {(control) => (
          <Select {...control} value={role} onChange={(event) => setRole(event.currentTarget.value as Role)}>
            {roles.map((one) => (
              <option key={one} value={one}>
                {t(`role.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button type="submit" icon={UserPlus} busy={busy} disabled={!person}>
        {t('members.add')}
      </Button>
    </form>
  );
}
