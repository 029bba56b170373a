import { type Report, type Role, rolesBySection, type SectionId } from '@huigao/report';
import type { ReactNode } from 'react';
import { useText } from '../app/locale';
import { SelectField } from '../ui/select-field';
import styles from './members.module.css';
import { SectionChoice } from './section-choice';

/** A role, with sections where it says more with them. */
export interface GivenRole<Given extends Role = Role> {
  readonly role: Given;
  readonly sections: readonly SectionId[];
}

export interface RoleChoiceProps<Given extends Role> {
  readonly report: Report;
  readonly label: ReactNode;
  readonly roles: readonly Given[];
  readonly value: GivenRole<Given>;
  readonly onChange: (value: GivenRole<Given>) => void;
}

/** Chooses a role and, for drafters and reviewers, their sections. */
export function RoleChoice<Given extends Role>({
  report,
  label,
  roles,
  value,
  onChange,
}: RoleChoiceProps<Given>) {
  const t = useText();
  const choose = (role: Given) =>
    onChange({ role, sections: rolesBySection.includes(role) ? value.sections : [] });
  return (
    <>
      <SelectField label={label} value={value.role} onChange={(chosen) => choose(chosen as Given)}>
        {roles.map((one) => (
          <option key={one} value={one}>
            {t(`role.${one}`)}
          </option>
        ))}
      </SelectField>
      {rolesBySection.includes(value.role) && (
        <div className={styles.field}>
          <span aria-hidden>{t('members.with-sections')}</span>
          <SectionChoice
            report={report}
            label={t('members.with-sections')}
            chosen={value.sections}
            onChoose={(sections) => onChange({ ...value, sections })}
          />
        </div>
      )}
    </>
  );
}
