import { type TemplateId, templateIds } from '@huigao/report';
import { type FormEvent, useId, useState } from 'react';
import { type Problem, problemText } from '../app/http';
import { useText } from '../app/locale';
import { usePerson } from '../app/session';
import { useEndSignal } from '../app/use-end-signal';
import { Dialog } from '../ui/dialog';
import { useFaultFocus } from '../ui/fault-focus';
import { Alert, TextField } from '../ui/field';
import { FormFoot } from '../ui/form-foot';
import { SelectField } from '../ui/select-field';
import styles from './new-report-dialog.module.css';
import { createReport } from './reports';

const maxTitleLength = 200;

/** The years the server takes. */
const goodYear = (text: string) => /^\d{4}$/.test(text) && Number(text) >= 1949 && Number(text) <= 2200;

/** Reports are written in the year after the one they are about. */
const lastYear = () => new Date().getFullYear() - 1;

/** A new report from the built-in template. The title follows year and department until it is changed by hand. */
export default function NewReportDialog({
  onClose,
  onMade,
}: {
  readonly onClose: () => void;
  readonly onMade: (id: string) => void;
}) {
  const t = useText();
  const formId = useId();
  const person = usePerson();
  const [year, setYear] = useState(() => String(lastYear()));
  const [template, setTemplate] = useState<TemplateId>(templateIds[0]);
  const [department, setDepartment] = useState('');
  const [ownTitle, setOwnTitle] = useState<string | null>(null);
  const [tries, setTries] = useState(0);
  const form = useFaultFocus(tries);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const startSignal = useEndSignal();

  const genre = t(`template.${template}`);
  const title = ownTitle ?? t('start.title-suggestion', { year, department: department.trim(), genre });
  const faults = {
    year: goodYear(year) ? null : t('start.year-bad'),
    department: department.trim() === '' ? t('start.department-missing') : null,
    title: title.trim() === '' ? t('start.title-missing') : null,
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    setTries(tries + 1);
    if (Object.values(faults).some((fault) => fault !== null)) return;
    setBusy(true);
    const signal = startSignal();
    const answer = await createReport(
      { from: 'template', template, title: title.trim(), year: Number(year), department: department.trim() },
      signal,
    );
    if (signal.aborted) return;
    if (answer.ok) return onMade(answer.value.id);
    setBusy(false);
    setProblem(answer.problem);
  };

  return (
    <Dialog
      title={t('start.template')}
      size="md"
      onClose={onClose}
      footer={
        <FormFoot form={formId} busy={busy} onClose={onClose}>
          {t('start.make')}
        </FormFoot>
      }
    >
      <form
        ref={form}
        id={formId}
        className={styles.form}
        onSubmit={(event) => void submit(event)}
        noValidate
      >
        <SelectField
          label={t('start.genre')}
          lang="zh-CN"
          value={template}
          onChange={(chosen) => setTemplate(chosen as TemplateId)}
        >
          {templateIds.map((id) => (
            <option key={id} value={id}>
              {t(`template.${id}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('start.department')}
          placeholder={t('start.department-example')}
          hint={t('start.department-hint')}
          value={department}
          onChange={setDepartment}
          error={tries > 0 ? faults.department : null}
          maxLength={maxTitleLength}
          list={`${formId}-offices`}
          autoComplete="organization"
        />
        {person.office !== '' && (
          <datalist id={`${formId}-offices`}>
            <option value={person.office} />
          </datalist>
        )}
        <TextField
          label={t('start.year')}
          className={styles.year}
          inputMode="numeric"
          value={year}
          onChange={setYear}
          error={tries > 0 ? faults.year : null}
          maxLength={4}
          autoComplete="off"
        />
        <TextField
          label={t('start.report-title')}
          hint={ownTitle === null ? t('start.report-title-hint') : null}
          value={title}
          onChange={setOwnTitle}
          error={tries > 0 ? faults.title : null}
          maxLength={maxTitleLength}
          autoComplete="off"
          lang="zh-CN"
        />
        {problem && <Alert>{problemText(problem)}</Alert>}
      </form>
    </Dialog>
  );
}
