import { baseUnit } from '@huigao/figures';
import { type Figure, type FigureId, isInUse, type Report } from '@huigao/report';
import type { RecordCommand } from '@huigao/report-doc';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { type Problem, problemText } from '../app/http';
import { useText } from '../app/locale';
import { useReportSession } from '../report/report-session';
import { Dialog } from '../ui/dialog';
import { Alert, TextField } from '../ui/field';
import { FormFoot } from '../ui/form-foot';
import { SelectField } from '../ui/select-field';
import styles from './figure-form.module.css';

interface SettleFormProps {
  readonly title: string;
  readonly action: string;
  /** The command, or null while something is missing. */
  readonly command: (why: string) => RecordCommand | null;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A command with its reason. */
function SettleForm({ title, action, command: wanted, onClose, children }: SettleFormProps) {
  const t = useText();
  const form = useId();
  const { command } = useReportSession();
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async () => {
    const next = wanted(why.trim());
    if (!next || busy) return;
    setBusy(true);
    const answer = await command(next);
    setBusy(false);
    if (answer.ok) onClose();
    else setProblem(answer.problem);
  };
  return (
    <Dialog
      title={title}
      size="sm"
      onClose={onClose}
      footer={
        <FormFoot form={form} busy={busy} onClose={onClose}>
          {action}
        </FormFoot>
      }
    >
      <form
        id={form}
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {problem && <Alert>{problemText(problem)}</Alert>}
        {children}
        <TextField label={t('figures.why')} lang="zh-CN" maxLength={200} value={why} onChange={setWhy} />
      </form>
    </Dialog>
  );
}

/** 停用: the figure is offered nowhere any more, its places stay. */
export function RetireDialog({ figure, onClose }: { readonly figure: Figure; readonly onClose: () => void }) {
  const t = useText();
  const { id, label, version } = figure;
  return (
    <SettleForm
      title={t('figures.retire-of', { label })}
      action={t('figures.retire-do')}
      command={(why) => ({ type: 'retireFigure', figure: id, version, why })}
      onClose={onClose}
    >
      <p>{t('figures.retire-hint')}</p>
    </SettleForm>
  );
}

/** 合并: everything that speaks of this figure speaks of another from now on. */
export function MergeDialog({
  figure,
  figures,
  onClose,
}: {
  readonly figure: Figure;
  readonly figures: Report['figures'];
  readonly onClose: () => void;
}) {
  const t = useText();
  const [into, setInto] = useState<FigureId | null>(null);
  const [wasTried, setWasTried] = useState(false);
  const { id, label, version, unit } = figure;
  const others = useMemo(
    () =>
      [...figures.values()].filter(
        (other) => other.id !== id && isInUse(other) && baseUnit(other.unit) === baseUnit(unit),
      ),
    [figures, id, unit],
  );
  return (
    <SettleForm
      title={t('figures.merge-of', { label })}
      action={t('figures.merge-do')}
      command={(why) => {
        setWasTried(true);
        return into && { type: 'mergeFigure', figure: id, version, into, why };
      }}
      onClose={onClose}
    >
      <p>{t('figures.merge-hint')}</p>
      <SelectField
        label={t('figures.merge-into')}
        error={wasTried && !into ? t('figures.merge-none') : null}
        lang="zh-CN"
        value={into ?? ''}
        onChange={(chosen) => setInto(others.find((other) => other.id === chosen)?.id ?? null)}
      >
        <option value="">{t('figures.merge-choose')}</option>
        {others.map((other) => (
          <option key={other.id} value={other.id}>
            {t('figures.in-group', { group: other.group, label: other.label })}
          </option>
        ))}
      </SelectField>
    </SettleForm>
  );
}
