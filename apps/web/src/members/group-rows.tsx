import { type GroupShare, type Report, type Role, roles } from '@huigao/report';
import { UserMinus, UsersRound } from 'lucide-react';
import { useText } from '../app/locale';
import { IconButton } from '../ui/button';
import { rolesAfter } from './assignment';
import type { MembersViewProps } from './member-roles';
import styles from './members.module.css';
import { RoleTick } from './role-tick';
import { useRemoval } from './use-removal';

/** Groups × roles. */
export function GroupRows({ report, canManage, commands }: MembersViewProps) {
  return [...report.groups.values()].map((share) => (
    <GroupRow key={share.group} share={share} report={report} canManage={canManage} commands={commands} />
  ));
}

const peopleIn = ({ people }: Report, group: string) =>
  [...people.values()].flatMap(({ person, groups }) => (groups?.includes(group) ? [person] : []));

function GroupRow({ share, report, canManage, commands }: MembersViewProps & { readonly share: GroupShare }) {
  const t = useText();
  const { group } = share;
  const key = `group ${group}`;
  const held = commands.shown(key, share.roles);
  const command = (next: readonly Role[]) => ({ type: 'setGroup', group, roles: next }) as const;
  const set = (next: readonly Role[]) => void commands.choose(key, share.roles, next, [command(next)]);
  const remove = useRemoval(report, commands);
  const people = new Set(peopleIn(report, group));
  if (held.length === 0) return null;
  const nameId = `group-${group}`;
  return (
    <li className={styles.row}>
      <span className={styles.who} id={nameId}>
        <UsersRound aria-hidden className={styles.groupMark} />
        <span className={styles.nameAndNote}>
          <span className={styles.name}>{group}</span>
          <span className={styles.note}>
            {t('members.group-people', { count: peopleIn(report, group).length })}
          </span>
        </span>
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in another column */}
      <div role="group" aria-labelledby={nameId} className={styles.roles}>
        {roles.map((role) => (
          <RoleTick
            key={role}
            role={role}
            isHeld={held.includes(role)}
            isFixed={!canManage}
            onChange={() => set(rolesAfter(held, role, 'viewer'))}
          />
        ))}
      </div>
      {canManage && (
        <IconButton
          icon={UserMinus}
          label={t('members.remove-group', { name: group })}
          size="sm"
          onClick={() => void remove({ key, name: group, held: share.roles, people, command })}
        />
      )}
    </li>
  );
}
