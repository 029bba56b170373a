import { type Report, roles } from '@huigao/report';
import type { RecordCommand } from '@huigao/report-doc';
import { UserPlus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { problemText } from '../app/http';
import { useText } from '../app/locale';
import { useResource } from '../app/resource';
import type { Person } from '../app/session';
import { Button } from '../ui/button';
import { Alert } from '../ui/field';
import { SelectField } from '../ui/select-field';
import styles from './members.module.css';
import { type GivenRole, RoleChoice } from './role-choice';
import type { RecordCommands } from './use-record-commands';

/** Who can be taken in: someone with an account, or a group of accounts. */
type Newcomer =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'group'; readonly group: string };

/** The people and groups that are not in the report yet, by the value of their option. */
function newcomers(people: readonly Person[], report: Report): ReadonlyMap<string, Newcomer> {
  const groups = [...new Set(people.flatMap(({ groups }) => groups))].sort((a, b) => a.localeCompare(b));
  return new Map([
    ...people
      .filter(({ id }) => !report.people.has(id))
      .map((person): [string, Newcomer] => [`person ${person.id}`, { kind: 'person', person }]),
    ...groups
      .filter((group) => !report.groups.has(group))
      .map((group): [string, Newcomer] => [`group ${group}`, { kind: 'group', group }]),
  ]);
}

function commandFor(newcomer: Newcomer, { role, sections }: GivenRole): RecordCommand {
  if (newcomer.kind === 'group') return { type: 'setGroup', group: newcomer.group, roles: [role] };
  const { id: person, displayName: name } = newcomer.person;
  return { type: 'admit', person, name, role, sections };
}

/** Takes someone who has an account, or a whole group, into the report. */
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
  const [given, setGiven] = useState<GivenRole>({ role: 'drafter', sections: [] });
  const [busy, setBusy] = useState(false);

  const outside = newcomers('value' in people ? people.value : [], report);
  const newcomer = outside.get(chosen) ?? null;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!newcomer || busy) return;
    setBusy(true);
    const added = await commands.choose(`new ${chosen}`, [], [given.role], [commandFor(newcomer, given)]);
    setBusy(false);
    if (!added) return;
    setChosen('');
    setGiven((now) => ({ ...now, sections: [] }));
  };

  if (people.state === 'failed') return <Alert kind="warn">{problemText(people.problem)}</Alert>;
  if (people.state !== 'loading' && outside.size === 0)
    return <p className={styles.note}>{t('members.everyone-in')}</p>;
  return (
    <form className={styles.add} onSubmit={(event) => void submit(event)}>
      <SelectField label={t('members.person')} value={chosen} onChange={setChosen}>
        <option value="">{t('members.choose-person')}</option>
        <NewcomerOptions outside={outside} />
      </SelectField>
      <RoleChoice report={report} label={t('members.role')} roles={roles} value={given} onChange={setGiven} />
      <Button type="submit" icon={UserPlus} busy={busy} disabled={!newcomer}>
        {t('members.add')}
      </Button>
    </form>
  );
}

function NewcomerOptions({ outside }: { readonly outside: ReadonlyMap<string, Newcomer> }) {
  const t = useText();
  const options = [...outside].map(([value, newcomer]) => ({ value, newcomer }));
  const of = (kind: Newcomer['kind']) => options.filter(({ newcomer }) => newcomer.kind === kind);
  const optionOf = ({ value, newcomer }: (typeof options)[number]) => (
    <option key={value} value={value}>
      {newcomer.kind === 'group'
        ? newcomer.group
        : [newcomer.person.displayName, newcomer.person.office || newcomer.person.name].join(' · ')}
    </option>
  );
  if (of('group').length === 0) return of('person').map(optionOf);
  return (
    <>
      <optgroup label={t('members.single-people')}>{of('person').map(optionOf)}</optgroup>
      <optgroup label={t('members.groups')}>{of('group').map(optionOf)}</optgroup>
    </>
  );
}
