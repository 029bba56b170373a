import type { Figure, Report } from '@huigao/report';
import { problemText } from '../app/http';
import { useText } from '../app/locale';
import { Button } from '../ui/button';
import styles from './figure-row.module.css';
import type { FigureRowActions } from './row-actions';
import { exactText } from './shown-value';
import type { ValueSave } from './use-value-saves';

export interface SaveNoticeProps {
  readonly figure: Figure;
  readonly save: ValueSave;
  readonly people: Report['people'];
  readonly actions: Pick<FigureRowActions, 'sendAgain' | 'dismiss'>;
}

/** What became of a value that was not taken: someone else was quicker, or the server refused it. */
export function SaveNotice({ figure, save, people, actions }: SaveNoticeProps) {
  const t = useText();
  const text = (value: string | null) => (value === null ? t('figures.no-value') : exactText(value, figure));
  if (save.state === 'failed')
    return (
      <div className={styles.notice} role="alert">
        <p>{t('figures.not-saved', { value: text(save.value), why: problemText(save.problem) })}</p>
        <div className={styles.noticeActions}>
          <Button size="sm" onClick={() => actions.dismiss(figure.id)}>
            {t('figures.give-up')}
          </Button>
          <Button size="sm" variant="primary" onClick={() => actions.sendAgain(figure, save)}>
            {t('app.retry')}
          </Button>
        </div>
      </div>
    );
  if (save.state === 'queued') return <p className={styles.note}>{t('figures.queued')}</p>;
  if (save.state !== 'conflict') return null;
  const by = save.current.history.at(-1)?.by;
  const name = (by && people.get(by)?.name) ?? t('figures.someone');
  return (
    <div className={styles.notice} role="alert">
      <p>
        {t('figures.conflict', { name })} <b lang="zh-CN">{text(save.current.value)}</b>
        {t('figures.conflict-mine')} <b lang="zh-CN">{text(save.value)}</b>
      </p>
      <div className={styles.noticeActions}>
        <Button size="sm" onClick={() => actions.dismiss(figure.id)}>
          {t('figures.use-theirs')}
        </Button>
        <Button size="sm" variant="primary" onClick={() => actions.sendAgain(figure, save)}>
          {t('figures.use-mine')}
        </Button>
      </div>
    </div>
  );
}
