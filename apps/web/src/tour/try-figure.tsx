import { useEffect, useRef, useState } from 'react';
import { useText } from '../app/locale';
import { useReport, useReportSession } from '../report/report-session';
import { useSave } from '../report/use-save';
import { Button } from '../ui/button';
import styles from './tour.module.css';
import { isFreshSample } from './tour-seen';
import { tourFigure } from './tour-steps';

/** What the figure is changed to, in 元. */
const triedValue = '21000000';

/**
 * Changes a figure of the sample and puts it back, so that one sees the text follow; put back as well when one goes on without doing so.
 * In a report that is not the sample nothing is changed for a show.
 */
export function TryFigure() {
  const t = useText();
  const { person, store } = useReportSession();
  const save = useSave();
  const value = useReport((report) => tourFigure(report, person.id)?.value ?? null);
  const [before, setBefore] = useState<string | null>(null);
  const undo = useRef<(() => void) | null>(null);

  const set = async (to: string) => {
    const report = store.current();
    const figure = report && tourFigure(report, person.id);
    if (!figure) return false;
    return save({ type: 'setFigureValue', figure: figure.id, version: figure.version, value: to, why: '' });
  };
  const tryIt = async () => {
    if (value === null || !(await set(triedValue))) return;
    setBefore(value);
    undo.current = () => void set(value);
  };
  const putBack = async () => {
    if (before === null || !(await set(before))) return;
    setBefore(null);
    undo.current = null;
  };
  useEffect(() => () => undo.current?.(), []);

  if (value === null || !isFreshSample()) return null;
  return (
    <div className={styles.try}>
      <Button size="sm" onClick={before === null ? tryIt : putBack}>
        {t(before === null ? 'tour.try' : 'tour.put-back')}
      </Button>
      <span role="status">{before !== null && t('tour.followed')}</span>
    </div>
  );
}
