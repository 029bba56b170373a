import type { ReportId } from '@huigao/report';
import { type FormEvent, useId, useState } from 'react';
import { type Problem, problemText } from '../app/http';
import { useText } from '../app/locale';
import { Dialog } from '../ui/dialog';
import { Alert, TextField } from '../ui/field';
import { FormFoot } from '../ui/form-foot';
import { useToast } from '../ui/toast';
import { keepVersion, nameVersion } from './versions';

export interface KeepDialogProps {
  readonly report: ReportId;
  /** The version to be named; null: one of the report as it is now. */
  readonly version: { readonly id: string; readonly name: string } | null;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Asks for the name of a version. */
export function KeepDialog({ report, version, onDone, onClose }: KeepDialogProps) {
  const t = useText();
  const toast = useToast();
  const formId = useId();
  const [title, setTitle] = useState(version?.name ?? '');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const fault = title.trim() === '' ? t('versions.name-missing') : null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (fault) return;
    setBusy(true);
    const answer = await (version ? nameVersion(report, version.id, title) : keepVersion(report, title));
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    toast(t(version ? 'versions.named' : 'versions.kept'));
    onDone();
    onClose();
  };
  return (
    <Dialog
      title={t(version ? 'versions.name-title' : 'versions.keep-title')}
      size="sm"
      onClose={onClose}
      footer={
        <FormFoot form={formId} busy={isBusy} onClose={onClose}>
          {t(version ? 'versions.name' : 'versions.keep')}
        </FormFoot>
      }
    >
      <form id={formId} onSubmit={(event) => void submit(event)} noValidate>
        <TextField
          label={t('versions.name-label')}
          hint={version ? undefined : t('versions.keep-hint')}
          error={tried ? fault : null}
          value={title}
          maxLength={200}
          onChange={setTitle}
        />
        {problem && <Alert>{problemText(problem)}</Alert>}
      </form>
    </Dialog>
  );
}
