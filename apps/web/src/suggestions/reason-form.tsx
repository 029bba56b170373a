import { useState } from 'react';
import { useText } from '../app/locale';
import { Button } from '../ui/button';
import { Field, TextArea } from '../ui/field';
import styles from './suggestion-card.module.css';

interface ReasonFormProps {
  readonly first: string;
  readonly hint: string;
  /** What the button says that sends it. */
  readonly send: string;
  /** False: it was not done, and what was written stays. */
  readonly onSend: (why: string) => Promise<boolean>;
  readonly onClose: () => void;
}

/** A reason, of a suggestion or of its rejection. */
export function ReasonForm({ first, hint, send, onSend, onClose }: ReasonFormProps) {
  const t = useText();
  const [draft, setDraft] = useState(first);
  return (
    <form
      className={styles.whyForm}
      onSubmit={async (event) => {
        event.preventDefault();
        if (await onSend(draft)) onClose();
      }}
    >
      <Field label={t('suggestions.why')}>
        {(field) => (
          <TextArea
            {...field}
            autoFocus
            rows={2}
            maxLength={1000}
            value={draft}
            placeholder={hint}
            onChange={({ currentTarget }) => setDraft(currentTarget.value)}
          />
        )}
      </Field>
      <span className={styles.actions}>
        <Button type="submit" size="sm" variant="primary">
          {send}
        </Button>
        <Button size="sm" variant="quiet" onClick={onClose}>
          {t('suggestions.cancel')}
        </Button>
      </span>
    </form>
  );
}
