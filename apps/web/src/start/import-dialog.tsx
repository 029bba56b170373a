import { useEffect, useState } from 'react';
import { type HttpResult, type Problem, problemText } from '../app/http';
import { useText } from '../app/locale';
import { useEndSignal } from '../app/use-end-signal';
import { Button, type ButtonVariant } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Alert } from '../ui/field';
import { Progress } from '../ui/spinner';
import { suggested } from './figure-choice';
import { FileChooser } from './file-chooser';
import styles from './import-dialog.module.css';
import { ImportPreviewView } from './import-preview';
import { type ImportPreview, importReport, previewImport, type TakenProposals } from './reports';

/** The importer's limit: the server refuses a larger file too, but only after it has been sent. */
const maxSizeBytes = 20 * 1024 * 1024;

type Stage =
  | { readonly at: 'reading'; readonly part: number }
  | { readonly at: 'failed'; readonly problem: Problem }
  | { readonly at: 'preview'; readonly preview: ImportPreview }
  | { readonly at: 'making'; readonly preview: ImportPreview; readonly part: number };

const problemHere = (code: string): Problem => ({ code, status: 413, title: '', detail: '', body: {} });

/** Faults that need no server to be seen. */
function faultOf(file: File): Problem | null {
  if (file.size === 0) return problemHere('empty');
  return file.size > maxSizeBytes ? problemHere('too-large') : null;
}

/** What of a bar is full: none of it is told once all is sent and read. */
const partOf = ({ part }: { readonly part: number }) => (part < 1 ? part : undefined);

/** A file on its way to a report: read, shown for confirmation, made. Nothing is kept before the user has confirmed. */
export default function ImportDialog({
  file,
  onOther,
  onClose,
  onMade,
}: {
  readonly file: File;
  /** Another file was chosen instead. */
  readonly onOther: (file: File) => void;
  readonly onClose: () => void;
  readonly onMade: (id: string) => void;
}) {
  const t = useText();
  const [stage, setStage] = useState<Stage>({ at: 'reading', part: 0 });
  const startSignal = useEndSignal();
  const [taken, setTaken] = useState<TakenProposals>({ figures: new Set(), records: new Set() });

  useEffect(() => {
    const ending = new AbortController();
    const fault = faultOf(file);
    setStage(fault ? { at: 'failed', problem: fault } : { at: 'reading', part: 0 });
    if (fault) return;
    const onProgress = (part: number) => !ending.signal.aborted && setStage({ at: 'reading', part });
    const onAnswer = (answer: HttpResult<ImportPreview>) => {
      if (ending.signal.aborted) return;
      if (answer.ok) {
        const { figures, records } = answer.value;
        setTaken({ figures: suggested(figures), records: new Set(records.keys()) });
      }
      setStage(
        answer.ok ? { at: 'preview', preview: answer.value } : { at: 'failed', problem: answer.problem },
      );
    };
    void previewImport(file, { onProgress, signal: ending.signal }).then(onAnswer);
    return () => ending.abort();
  }, [file]);

  const make = async (preview: ImportPreview) => {
    const signal = startSignal();
    const onProgress = (part: number) => !signal.aborted && setStage({ at: 'making', preview, part });
    onProgress(0);
    const answer = await importReport(file, taken, { onProgress, signal });
    if (signal.aborted) return;
    if (answer.ok) return onMade(answer.value.id);
    setStage({ at: 'failed', problem: answer.problem });
  };

  const preview = 'preview' in stage ? stage.preview : null;
  return (
    <Dialog
      title={t('start.import')}
      size={preview ? 'lg' : 'sm'}
      onClose={onClose}
      footer={
        <>
          {stage.at === 'preview' && <OtherFile variant="quiet" onFile={onOther} />}
          <div className={styles.space}>
            {stage.at === 'making' && <Progress label={t('start.import-making')} part={partOf(stage)} />}
          </div>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          {stage.at === 'failed' && <OtherFile variant="primary" onFile={onOther} />}
          {preview && (
            <Button
              autoFocus
              variant="primary"
              busy={stage.at === 'making'}
              onClick={() => void make(preview)}
            >
              {t('start.import-confirm')}
            </Button>
          )}
        </>
      }
    >
      {stage.at === 'reading' && (
        <Progress label={t('start.import-reading', { name: file.name })} part={partOf(stage)} />
      )}
      {stage.at === 'failed' && (
        <div className={styles.failed}>
          <Alert>
            <strong>{t('start.import-failed', { name: file.name })}</strong>
            <p>{problemText(stage.problem)}</p>
          </Alert>
          <p className={styles.hint}>{t('start.import-accepts')}</p>
        </div>
      )}
      {preview && (
        <ImportPreviewView preview={preview} fileName={file.name} taken={taken} onTake={setTaken} />
      )}
    </Dialog>
  );
}

function OtherFile({
  variant,
  onFile,
}: {
  readonly variant: ButtonVariant;
  readonly onFile: (file: File) => void;
}) {
  const t = useText();
  return (
    <FileChooser onFile={onFile}>
      {(choose) => (
        <Button variant={variant} onClick={choose} autoFocus={variant === 'primary'}>
          {t('start.import-other')}
        </Button>
      )}
    </FileChooser>
  );
}
