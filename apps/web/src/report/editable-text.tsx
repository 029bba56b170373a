import { type ReactNode, useEffect, useRef, useState } from 'react';
import { classNames } from '../ui/class-names';
import styles from './editable-text.module.css';

export interface EditableTextProps {
  readonly value: string;
  /** What the text is: the name of the field and of the button that opens it. */
  readonly label: string;
  /** Shown while the value is empty. */
  readonly placeholder?: ReactNode;
  /** How the value reads; the value itself without it. */
  readonly shown?: ReactNode;
  readonly type?: 'text' | 'date';
  readonly canEdit: boolean;
  readonly className?: string | undefined;
  /** Sends the new value; false when it was refused. The text shown follows the report. */
  readonly save: (value: string) => Promise<boolean>;
}

const longestText = 200;

/** A text of the record that is changed where it stands: Enter or leaving saves, Escape takes back. */
export function EditableText(props: EditableTextProps) {
  const { value, label, placeholder, shown, type = 'text', canEdit, className, save } = props;
  const [draft, setDraft] = useState<string | null>(null);
  /** Sent and not yet in the report. */
  const [sent, setSent] = useState<{ readonly value: string; readonly over: string } | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const pending = sent?.over === value ? sent.value : null;

  if (draft === null) {
    const content = pending ?? (value === '' ? placeholder : (shown ?? value));
    if (!canEdit) return <span className={classNames(styles.text, className)}>{content}</span>;
    return (
      <button
        ref={button}
        type="button"
        className={classNames(styles.text, styles.button, value === '' && styles.empty, className)}
        title={label}
        onClick={() => setDraft(pending ?? value)}
      >
        {content}
      </button>
    );
  }

  const finish = async (kept: 'keep' | 'drop') => {
    setDraft(null);
    const next = draft.trim();
    if (kept === 'drop' || next === value || (type === 'text' && next === '')) return;
    setSent({ value: next, over: value });
    if (!(await save(next))) setSent(null);
  };
  return (
    <TextEdit
      type={type}
      label={label}
      className={className}
      draft={draft}
      onDraft={setDraft}
      onFinish={finish}
    />
  );
}

interface TextEditProps {
  readonly type: 'text' | 'date';
  readonly label: string;
  readonly className: string | undefined;
  readonly draft: string;
  readonly onDraft: (value: string) => void;
  readonly onFinish: (kept: 'keep' | 'drop') => Promise<void>;
}

function TextEdit({ type, label, className, draft, onDraft, onFinish }: TextEditProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  return (
    <input
      ref={input}
      type={type}
      className={classNames(styles.text, styles.input, className)}
      aria-label={label}
      value={draft}
      maxLength={longestText}
      onChange={(event) => onDraft(event.currentTarget.value)}
      onBlur={() => void onFinish('keep')}
      onKeyDown={(event) => {
        // Enter of an input method only ends the composition.
        if (event.nativeEvent.isComposing) return;
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.preventDefault();
        void onFinish(event.key === 'Enter' ? 'keep' : 'drop');
      }}
    />
  );
}
