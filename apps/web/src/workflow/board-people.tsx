import type { UnsyncedPerson } from '@huigao/sync/client';
import { useLocale, useText } from '../app/locale';
import { languageTag } from '../app/locale-tag';
import type { PersonHere } from '../report/people-here';
import { AvatarStack } from '../ui/avatar';
import styles from './board.module.css';

/** Who is in a section, and whose edits of it may be missing here 未同步. */
export function BoardPeople({
  here,
  unsynced,
}: {
  readonly here: readonly PersonHere[];
  readonly unsynced: readonly UnsyncedPerson[];
}) {
  const t = useText();
  const time = new Intl.DateTimeFormat(languageTag(useLocale()), { timeStyle: 'short' });
  return (
    <div>
      {here.length > 0 && <AvatarStack people={here} size="sm" />}
      {unsynced.map(({ person, name, why, since }) => (
        <p key={`${person} ${why}`} className={styles.missing}>
          {t(`board.unsynced.${why}`, { name, at: time.format(since) })}
        </p>
      ))}
    </div>
  );
}
