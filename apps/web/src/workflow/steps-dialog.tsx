import { type OutlineEntry, type PersonId, type Report, signaturesOn } from '@huigao/report';
import { useLocale, useText } from '../app/locale';
import { languageTag } from '../app/locale-tag';
import { useSectionName } from '../checks/use-section-name';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { StepWords } from './step-words';
import { Taken } from './taken';
import styles from './workflow.module.css';

export interface StepsDialogProps {
  readonly report: Report;
  readonly entry: OutlineEntry;
  readonly onClose: () => void;
}

/** 经过: every step a section took, the newest first, with its signatures and whether they still hold. */
export default function StepsDialog({ report, entry, onClose }: StepsDialogProps) {
  const t = useText();
  const locale = useLocale();
  const sectionName = useSectionName();
  const format = new Intl.DateTimeFormat(languageTag(locale), { dateStyle: 'medium', timeStyle: 'short' });
  const nameOf = (person: PersonId) => report.people.get(person)?.name ?? t('members.gone');
  const valid = new Map(signaturesOn(report, entry).map(({ at, by, isValid }) => [`${at} ${by}`, isValid]));
  return (
    <Dialog
      title={t('workflow.steps-of', { section: sectionName(entry.id) })}
      size="sm"
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('ui.done')}</Button>}
    >
      {entry.steps.length === 0 && <p className={styles.explain}>{t('workflow.no-steps')}</p>}
      <ol className={styles.steps}>
        {entry.steps.toReversed().map((step) => {
          const key = `${step.at} ${step.by}`;
          return (
            <li key={`${key} ${step.event}`} data-event={step.event}>
              <p className={styles.step}>
                <b>
                  <StepWords step={step} nameOf={nameOf} />
                </b>
                <time dateTime={new Date(step.at).toISOString()}>{format.format(step.at)}</time>
              </p>
              {step.why && <p className={styles.why}>{step.why}</p>}
              {step.taken && <Taken taken={step.taken} />}
              {step.event === 'sign' && (
                <p className={styles.validity} data-valid={valid.get(key) ?? false}>
                  {t(valid.get(key) ? 'workflow.signature-valid' : 'workflow.signature-void')}
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </Dialog>
  );
}
