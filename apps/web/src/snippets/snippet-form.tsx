import { maxSnippetLength, maxSnippetTitle, type Snippet, snippetFault } from '@huigao/report';
import { type FormEvent, useId, useState } from 'react';
import { useText } from '../app/locale';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Alert, Field, TextArea, TextField } from '../ui/field';
import styles from './snippets.module.css';

export interface SnippetFormProps {
  /** Null: a new one. */
  readonly snippet: Snippet | null;
  readonly others: readonly Snippet[];
  readonly problem: string | null;
  readonly onSave: (snippet: Snippet) => Promise<void>;
  readonly onClose: () => void;
}

/** Name and words of one's own phrase. */
export function SnippetForm({ snippet, others, problem, onSave, onClose }: SnippetFormProps) {
  const t = useText();
  const formId = useId();
  const [title, setTitle] = useState(snippet?.title ?? '');
  const [text, setText] = useState(snippet?.text ?? '');
  const [wasTried, setWasTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const wanted = { title: title.trim(), text: text.trim() };
  const isTaken = others.some((other) => other.title === wanted.title);
  const fault = isTaken ? 'title' : snippetFault(wanted);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setWasTried(true);
    if (fault || busy) return;
    setBusy(true);
    await onSave(wanted);
    setBusy(false);
  };
  return (
    <Dialog
      title={t(snippet ? 'snippets.change' : 'snippets.add')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" busy={busy}>
            {t('snippets.save')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className={styles.form} onSubmit={(event) => void submit(event)}>
        {problem && <Alert>{problem}</Alert>}
        <TextField
          label={t('snippets.name')}
          hint={t('snippets.name-hint')}
          error={
            wasTried && fault === 'title'
              ? t(isTaken ? 'snippets.name-taken' : 'snippets.name-wrong', { count: maxSnippetTitle })
              : null
          }
          lang="zh-CN"
          maxLength={maxSnippetTitle}
          value={title}
          onChange={setTitle}
        />
        <Field
          label={t('snippets.words')}
          hint={t('snippets.words-hint')}
          error={wasTried && fault === 'text' ? t('snippets.words-wrong', { count: maxSnippetLength }) : null}
        >
          {(control) => (
            <TextArea
              {...control}
              lang="zh-CN"
              rows={6}
              maxLength={maxSnippetLength}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
