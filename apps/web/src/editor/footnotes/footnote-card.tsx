import { longestNote } from '@huigao/report';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useText } from '../../app/locale';
import { Button } from '../../ui/button';
import { classNames } from '../../ui/class-names';
import { Alert, Field, TextArea } from '../../ui/field';
import type { HeldRange } from '../binding/held-range';
import type { BodyEditor } from '../body/body-editor';
import { Floating } from '../body/floating';
import { rectOf } from '../body/rect-of';
import styles from '../places/place-card.module.css';
import { noteAt, tidyNote, withNote, withNoteChanged } from './footnotes';

export interface FootnoteCardProps {
  readonly editor: BodyEditor;
  readonly range: HeldRange;
  /** What it said when it was opened; null: it is not there yet. */
  readonly said: string | null;
  readonly mayWrite: boolean;
  readonly onClose: () => void;
}

const saveKey = 'Ctrl+Enter';

/** What a footnote says, to be read, written or taken out. What is typed is saved when the focus leaves. */
export default function FootnoteCard({ editor, range, said, mayWrite, onClose }: FootnoteCardProps) {
  const t = useText();
  const [typed, setTyped] = useState(said ?? '');
  /** What the note says that somebody else changed meanwhile. */
  const [other, setOther] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const close = useRef<HTMLButtonElement>(null);

  useEffect(() => (field.current ?? close.current)?.focus({ preventScroll: true }), []);

  const put = (text: string) => {
    const at = editor.isDestroyed ? null : editor.heldNow(range);
    if (!at) return;
    editor.change((state) => {
      if (noteAt(state, at) !== null) return withNoteChanged(state, at, text);
      return text === '' ? null : withNote(state, at.to, text);
    });
  };
  const save = () => {
    const text = tidyNote(typed);
    const at = editor.isDestroyed ? null : editor.heldNow(range);
    const now = at && noteAt(editor.view.state, at);
    // Once it is told, one may still decide.
    if (said !== null && now !== null && now !== said && now !== text && now !== other) {
      setOther(now);
      return;
    }
    if (text !== said) put(text);
    onClose();
  };
  const remove = () => {
    put('');
    onClose();
  };
  const leave = (act: () => void) => {
    act();
    editor.focus();
  };

  return (
    <Floating
      anchor={() => {
        const at = editor.isDestroyed ? null : editor.heldNow(range);
        return at && rectOf(editor.view, at);
      }}
      placement={{ side: 'below', align: 'center' }}
      // What is being written stays in sight when its words are scrolled away.
      className={classNames(styles.card, styles.stays)}
      takesPresses
    >
      <div
        role="dialog"
        aria-label={t('footnotes.card')}
        className={styles.inside}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && !(event.key === 'Enter' && (event.ctrlKey || event.metaKey))) return;
          event.stopPropagation();
          event.preventDefault();
          leave(event.key === 'Escape' || !mayWrite ? onClose : save);
        }}
        onBlur={({ currentTarget, relatedTarget }) => {
          // The window losing the focus leaves nothing behind; a press on what takes none does.
          const stays = relatedTarget ? currentTarget.contains(relatedTarget as Node) : !document.hasFocus();
          if (!stays) (mayWrite ? save : onClose)();
        }}
      >
        {mayWrite ? (
          <NoteForm
            field={field}
            typed={typed}
            other={other}
            onType={setTyped}
            onSave={() => leave(save)}
            onRemove={said === null ? null : () => leave(remove)}
          />
        ) : (
          <>
            <p lang="zh-CN" className={styles.noteText}>
              {said}
            </p>
            <div className={styles.actions}>
              <Button ref={close} size="sm" variant="quiet" onClick={() => leave(onClose)}>
                {t('ui.close')}
              </Button>
            </div>
          </>
        )}
      </div>
    </Floating>
  );
}

interface NoteFormProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly typed: string;
  /** What the note says that somebody else changed meanwhile. */
  readonly other: string | null;
  readonly onType: (text: string) => void;
  readonly onSave: () => void;
  /** Null: there is none yet. */
  readonly onRemove: (() => void) | null;
}

function NoteForm({ field, typed, other, onType, onSave, onRemove }: NoteFormProps) {
  const t = useText();
  return (
    <>
      <Field label={t('footnotes.text')} hint={t('footnotes.hint', { key: saveKey })}>
        {(control) => (
          <TextArea
            {...control}
            ref={field}
            lang="zh-CN"
            rows={3}
            maxLength={longestNote}
            value={typed}
            onChange={(event) => onType(event.currentTarget.value)}
          />
        )}
      </Field>
      {other !== null && <Alert>{t('footnotes.changed', { text: other })}</Alert>}
      <div className={styles.actions}>
        <Button size="sm" variant="primary" onClick={onSave}>
          {t('footnotes.save')}
        </Button>
        {onRemove && (
          <Button size="sm" variant="quiet" onClick={onRemove}>
            {t('footnotes.remove')}
          </Button>
        )}
      </div>
    </>
  );
}
