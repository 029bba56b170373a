import type { PersonId } from '@huigao/report';
import { useLocale, useText } from '../app/locale';
import { shortTime } from '../start/relative-time';
import type { Mark } from './marks';
import styles from './moments.module.css';

export interface MarkListProps {
  readonly marks: readonly Mark[];
  readonly moment: number;
  readonly nameOf: (person: PersonId | null) => string;
  readonly onGo: (moment: number) => void;
}

/** 节点: steps, restorations and final versions, the newest first; each leads to the text it found. */
export function MarkList({ marks, moment, nameOf, onGo }: MarkListProps) {
  const t = useText();
  const locale = useLocale();
  return (
    <nav aria-label={t('moments.marks')} className={styles.marks}>
      <h2 className={styles.sideTitle}>{t('moments.marks')}</h2>
      {marks.length === 0 && <p className={styles.empty}>{t('moments.no-marks')}</p>}
      <ul>
        {marks.toReversed().map((mark) => (
          <li key={`${mark.what} ${mark.at}`}>
            <button
              type="button"
              className={styles.mark}
              aria-current={mark.moment === moment || undefined}
              onClick={() => onGo(mark.moment)}
            >
              <span className={styles.dot} data-what={mark.what} aria-hidden />
              <span>
                {t(`moments.mark.${mark.what}`)}
                <small className={styles.when}>
                  {nameOf(mark.by)} · {shortTime(mark.at, locale)}
                </small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
