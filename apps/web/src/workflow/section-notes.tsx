import {
  isAsAgreed,
  type OutlineEntry,
  type PersonId,
  type UpdatedFigure,
  updatedFigures,
  voidedSignatures,
} from '@huigao/report';
import { FileX2, RefreshCw, Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { useText } from '../app/locale';
import { useReport } from '../report/report-session';
import { Alert } from '../ui/field';
import { Taken } from './taken';
import { useSignerNames } from './use-signer-names';
import styles from './workflow.module.css';

/** What must be known of a section before one reads it: why it came back, and what changed since it was agreed. */
export function SectionNotes({ entry }: { readonly entry: OutlineEntry }) {
  return (
    <>
      {entry.status === 'returned' && <Returned entry={entry} />}
      {entry.pins && <SinceAgreed entry={entry} />}
    </>
  );
}

function Returned({ entry }: { readonly entry: OutlineEntry }) {
  const t = useText();
  const people = useReport((report) => report.people);
  const step = entry.steps.findLast(({ event }) => event === 'return');
  if (!step) return null;
  const name = people?.get(step.by)?.name ?? t('members.gone');
  return (
    <p className={styles.note} data-kind="returned">
      <Undo2 aria-hidden className={styles.small} />
      <span>{t('workflow.returned-by', { name, why: step.why })}</span>
    </p>
  );
}

/** The figures that are other ones now than in the agreed text 数据已更新. */
function SinceAgreed({ entry }: { readonly entry: OutlineEntry }) {
  const t = useText();
  const report = useReport((now) => now);
  const updated = useMemo(() => (report ? updatedFigures(report, entry) : []), [report, entry]);
  const signerNames = useSignerNames();
  const missing = report ? signerNames(report, entry) : '';
  const voided = useMemo(() => report && voidedSignatures(report, entry), [report, entry]);
  const isWhole = useMemo(() => !report || isAsAgreed(report, entry), [report, entry]);
  return (
    <>
      {!isWhole && <Alert>{t('workflow.altered')}</Alert>}
      {voided && (
        <div className={styles.note} data-kind="updated" role="status">
          <FileX2 aria-hidden className={styles.small} />
          <div>
            <b>
              {t('workflow.voided', {
                name: nameOf(voided.step.by),
                people: voided.signers.map(nameOf).join(t('members.and')),
              })}
            </b>
            <Taken taken={voided.step.taken ?? []} />
          </div>
        </div>
      )}
      {missing && !voided && <p className={styles.asked}>{t('workflow.still-asked', { people: missing })}</p>}
      {updated.length > 0 && (
        <div className={styles.note} data-kind="updated" role="status">
          <RefreshCw aria-hidden className={styles.small} />
          <div>
            <b>{t('workflow.updated')}</b>
            <ul>
              {updated.map((one) => (
                <li key={one.figure}>{words(one)}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </>
  );

  function nameOf(person: PersonId): string {
    return report?.people.get(person)?.name ?? t('members.gone');
  }

  function words({ label, shown, now }: UpdatedFigure): string {
    const none = t('workflow.no-value');
    return t('workflow.updated-figure', { label, shown: shown || none, now: now || none });
  }
}
