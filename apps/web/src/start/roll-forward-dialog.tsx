import { type FormEvent, useId, useState } from 'react';
import { type Problem, problemText } from '../app/http';
import { useText } from '../app/locale';
import { useEndSignal } from '../app/use-end-signal';
import { Dialog } from '../ui/dialog';
import { Alert, TextField } from '../ui/field';
import { FormFoot } from '../ui/form-foot';
import { SelectField } from '../ui/select-field';
import styles from './new-report-dialog.module.css';
import { createReport, type ReportSummary } from './reports';

/** The first year that a title names, or null. */
const yearIn = (title: string) => /(?:19|20)\d\d/.exec(title)?.[0] ?? null;

const goodYear = (text: string) => /^\d{4}$/.test(text) && Number(text) >= 1949 && Number(text) <= 2200;

export interface RollForwardDialogProps {
  /** The reports of which the person is an owner. */
  readonly reports: readonly ReportSummary[];
  readonly onClose: () => void;
  readonly onMade: (id: string) => void;
}

/** 续写: next year's report from one of one's own. Its title follows the year until it is changed by hand. */
export default function RollForwardDialog({ reports, onClose, onMade }: RollForwardDialogProps) {
  const t = useText();
  const formId = useId();
  const [from, setFrom] = useState(reports[0]!.id);
  const source = reports.find(({ id }) => id === from)!;
  const said = yearIn(source.title);
  const [ownYear, setOwnYear] = useState<string | null>(null);
  const [ownTitle, setOwnTitle] = useState<string | null>(null);
  const year = ownYear ?? String(said ? Number(said) + 1 : new Date().getFullYear() - 1);
  const title = ownTitle ?? (said ? source.title.replaceAll(said, year) : source.title);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const startSignal = useEndSignal();
  const faults = {
    year: goodYear(year) ? null : t('start.year-bad'),
    title: title.trim() === '' ? t('start.title-missing') : null,
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isBusy || faults.year || faults.title) return;
    setBusy(true);
    const signal = startSignal();
    const wanted = { from: 'report', report: from, year: Number(year), title: title.trim() } as const;
    const answer = await createReport(wanted, signal);
    if (signal.aborted) return;
    if (answer.ok) return onMade(answer.value.id);
    setBusy(false);
    setProblem(answer.problem);
  };

  return (
    <Dialog
      title={t('start.roll')}
      size="md"
      onClose={onClose}
      footer={
        <FormFoot form={formId} busy={isBusy} onClose={onClose}>
          {t('start.make')}
        </FormFoot>
      }
    >
      <form id={formId} className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
        <SelectField
          label={t('start.roll-from')}
          hint={t('start.roll-hint')}
          lang="zh-CN"
          value={from}
          onChange={(chosen) => setFrom(chosen as ReportSummary['id'])}
        >
          {reports.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('start.year')}
          className={styles.year}
          inputMode="numeric"
          value={year}
          onChange={setOwnYear}
          error={tried ? faults.year : null}
          maxLength={4}
          autoComplete="off"
        />
        <TextField
          label={t('start.report-title')}
          value={title}
          onChange={setOwnTitle}
          error={tried ? faults.title : null}
          maxLength={200}
          autoComplete="off"
          lang="zh-CN"
        />
        {problem && <Alert>{problemText(problem)}</Alert>}
      </form>
    </Dialog>
  );
}
