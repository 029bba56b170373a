import { type Translate, useText } from '../app/locale';
import { ProposalChoice } from './proposal-choice';
import styles from './proposal-choice.module.css';
import type { ProposedRecord } from './reports';

/** What a file says of a task or an indicator, in words: its amounts, or target and actual value. */
function saidOf({ kind, said }: ProposedRecord, t: Translate): string {
  const names =
    kind === 'task'
      ? (['start.import-budgeted', 'start.import-executed', 'start.import-rate'] as const)
      : (['start.import-target', 'start.import-actual'] as const);
  const parts = names.flatMap((name, index) => (said[index] ? [`${t(name)} ${said[index]}`] : []));
  return parts.join(' · ') || t('start.import-record-unsaid');
}

/** Tasks and indicators of a file that could become records. */
export function RecordChoice({
  records,
  taken,
  onTake,
}: {
  readonly records: readonly ProposedRecord[];
  readonly taken: ReadonlySet<number>;
  readonly onTake: (taken: ReadonlySet<number>) => void;
}) {
  const t = useText();
  return (
    <ProposalChoice
      title={t('start.import-records')}
      hint={t('start.import-records-hint')}
      taken={taken}
      onTake={onTake}
      labels={records.map((record) => ({
        isUnder: record.kind === 'indicator',
        label: (
          <span className={styles.proposal}>
            <span className={styles.label} lang="zh-CN">
              {record.kind === 'task' ? <b>{record.title}</b> : record.title}
            </span>
            <span className={styles.where}>{saidOf(record, t)}</span>
          </span>
        ),
      }))}
    />
  );
}
