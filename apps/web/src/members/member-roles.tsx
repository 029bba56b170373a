import { type Member, ownRoles, type Report, type Role, roles } from '@huigao/report';
import { UserMinus } from 'lucide-react';
import { useText } from '../app/locale';
import { Avatar } from '../ui/avatar';
import { IconButton } from '../ui/button';
import { AddMember } from './add-member';
import { rolesAfter } from './assignment';
import styles from './members.module.css';
import type { RecordCommands } from './use-record-commands';

export interface MembersViewProps {
  readonly report: Report;
  readonly canManage: boolean;
  readonly commands: RecordCommands;
}

/** People × roles. */
export function MemberRoles({ report, canManage, commands }: MembersViewProps) {
  const t = useText();
  const members = [...report.people.values()];
  const owners = members.filter((member) => ownRoles(member).includes('owner'));
  return (
    <>
      {canManage && <AddMember report={report} commands={commands} />}
      <ul className={styles.rows}>
        {members.map((member) => (
          <MemberRow
            key={member.person}
            member={member}
            lastOwner={owners.length === 1 && owners[0] === member}
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
  canManage,
  commands,
}: Omit<MembersViewProps, 'report'> & { readonly member: Member; readonly lastOwner: boolean }) {
  const t = useText();
  const { person, name } = member;
  const key = `member ${person}`;
  const own = ownRoles(member);
  const held = commands.shown(key, own);
  const set = (next: readonly Role[]) =>
    void commands.choose(key, own, next, [{ type: 'setMember', person, name, roles: next }]);
  if (held.length === 0) return null;
  return (
    <li className={styles.row}>
      <span className={styles.who} id={`member-${person}`}>
        <Avatar person={person} name={name} decorative />
        <span className={styles.name}>{name}</span>
      </span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in another column */}
      <div role="group" aria-labelledby={`member-${person}`} className={styles.roles}>
        {roles.map((role) => (
          <RoleTick
            key={role}
            role={role}
            held={held}
            fixed={!canManage || (lastOwner && role === 'owner')}
            why={canManage && lastOwner && role === 'owner' ? t('members.last-owner') : undefined}
            onChange={() => set(rolesAfter(held, role))}
          />
        ))}
      </div>
      {canManage && (
        <IconButton
          icon={UserMinus}
          label={t('members.remove', { name })}
          size="sm"
          disabled={lastOwner}
          onClick={() => set([])}
        />
      )}
    </li>
  );
}

function RoleTick({
  role,
  held,
  fixed,
  why,
  onChange,
}: {
  readonly role: Role;
  readonly held: readonly Role[];
  readonly fixed: boolean;
  readonly why: string | undefined;
  readonly onChange: () => void;
}) {
  const t = useText();
  return (
    <label className={styles.role} title={why}>
      <input type="checkbox" checked={held.includes(role)} disabled={fixed} onChange={onChange} />
      <span>{t(`role.${role}`)}</span>
    </label>
  );
}
