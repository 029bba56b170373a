import { type Member, ownRoles, type Report, type Role, roles, sourcesOf } from '@huigao/report';
import { UserMinus } from 'lucide-react';
import { useText } from '../app/locale';
import { Avatar } from '../ui/avatar';
import { IconButton } from '../ui/button';
import { AddMember } from './add-member';
import { rolesAfter } from './assignment';
import { GroupRows } from './group-rows';
import styles from './members.module.css';
import { RoleTick } from './role-tick';
import type { RecordCommands } from './use-record-commands';
import { useRemoval } from './use-removal';

export interface MembersViewProps {
  readonly report: Report;
  readonly canManage: boolean;
  readonly commands: RecordCommands;
}

/** People and groups × roles. */
export function MemberRoles({ report, canManage, commands }: MembersViewProps) {
  const t = useText();
  const members = [...report.people.values()];
  const owners = members.filter((member) => ownRoles(member).includes('owner'));
  return (
    <>
      {canManage && <AddMember report={report} commands={commands} />}
      <ul className={styles.rows}>
        <GroupRows report={report} canManage={canManage} commands={commands} />
        {members.map((member) => (
          <MemberRow
            key={member.person}
            member={member}
            lastOwner={owners.length === 1 && owners[0] === member}
            report={report}
            canManage={canManage}
            commands={commands}
          />
        ))}
      </ul>
      <details className={styles.legend}>
        <summary>{t('members.what-roles-may')}</summary>
        <dl>
          {roles.map((role) => (
            <div key={role}>
              <dt>{t(`role.${role}`)}</dt>
              <dd>{t(`role.${role}-may`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

function MemberRow({
  member,
  lastOwner,
  report,
  canManage,
  commands,
}: MembersViewProps & { readonly member: Member; readonly lastOwner: boolean }) {
  const t = useText();
  const { person, name, groups = [] } = member;
  const key = `member ${person}`;
  const own = ownRoles(member);
  const held = commands.shown(key, own);
  const command = (next: readonly Role[]) => ({ type: 'setMember', person, name, roles: next }) as const;
  const set = (next: readonly Role[]) => void commands.choose(key, own, next, [command(next)]);
  const remove = useRemoval(report, commands);
  const byGroups = (role: Role) => sourcesOf(role, member, report.groups).filter((group) => group !== null);
  const whyFixed = (role: Role) => {
    if (lastOwner && role === 'owner') return t('members.last-owner');
    const giving = byGroups(role);
    if (giving.length === 0 || held.includes(role)) return undefined;
    return t('members.by-group', { groups: giving.join(t('members.and')) });
  };
  if (held.length === 0 && groups.length === 0) return null;
  return (
    <li className={styles.row}>
      <span className={styles.who} id={`member-${person}`}>
        <Avatar person={person} name={name} decorative />
        <span className={styles.nameAndNote}>
          <span className={styles.name}>{name}</span>
          {groups.length > 0 && (
            <span className={styles.note}>
              {t('members.group-of', { groups: groups.join(t('members.and')) })}
            </span>
          )}
        </span>
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in another column */}
      <div role="group" aria-labelledby={`member-${person}`} className={styles.roles}>
        {roles.map((role) => (
          <RoleTick
            key={role}
            role={role}
            isHeld={held.includes(role) || byGroups(role).length > 0}
            isFixed={!canManage || whyFixed(role) !== undefined}
            why={canManage ? whyFixed(role) : undefined}
            onChange={() => set(rolesAfter(held, role, groups.length > 0 ? 'none' : 'viewer'))}
          />
        ))}
      </div>
      {canManage && held.length > 0 && (
        <IconButton
          icon={UserMinus}
          label={t('members.remove', { name })}
          size="sm"
          disabled={lastOwner}
          onClick={() => void remove({ key, name, held: own, people: new Set([person]), command })}
        />
      )}
    </li>
  );
}
