import {
  isInUse,
  maxSnippetLength,
  maxSnippetTitle,
  placeInSnippet,
  type Report,
  type Snippet,
  snippetBody,
  snippetFault,
} from '@huigao/report';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useText } from '../app/locale';
import { Dialog } from '../ui/dialog';
import { Alert, Field, TextArea, TextField } from '../ui/field';
import { FormFoot } from '../ui/form-foot';
import { SelectField } from '../ui/select-field';
import { snippetWords } from './snippet-words';
import styles from './snippets.module.css';

export interface SnippetFormProps {
  /** Null: a new one. */
  readonly snippet: Snippet | null;
  /** Those of the report one is in. */
  readonly figures: Report['figures'];
  readonly others: readonly Snippet[];
  readonly problem: string | null;
  readonly onSave: (snippet: Snippet) => Promise<void>;
  readonly onClose: () => void;
}

/** Name and words of one's own phrase. */
export function SnippetForm({ snippet, figures, others, problem, onSave, onClose }: SnippetFormProps) {
  const t = useText();
  const formId = useId();
  const [title, setTitle] = useState(snippet?.title ?? '');
  const [text, setText] = useState(snippet?.text ?? '');
  const caret = useRef<number | null>(null);
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
        <FormFoot form={formId} busy={busy} onClose={onClose}>
          {t('snippets.save')}
        </FormFoot>
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
              onSelect={({ currentTarget }) => {
                caret.current = currentTarget.selectionEnd;
              }}
            />
          )}
        </Field>
        <FigureInsertion
          figures={figures}
          onInsert={(place) => {
            const at = caret.current ?? text.length;
            setText(text.slice(0, at) + place + text.slice(at));
            caret.current = at + place.length;
          }}
        />
        {wanted.text !== '' && (
          <p className={styles.hint} lang="zh-CN">
            {t('snippets.reads', { words: snippetWords(snippetBody(wanted, figures), figures) })}
          </p>
        )}
      </form>
    </Dialog>
  );
}

/** A figure whose place goes into the words where one is. */
function FigureInsertion({
  figures,
  onInsert,
}: Pick<SnippetFormProps, 'figures'> & { readonly onInsert: (place: string) => void }) {
  const t = useText();
  const offered = [...figures.values()].filter(isInUse);
  const groups = [...new Set(offered.map(({ group }) => group))];
  if (offered.length === 0) return null;
  return (
    <SelectField
      label={t('snippets.figure')}
      hint={t('snippets.figure-hint')}
      value=""
      onChange={(chosen) => {
        const figure = offered.find(({ id }) => id === chosen);
        if (figure) onInsert(placeInSnippet(figure));
      }}
    >
      <option value="">{t('snippets.figure-choose')}</option>
      {groups.map((group) => (
        <optgroup key={group} label={group}>
          {offered
            .filter((figure) => figure.group === group)
            .map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
        </optgroup>
      ))}
    </SelectField>
  );
}
