import { type FormEvent, useState } from 'react';
import { useText } from '../app/locale';
import { Checkbox, TextField } from '../ui/field';
import { SelectField } from '../ui/select-field';
import styles from './options-dialog.module.css';
import { type Style, StyleChoice } from './style-choice';
import type { WantedExport } from './take-export';

const copies = ['clean', 'review', 'outsider'] as const;

/** What Word documents and PDF files can be made like: red head and colophon, a house template, a PDF for keeping. */
export function LaidOutForm({
  to,
  id,
  onExport,
}: {
  readonly to: 'docx' | 'pdf';
  readonly id: string;
  readonly onExport: (wanted: WantedExport) => void;
}) {
  const t = useText();
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
    <form id={id} className={styles.form} onSubmit={submit}>
      <SelectField
        label={t('export.copy')}
        value={copy}
        onChange={(chosen) => setCopy(chosen as typeof copy)}
      >
        {offered.map((one) => (
          <option key={one} value={one}>
            {t(`export.copy-${one}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('export.profile')}
        value={profile}
        onChange={(chosen) => setProfile(chosen as typeof profile)}
      >
        <option value="plain">{t('export.profile-plain')}</option>
        <option value="formal">{t('export.profile-formal')}</option>
      </SelectField>
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
  );
}
