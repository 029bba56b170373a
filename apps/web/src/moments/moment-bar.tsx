import type { HistoryMoment, PersonId } from '@huigao/report';
import { Pause, Play, SkipBack, SkipForward, StepBack, StepForward } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocale, useText } from '../app/locale';
import { languageTag } from '../app/locale-tag';
import { IconButton } from '../ui/button';
import { type Mark, markBeside } from './marks';
import styles from './moments.module.css';

export interface MomentBarProps {
  readonly moments: readonly HistoryMoment[];
  readonly marks: readonly Mark[];
  readonly moment: number;
  readonly nameOf: (person: PersonId | null) => string;
  readonly onGo: (moment: number) => void;
  readonly isPlaying: boolean;
  readonly onPlay: () => void;
  readonly act: ReactNode;
}

/** The slider over the moments, with what happened beside the writing marked on it. */
export function MomentBar(props: MomentBarProps) {
  const t = useText();
  const locale = useLocale();
  const { moments, marks, moment, nameOf, onGo, isPlaying, onPlay, act } = props;
  const last = moments.length - 1;
  const { person, at, isRestoring } = moments[moment]!;
  const format = new Intl.DateTimeFormat(languageTag(locale), { dateStyle: 'long', timeStyle: 'medium' });
  const by = isRestoring ? 'moments.restored-by' : 'moments.written-by';
  const who = person === null && !isRestoring ? nameOf(null) : t(by, { name: nameOf(person) });
  const said = `${format.format(at)} · ${who}`;
  const beside = { before: markBeside(marks, moment, -1), behind: markBeside(marks, moment, 1) };
  return (
    <div className={styles.bar}>
      <div className={styles.controls}>
        <IconButton
          icon={isPlaying ? Pause : Play}
          variant="secondary"
          label={t(isPlaying ? 'moments.pause' : 'moments.play')}
          disabled={last === 0}
          onClick={onPlay}
        />
        <IconButton
          icon={SkipBack}
          label={t('moments.mark-before')}
          disabled={!beside.before}
          onClick={() => beside.before && onGo(beside.before.moment)}
        />
        <IconButton
          icon={StepBack}
          label={t('moments.before')}
          disabled={moment === 0}
          onClick={() => onGo(moment - 1)}
        />
        <IconButton
          icon={StepForward}
          label={t('moments.behind')}
          disabled={moment === last}
          onClick={() => onGo(moment + 1)}
        />
        <IconButton
          icon={SkipForward}
          label={t('moments.mark-behind')}
          disabled={!beside.behind}
          onClick={() => beside.behind && onGo(beside.behind.moment)}
        />
        <span className={styles.act}>{act}</span>
      </div>
      <div className={styles.slider}>
        <input
          type="range"
          className={styles.range}
          min={0}
          max={last}
          value={moment}
          aria-label={t('moments.slider')}
          aria-valuetext={said}
          onChange={(event) => onGo(Number(event.currentTarget.value))}
        />
        <div className={styles.ticks} aria-hidden>
          {marks.map(({ moment: where, what, at: when }) => (
            <span
              key={`${what} ${when}`}
              className={styles.tick}
              data-what={what}
              style={{ insetInlineStart: `${last === 0 ? 0 : (where / last) * 100}%` }}
            />
          ))}
        </div>
      </div>
      <p className={styles.said} role="status">
        <b>{said}</b>{' '}
        <span className={styles.count}>{t('moments.of', { at: moment + 1, count: last + 1 })}</span>
      </p>
    </div>
  );
}
