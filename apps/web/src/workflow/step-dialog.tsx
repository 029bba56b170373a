import {
  missingSigners,
  type OutlineEntry,
  type PersonId,
  type Report,
  sectionDigest,
  signersInTurn,
} from '@huigao/report';
import { type FormEvent, useId, useState } from 'react';
import { type Problem, problemText } from '../app/http';
import { useText } from '../app/locale';
import { BlockingList } from '../checks/blocking-list';
import { useFindings } from '../checks/use-findings';
import { useSectionName } from '../checks/use-section-name';
import { OfflineNote } from '../report/offline-note';
import { useReportSession } from '../report/report-session';
import { Dialog } from '../ui/dialog';
import { Alert, Field, TextArea } from '../ui/field';
import { FormFoot } from '../ui/form-foot';
import { SelectField } from '../ui/select-field';
import { useToast } from '../ui/toast';
import type { PossibleStep } from './possible-steps';
import styles from './workflow.module.css';

export interface StepDialogProps {
  readonly report: Report;
  readonly entry: OutlineEntry;
  readonly step: PossibleStep;
  readonly onClose: () => void;
}

const eventOf = (step: PossibleStep) => (step === 'signOnBehalf' ? 'sign' : step);
const asksReason = (step: PossibleStep) => ['return', 'reopen', 'skip', 'signOnBehalf'].includes(step);

/** Asks once more before a section takes a step, for the reason where one is needed, and says what stands against it. */
export default function StepDialog({ report, entry, step, onClose }: StepDialogProps) {
  const t = useText();
  const formId = useId();
  const sectionName = useSectionName();
  const sent = useStep({ report, entry, step, onClose });
  const blocking = useBlocking(entry);
  const isBlocked = step === 'submit' && blocking.length > 0;
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const missing = step === 'skip' ? missingSigners(report, entry) : signersInTurn(report, entry);
  const asksWhom = step === 'signOnBehalf' || step === 'skip';
  const [signer, setSigner] = useState<PersonId | null>(missing[0] ?? null);
  const reasonFault = asksReason(step) && why.trim() === '' ? t('workflow.reason-missing') : null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!reasonFault && !isBlocked) void sent.send(why, asksWhom ? signer : null);
  };

  return (
    <Dialog
      title={t('workflow.title', { event: t(`workflow.${step}`), section: sectionName(entry.id) })}
      size="sm"
      onClose={onClose}
      footer={
        <FormFoot form={formId} busy={sent.isBusy} disabled={isBlocked} onClose={onClose}>
          {t(`workflow.${step}`)}
        </FormFoot>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit} noValidate>
        <OfflineNote what="needs-connection" />
        <p className={styles.explain}>{t(`workflow.explain.${step}`)}</p>
        {isBlocked && (
          <BlockingList
            lead={t('workflow.must-mend', { count: blocking.length })}
            findings={blocking}
            onGo={onClose}
          />
        )}
        {asksWhom && (
          <SelectField
            label={t(step === 'skip' ? 'workflow.whom-to-skip' : 'workflow.for-whom')}
            value={signer ?? ''}
            onChange={(chosen) => setSigner(chosen as PersonId)}
          >
            {missing.map((person) => (
              <option key={person} value={person}>
                {report.people.get(person)?.name}
              </option>
            ))}
          </SelectField>
        )}
        {asksReason(step) && (
          <Field label={t('workflow.reason')} error={tried ? reasonFault : null}>
            {(control) => (
              <TextArea
                {...control}
                rows={3}
                maxLength={200}
                value={why}
                onChange={(event) => setWhy(event.currentTarget.value)}
              />
            )}
          </Field>
        )}
        {sent.problem && <Alert>{problemText(sent.problem)}</Alert>}
      </form>
    </Dialog>
  );
}

/** Sends the step with the digest of the text that stood on the page when the dialog was opened: that is what its reader saw. */
function useStep({ report, entry, step, onClose }: StepDialogProps) {
  const t = useText();
  const toast = useToast();
  const { command } = useReportSession();
  const [digest] = useState(() => sectionDigest(report, entry.id));
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const event = eventOf(step);
  const send = async (why: string, onBehalfOf: PersonId | null) => {
    setBusy(true);
    const binds = event === 'agree' || event === 'sign';
    const answer = await command({
      type: 'advanceSection',
      section: entry.id,
      event,
      why,
      onBehalfOf,
      digest: binds ? digest : null,
    });
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.problem);
      return;
    }
    toast(t(`workflow.done.${event}`));
    onClose();
  };
  return { send, isBusy, problem };
}

function useBlocking({ id }: OutlineEntry) {
  return useFindings().filter(({ severity, place }) => severity === 'block' && place?.section === id);
}
