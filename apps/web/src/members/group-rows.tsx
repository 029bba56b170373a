import { type GroupShare, type Report, type Role, roles } from '@huigao/report';
import { UserMinus, UsersRound } from 'lucide-react';
import { useText } from '../app/locale';
import { IconButton } from '../ui/button';
import { rolesAfter } from './assignment';
import type { MembersViewProps } from './member-roles';
import styles from './members.module.css';
import { RoleTick } from './role-tick';

/** Groups × roles. */
export function GroupRows({ report, canManage, commands }: MembersViewProps) {
  return [...report.groups.values()].map((share) => (
    <GroupRow key={share.group} share={share} report={report} canManage={canManage} commands={commands} />
  ));
}

function countIn({ people }: Report, group: string): number {
  return [...people.values()].filter(({ groups }) => groups?.includes(group)).length;
}

function GroupRow({ share, report, canManage, commands }: MembersViewProps & { readonly share: GroupShare }) {
  const t = useText();
  const { group } = share;
  const key = `group ${group}`;
  const held = commands.shown(key, share.roles);
  const set = (next: readonly Role[]) =>
    void commands.choose(key, share.roles, next, [{ type: 'setGroup', group, roles: next }]);
  if (held.length === 0) return null;
  const nameId = `group-${group}`;
  return (
    <li className={styles.row}>
      <span className={styles.who} id={nameId}>
        <UsersRound aria-hidden className={styles.groupMark} />
        <span className={styles.nameAndNote}>
          <span className={styles.name}>{group}</span>
          <span className={styles.note}>{t('members.group-people', { count: countIn(report, group) })}</span>
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
          onClick={() => set([])}
        />
      )}
    </li>
  );
}
