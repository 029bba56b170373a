import { X } from 'lucide-react';
import { useMemo } from 'react';
import { useText } from '../app/locale';
import { useSectionName } from '../checks/use-section-name';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';
import { Tooltip } from '../ui/tooltip';
import hidden from '../ui/visually-hidden.module.css';
import { peopleHere } from './people-here';
import { usePeopleNews } from './people-news';
import styles from './present-people.module.css';
import { useClientState, useReportSession } from './report-session';
import { useFollow } from './use-follow';

/** More would push the title out of the header, or, on a phone, the state of saving. */
const most = 5;
const mostOnPhone = 2;

/** Who has the report open; a click goes to where they are and follows them, until one moves oneself. */
export default function PresentPeople() {
  const t = useText();
  const { person: self, navigator } = useReportSession();
  const tabs = useClientState((state) => state.people);
  const people = useMemo(() => peopleHere(tabs, self.id), [tabs, self.id]);
  const sectionName = useSectionName();
  const { followed, follow } = useFollow();
  const news = usePeopleNews(people, self.id);
  if (people.length === 0) return null;
  const leader = people.find(({ person }) => person === followed);
  const shown = people.length > most ? people.slice(0, most - 1) : people;
  return (
    <>
      <span className={hidden.text} role="status">
        {news}
      </span>
      {leader && <FollowBar name={leader.name} onStop={() => follow(null)} />}
      <ul className={styles.people} aria-label={t('report.present')}>
        {shown.map(({ person, name, section }) => {
          const who = person === self.id ? t('report.me', { name }) : name;
          const where = section && sectionName(section);
          const isFollowed = person === followed;
          const place = where ? t('report.person-in', { name: who, section: where }) : who;
          const label = isFollowed ? t('report.following', { name }) : place;
          return (
            <li key={person}>
              <Tooltip text={label}>
                <button
                  type="button"
                  className={styles.person}
                  aria-label={label}
                  aria-disabled={section === null || undefined}
                  aria-pressed={person === self.id ? undefined : isFollowed}
                  onClick={() => {
                    if (person !== self.id) follow(isFollowed ? null : person);
                    else if (section) navigator.goToSection(section);
                  }}
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
        {people.length > mostOnPhone && (
          <li className={styles.moreOnNarrow}>+{people.length - mostOnPhone}</li>
        )}
      </ul>
    </>
  );
}

/** Says whom one follows, and ends it. */
function FollowBar({ name, onStop }: { readonly name: string; readonly onStop: () => void }) {
  const t = useText();
  return (
    <div role="status" className={styles.follow}>
      {t('report.following-now', { name })}
      <Button size="sm" variant="quiet" icon={X} aria-keyshortcuts="Escape" onClick={onStop}>
        {t('report.follow-stop')}
      </Button>
    </div>
  );
}
