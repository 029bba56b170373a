import { useMemo } from 'react';
import { useText } from '../app/locale';
import { useSectionName } from '../checks/use-section-name';
import { Avatar } from '../ui/avatar';
import { Tooltip } from '../ui/tooltip';
import { peopleHere } from './people-here';
import styles from './present-people.module.css';
import { useClientState, useReportSession } from './report-session';

/** More would push the title out of the header. */
const most = 5;

/** Who has the report open; a click goes to the section they are in. */
export function PresentPeople() {
  const t = useText();
  const { person: self, navigator } = useReportSession();
  const tabs = useClientState((state) => state.people);
  const people = useMemo(() => peopleHere(tabs, self.id), [tabs, self.id]);
  const sectionName = useSectionName();
  if (people.length === 0) return null;
  const shown = people.length > most ? people.slice(0, most - 1) : people;
  return (
    <ul className={styles.people} aria-label={t('report.present')}>
      {shown.map(({ person, name, section }) => {
        const who = person === self.id ? t('report.me', { name }) : name;
        const where = section && sectionName(section);
        const label = where ? t('report.person-in', { name: who, section: where }) : who;
        return (
          <li key={person}>
            <Tooltip text={label}>
              <button
                type="button"
                className={styles.person}
                aria-label={label}
                aria-disabled={section === null || undefined}
                onClick={() => section && navigator.goToSection(section)}
              >
                <Avatar person={person} name={name} decorative />
              </button>
            </Tooltip>
          </li>
        );
      })}
      {shown.length < people.length && (
        <li className={styles.more}>{t('report.more-people', { count: people.length - shown.length })}</li>
      )}
    </ul>
  );
}
