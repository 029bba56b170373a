import { type FormEvent, useId, useState } from 'react';
import { useText } from '../app/locale';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Checkbox, Field, Select, TextField } from '../ui/field';
import styles from './options-dialog.module.css';
import { type Style, StyleChoice } from './style-choice';
import type { ExportFormat, WantedExport } from './take-export';

const laidOut = ['docx', 'pdf'] as const satisfies readonly ExportFormat[];

const copies = ['clean', 'review', 'outsider'] as const;

/** 按选项导出: what only some files need: red head and colophon, a house template, or a PDF for keeping. */
export default function OptionsDialog({
  onClose,
  onExport,
}: {
  readonly onClose: () => void;
  readonly onExport: (wanted: WantedExport) => void;
}) {
  const t = useText();
  const formId = useId();
  const [to, setTo] = useState<(typeof laidOut)[number]>('docx');
  const [profile, setProfile] = useState<'plain' | 'formal'>('plain');
  const [number, setNumber] = useState('');
  const [copiesTo, setCopiesTo] = useState('');
  const [printedOn, setPrintedOn] = useState('');
  const [isArchival, setArchival] = useState(false);
  const [chosenCopy, setCopy] = useState<(typeof copies)[number]>('clean');
  const [style, setStyle] = useState<Style>('house');
  const [template, setTemplate] = useState<File | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  // Only Word knows comments.
  const offered = copies.filter((one) => one !== 'review' || to === 'docx');
  const copy = offered.find((one) => one === chosenCopy) ?? 'clean';

  const chooseTemplate = (file: File | null) => {
    setTemplate(file);
    setFault(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wantsFile = style === 'file';
    setFault(wantsFile && !template ? t('export.template-missing') : null);
    if (wantsFile && !template) return;
    const formal = profile === 'formal' ? { profile, number, copiesTo, printedOn } : {};
    onExport({
      to,
      options: {
        copy,
        ...formal,
        ...(to === 'pdf' && isArchival ? { standard: 'a-2b' } : {}),
        ...(style === 'standard' ? { style } : {}),
      },
      ...(wantsFile && template ? { template } : {}),
    });
  };

  return (
    <Dialog
      title={t('export.options-title')}
      size="sm"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary">
            {t('export.title')}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} onSubmit={submit}>
        <Field label={t('export.format')}>
          {(control) => (
            <Select
              {...control}
              value={to}
              onChange={({ currentTarget }) => setTo(currentTarget.value as typeof to)}
            >
              {laidOut.map((format) => (
                <option key={format} value={format}>
                  {t(`export.${format}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('export.copy')}>
          {(control) => (
            <Select
              {...control}
              value={copy}
              onChange={({ currentTarget }) => setCopy(currentTarget.value as typeof copy)}
            >
              {offered.map((one) => (
                <option key={one} value={one}>
                  {t(`export.copy-${one}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('export.profile')}>
          {(control) => (
            <Select
              {...control}
              value={profile}
              onChange={({ currentTarget }) => setProfile(currentTarget.value as typeof profile)}
            >
              <option value="plain">{t('export.profile-plain')}</option>
              <option value="formal">{t('export.profile-formal')}</option>
            </Select>
          )}
        </Field>
        {profile === 'formal' && (
          <>
            <TextField
              label={t('export.number')}
              hint={t('export.number-example')}
              value={number}
              onChange={setNumber}
              maxLength={200}
            />
            <TextField
              label={t('export.copies-to')}
              hint={t('export.copies-to-hint')}
              value={copiesTo}
              onChange={setCopiesTo}
              maxLength={200}
            />
            <TextField
              label={t('export.printed-on')}
              hint={t('export.printed-on-hint')}
              type="date"
              value={printedOn}
              onChange={setPrintedOn}
            />
          </>
        )}
        <StyleChoice style={style} onStyle={setStyle} onFile={chooseTemplate} fault={fault} />
        {to === 'pdf' && (
          <Checkbox checked={isArchival} onChange={({ currentTarget }) => setArchival(currentTarget.checked)}>
            {t('export.pdfa')}
          </Checkbox>
        )}
      </form>
    </Dialog>
  );
}
