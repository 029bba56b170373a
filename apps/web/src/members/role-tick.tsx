import type { Role } from '@huigao/report';
import { useText } from '../app/locale';
import styles from './members.module.css';

/** One role of a person or a group, ticked or not. */
export function RoleTick({
  role,
  isHeld,
  isFixed,
  why,
  onChange,
}: {
  readonly role: Role;
  readonly isHeld: boolean;
  readonly isFixed: boolean;
  /** Why it is fixed. */
  readonly why?: string | undefined;
  readonly onChange: () => void;
}) {
  const t = useText();
  return (
    <label className={styles.role} title={why}>
      <input type="checkbox" checked={isHeld} disabled={isFixed} onChange={onChange} />
      <span>{t(`role.${role}`)}</span>
    </label>
  );
}
