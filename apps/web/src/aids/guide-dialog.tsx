import {
  guideFault,
  guideOf,
  maxAskedCharacters,
  maxGuideLength,
  type OutlineEntry,
  type SectionGuide,
  templateGuide,
} from '@huigao/report';
import { type FormEvent, useId, useState } from 'react';
import { useText } from '../app/locale';
import { OfflineNote } from '../report/offline-note';
import { useSave } from '../report/use-save';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field, TextArea, TextField } from '../ui/field';
import { FormFoot } from '../ui/form-foot';
import { useToast } from '../ui/toast';
import styles from './aids.module.css';

export interface GuideDialogProps {
  readonly entry: OutlineEntry;
  readonly onClose: () => void;
}

const shown = (number: number | null) => (number === null ? '' : String(number));

/** A number as typed, also with full-width digits and commas; not a number where it is none. */
function numberIn(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '');
  if (plain === '') return null;
  return /^\d{1,9}$/.test(plain) ? Number(plain) : Number.NaN;
}

/** 编写要求: what belongs in a section, and how long it is to be, as the local notice asks. */
export default function GuideDialog({ entry, onClose }: GuideDialogProps) {
  const t = useText();
  const toast = useToast();
  const formId = useId();
  const save = useSave();
  const guide = guideOf(entry);
  const [words, setWords] = useState(guide.words);
  const [least, setLeast] = useState(shown(guide.least));
  const [most, setMost] = useState(shown(guide.most));
  const [wasTried, setWasTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const wanted = { words: words.trim(), least: numberIn(least), most: numberIn(most) };
  const fault = wasTried ? guideFault(wanted) : null;

  const send = async (next: SectionGuide | null) => {
    setBusy(true);
    const isSaved = await save({ type: 'guideSection', section: entry.id, guide: next });
    setBusy(false);
    if (!isSaved) return;
    onClose();
    toast(t('aids.saved', { title: entry.title }), 'done', {
      label: t('aids.undo'),
      act: () => void save({ type: 'guideSection', section: entry.id, guide: entry.guide ?? null }),
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasTried(true);
    if (guideFault(wanted) === null && !busy) void send(wanted);
  };
  return (
    <Dialog
      title={t('aids.change-of', { title: entry.title })}
      onClose={onClose}
      footer={
        <>
          {entry.guide && (
            <Button className={styles.back} disabled={busy} onClick={() => void send(null)}>
              {t('aids.as-template')}
            </Button>
          )}
          <FormFoot form={formId} busy={busy} onClose={onClose}>
            {t('aids.save')}
          </FormFoot>
        </>
      }
    >
      <form id={formId} noValidate className={styles.form} onSubmit={submit}>
        <OfflineNote what="needs-connection" />
        <Field
          label={t('aids.guidance')}
          hint={t('aids.guidance-hint')}
          error={fault === 'words' ? t('aids.words-too-long', { count: maxGuideLength }) : null}
        >
          {(control) => (
            <TextArea
              {...control}
              lang="zh-CN"
              rows={5}
              maxLength={maxGuideLength}
              placeholder={templateGuide(entry.kind).words}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
          )}
        </Field>
        <div className={styles.bounds}>
          <TextField
            label={t('aids.least')}
            inputMode="numeric"
            error={fault === 'least' ? t('aids.not-a-number', { most: maxAskedCharacters }) : null}
            value={least}
            onChange={setLeast}
          />
          <TextField
            label={t('aids.most')}
            inputMode="numeric"
            error={fault === 'most' ? t('aids.most-wrong', { most: maxAskedCharacters }) : null}
            value={most}
            onChange={setMost}
          />
        </div>
        <p className={styles.hint}>{t('aids.bounds-hint')}</p>
      </form>
    </Dialog>
  );
}
