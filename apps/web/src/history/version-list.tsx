import type { SectionId } from '@huigao/report';
import { CalendarDays, CheckCheck, Flag, type History, Save, Send, Stamp, Undo2 } from 'lucide-react';
import { useLocale, useText } from '../app/locale';
import { languageTag } from '../app/locale-tag';
import styles from './history.module.css';
import { versionName } from './version-words';
import type { Version, VersionCause } from './versions';

const icons = {
  first: Flag,
  named: Save,
  submitted: Send,
  agreed: CheckCheck,
  frozen: Stamp,
  daily: CalendarDays,
  replaced: Undo2,
} as const satisfies Record<VersionCause, typeof History>;

export interface VersionListProps {
  readonly versions: readonly Version[];
  readonly titles: ReadonlyMap<SectionId, string>;
  /** The one that is looked at. */
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

interface Day {
  readonly day: string;
  readonly versions: readonly Version[];
}

function byDay(versions: readonly Version[], tag: string): readonly Day[] {
  const format = new Intl.DateTimeFormat(tag, { dateStyle: 'long' });
  const days: { day: string; versions: Version[] }[] = [];
  for (const version of versions) {
    const day = format.format(version.at);
    if (days.at(-1)?.day === day) days.at(-1)!.versions.push(version);
    else days.push({ day, versions: [version] });
  }
  return days;
}

/** Every version of a report by day, the newest first; one of them is compared. */
export function VersionList({ versions, titles, chosen, onChoose }: VersionListProps) {
  const t = useText();
  const locale = useLocale();
  const tag = languageTag(locale);
  const time = new Intl.DateTimeFormat(tag, { timeStyle: 'short' });
  return (
    <nav className={styles.list} aria-label={t('versions.list')}>
      {byDay(versions, tag).map(({ day, versions }) => (
        <section key={day} aria-label={day}>
          <h2 className={styles.day}>{day}</h2>
          <ul>
            {versions.map((version) => {
              const Icon = icons[version.cause];
              return (
                <li key={version.id}>
                  <button
                    type="button"
                    className={styles.version}
                    aria-current={version.id === chosen || undefined}
                    onClick={() => onChoose(version.id)}
                  >
                    <Icon aria-hidden className={styles.icon} />
                    <span className={styles.versionName} lang="zh-CN">
                      {versionName(version, titles, locale)}
                    </span>
                    <span className={styles.versionBy}>
                      <time dateTime={new Date(version.at).toISOString()}>{time.format(version.at)}</time>
                      {' · '}
                      {version.by === null ? t('versions.by-itself') : version.byName || t('members.gone')}
                      {version.name !== '' && version.cause !== 'named' && (
                        <> · {t(`versions.cause.${version.cause}`)}</>
                      )}
                    </span>
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </nav>
  );
}
