import { may } from '@huigao/report';
import { useId } from 'react';
import { useText } from '../app/locale';
import { useReport, useReportSession } from '../report/report-session';
import { Checkbox } from '../ui/field';
import styles from './options-dialog.module.css';

/** 带上修改经过: for who may read the history of every section, with what it gives away. */
export function HistoryChoice({
  isWanted,
  onChange,
}: {
  readonly isWanted: boolean;
  readonly onChange: (isWanted: boolean) => void;
}) {
  const t = useText();
  const hint = useId();
  const { person } = useReportSession();
  const isAllowed =
    useReport((report) =>
      report.outline.every(
        ({ id, kind }) => kind === 'part' || may(person.id, { do: 'comment', section: id }, report),
      ),
    ) ?? false;
  return (
    <div>
      <Checkbox
        checked={isWanted && isAllowed}
        disabled={!isAllowed}
        aria-describedby={hint}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      >
        {t('export.history')}
      </Checkbox>
      <p id={hint} className={styles.hint}>
        {t(isAllowed ? 'export.history-hint' : 'export.history-not-yours')}
      </p>
    </div>
  );
}
