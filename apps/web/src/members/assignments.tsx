import { numberOutline, type OutlineEntry, type PersonId, type Report } from '@huigao/report';
import { ChevronDown } from 'lucide-react';
import { useText } from '../app/locale';
import { Avatar, AvatarStack } from '../ui/avatar';
import { TextInput } from '../ui/field';
import { Menu } from '../ui/menu';
import { type Assigned, type Assignment, assignmentCommands, assignmentRoles, toggled } from './assignment';
import type { MembersViewProps } from './member-roles';
import styles from './members.module.css';

/** Sections × drafters and reviewers, with the due date. */
export function Assignments({ report, canManage, commands }: MembersViewProps) {
  const t = useText();
  const numbers = numberOutline(report.outline, report.scheme);
  return (
    <div className={styles.sections}>
      <div className={styles.sectionHead} aria-hidden>
        <span>{t('members.section')}</span>
        <span>{t('members.drafters')}</span>
        <span>{t('members.reviewers')}</span>
        <span>{t('members.due')}</span>
      </div>
      <ul>
        {report.outline.map((entry) => (
          <li key={entry.id} className={entry.kind === 'part' ? styles.part : styles.section}>
            <span className={styles.sectionTitle} lang="zh-CN">
              {numbers.get(entry.id)}
              {entry.title}
            </span>
            {entry.kind !== 'part' && (
              <SectionPeople report={report} entry={entry} canManage={canManage} commands={commands} />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

const assignedOf = ({ drafters, reviewers, due }: OutlineEntry): Assigned => ({ drafters, reviewers, due });

function SectionPeople({
  report,
  entry,
  canManage,
  commands,
}: MembersViewProps & { readonly entry: OutlineEntry }) {
  const t = useText();
  const key = `section ${entry.id}`;
  const recorded = assignedOf(entry);
  const shown = commands.shown(key, recorded);

  const toggle = (as: Assignment, person: PersonId) => {
    const member = report.people.get(person);
    const next = toggled(shown, as, person);
    const sent = assignmentCommands(entry.id, next, member && { member, as });
    void commands.choose(key, recorded, next, sent);
  };
  const setDue = (text: string) => {
    const next = { ...shown, due: text || null };
    void commands.choose(key, recorded, next, assignmentCommands(entry.id, next));
  };

  return (
    <>
      {(['drafters', 'reviewers'] as const).map((as) => (
        <PeoplePicker
          key={as}
          report={report}
          label={t('members.on-section', { what: t(`members.${as}`), section: entry.title })}
          name={t(`members.${as}`)}
          as={as}
          chosen={shown[as]}
          canManage={canManage}
          onToggle={(person) => toggle(as, person)}
        />
      ))}
      <span className={styles.dueField}>
        <span aria-hidden className={styles.pickerName}>
          {t('members.due')}
        </span>
        <TextInput
          type="date"
          className={styles.due}
          aria-label={t('members.on-section', { what: t('members.due'), section: entry.title })}
          data-empty={shown.due === null || undefined}
          value={shown.due ?? ''}
          disabled={!canManage}
          onChange={(event) => setDue(event.currentTarget.value)}
        />
      </span>
    </>
  );
}

function PeoplePicker({
  report,
  label,
  name,
  as,
  chosen,
  canManage,
  onToggle,
}: {
  readonly report: Report;
  readonly label: string;
  readonly name: string;
  readonly as: Assignment;
  readonly chosen: readonly PersonId[];
  readonly canManage: boolean;
  readonly onToggle: (person: PersonId) => void;
}) {
  const t = useText();
  const people = chosen.map((person) => ({
    person,
    name: report.people.get(person)?.name ?? t('members.gone'),
  }));
  const face = (
    <>
      <span className={styles.pickerName}>{name}</span>
      {people.length === 0 ? (
        <span className={styles.nobody}>{t('members.nobody')}</span>
      ) : (
        <>
          <AvatarStack people={people} size="sm" />
          <span className={styles.names}>{people.map((one) => one.name).join(t('members.and'))}</span>
        </>
      )}
    </>
  );
  if (!canManage) return <span className={styles.picked}>{face}</span>;
  return (
    <Menu
      groups={[
        {
          id: 'members',
          label,
          items: [...report.people.values()].map((member) => ({
            id: member.person,
            label: member.name,
            lead: <Avatar person={member.person} name={member.name} size="sm" decorative />,
            detail: member.roles.includes(assignmentRoles[as])
              ? null
              : t('members.gets-role', { role: t(`role.${assignmentRoles[as]}`) }),
            checked: chosen.includes(member.person),
            onSelect: () => onToggle(member.person),
          })),
        },
      ]}
      trigger={(props) => (
        <button
          {...props}
          type="button"
          className={styles.picker}
          aria-label={`${label}: ${people.map((one) => one.name).join(t('members.and')) || t('members.nobody')}`}
        >
          {face}
          <ChevronDown aria-hidden className={styles.chevron} />
        </button>
      )}
    />
  );
}
