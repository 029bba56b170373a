import { type FormEvent, useId, useState } from 'react';
import { useText } from '../app/locale';
import { Dialog } from '../ui/dialog';
import { FormFoot } from '../ui/form-foot';
import { SelectField } from '../ui/select-field';
import { HistoryChoice } from './history-choice';
import { LaidOutForm } from './laid-out-form';
import styles from './options-dialog.module.css';
import type { ExportFormat, WantedExport } from './take-export';

/** Formats with options: two that are laid out, and the archive. */
const offered = ['docx', 'pdf', 'json'] as const satisfies readonly ExportFormat[];

/** 按选项导出: what only some files need. */
export default function OptionsDialog({
  onClose,
  onExport,
}: {
  readonly onClose: () => void;
  readonly onExport: (wanted: WantedExport) => void;
}) {
  const t = useText();
  const form = useId();
  const [to, setTo] = useState<(typeof offered)[number]>('docx');
  const [hasHistory, setHistory] = useState(false);
  const exportArchive = (event: FormEvent) => {
    event.preventDefault();
    onExport({ to, options: hasHistory ? { history: '1' } : {} });
  };
  const format = (
    <SelectField label={t('export.format')} value={to} onChange={(chosen) => setTo(chosen as typeof to)}>
      {offered.map((one) => (
        <option key={one} value={one}>
          {t(`export.${one}`)}
        </option>
      ))}
    </SelectField>
  );
  return (
    <Dialog
      title={t('export.options-title')}
      size="sm"
      onClose={onClose}
      footer={
        <FormFoot form={form} onClose={onClose}>
          {t('export.title')}
        </FormFoot>
      }
    >
      {/* The format stands outside of the forms, so that it keeps the focus when another one takes the place. */}
      <div className={styles.form}>
        {format}
        {to === 'json' ? (
          <form id={form} onSubmit={exportArchive}>
            <HistoryChoice isWanted={hasHistory} onChange={setHistory} />
          </form>
        ) : (
          <LaidOutForm to={to} id={form} onExport={onExport} />
        )}
      </div>
    </Dialog>
  );
}
