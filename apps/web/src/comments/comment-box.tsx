import { maxCommentLength, type PersonId } from '@huigao/report';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useText } from '../app/locale';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';
import { TextArea } from '../ui/field';
import styles from './comment-box.module.css';
import { keepDraft, keptDraft } from './comment-drafts';
import { mentionAt, mentionsIn, type Named } from './mentions';
import { useFoundPeople } from './use-found-people';
import { usePeopleToMention } from './use-people-to-mention';

export interface CommentBoxProps {
  /** What it is kept under until it is sent; null: it is not kept. */
  readonly draft: string | null;
  readonly text?: string;
  /** Name of the field for screen readers. */
  readonly label: string;
  readonly hint: string;
  readonly send: string;
  readonly focus: 'at-once' | 'when-asked';
  /** True: it was sent. */
  readonly onSend: (text: string, mentions: readonly PersonId[]) => Promise<boolean>;
  readonly onCancel?: () => void;
  /** Stands beside the buttons. */
  readonly aside?: ReactNode;
}

/** From so many characters on the length is shown. */
const nearlyFull = maxCommentLength - 500;

/** A field for a comment. `@` offers people by name, pinyin or initials; Ctrl+Enter sends, Escape leaves. */
export function CommentBox({
  draft,
  text: given = '',
  label,
  hint,
  send,
  focus,
  onSend,
  onCancel,
  aside,
}: CommentBoxProps) {
  const people = usePeopleToMention();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => (draft === null ? given : keptDraft(draft) || given));
  const [picked, setPicked] = useState<ReadonlySet<PersonId>>(new Set());
  const [isBusy, setBusy] = useState(false);
  const mention = useMentionList(field, people);

  useEffect(() => {
    if (focus !== 'at-once' || !field.current) return;
    field.current.focus();
    field.current.setSelectionRange(field.current.value.length, field.current.value.length);
  }, [focus]);

  const change = (next: string) => {
    setText(next);
    if (draft !== null) keepDraft(draft, next);
  };

  const pick = ({ person, name }: Named) => {
    const at = mention.typed;
    const element = field.current;
    if (!at || !element) return;
    const before = `${text.slice(0, at.from)}@${name} `;
    const after = text.slice(element.selectionStart);
    setPicked((now) => new Set(now).add(person));
    mention.close();
    // At once: what is typed next belongs after the name.
    flushSync(() => change(before + after));
    element.focus();
    element.setSelectionRange(before.length, before.length);
  };

  const submit = async () => {
    if (text.trim() === '' || isBusy) return;
    setBusy(true);
    const isSent = await onSend(text, mentionsIn(text, people, picked));
    setBusy(false);
    if (!isSent) return;
    if (draft !== null) keepDraft(draft, '');
    setText('');
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || mention.onKey(event, pick)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void submit();
    } else if (event.key === 'Escape' && onCancel) {
      // The panel would take it for its own.
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    }
  };

  return (
    <div className={styles.box}>
      <TextArea
        ref={field}
        rows={2}
        className={styles.text}
        value={text}
        maxLength={maxCommentLength}
        placeholder={hint}
        aria-label={label}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={mention.found.length > 0 ? mention.listId : undefined}
        aria-activedescendant={mention.activeId}
        onChange={(event) => {
          change(event.currentTarget.value);
          mention.follow();
        }}
        onSelect={mention.follow}
        onBlur={mention.close}
        onKeyDown={onKeyDown}
      />
      {mention.found.length > 0 && (
        <MentionList id={mention.listId} people={mention.found} at={mention.at} onPick={pick} />
      )}
      <Foot length={text.length} aside={aside} onCancel={onCancel}>
        <Button
          size="sm"
          variant="primary"
          busy={isBusy}
          disabled={text.trim() === ''}
          aria-keyshortcuts="Control+Enter"
          onClick={() => void submit()}
        >
          {send}
        </Button>
      </Foot>
    </div>
  );
}

/** What stands below the field: how full it is, the way out, and the button that sends. */
function Foot({
  length,
  aside,
  onCancel,
  children,
}: Pick<CommentBoxProps, 'aside'> & {
  readonly length: number;
  readonly onCancel: CommentBoxProps['onCancel'] | undefined;
  readonly children: ReactNode;
}) {
  const t = useText();
  return (
    <div className={styles.foot}>
      <span className={styles.aside}>{aside}</span>
      {length > nearlyFull && (
        <span className={styles.length}>
          {t('comments.length', { count: length, most: maxCommentLength })}
        </span>
      )}
      {onCancel && (
        <Button size="sm" variant="quiet" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      )}
      {children}
    </div>
  );
}

/** The people offered after an `@`. */
function useMentionList(field: React.RefObject<HTMLTextAreaElement | null>, people: readonly Named[]) {
  const listId = useId();
  const [typed, setTyped] = useState<{ readonly from: number; readonly query: string } | null>(null);
  const [at, setAt] = useState(0);
  const found = useFoundPeople(typed ? people : [], typed?.query ?? '');
  const close = () => setTyped(null);
  const follow = () => {
    const element = field.current;
    const now = element && mentionAt(element.value, element.selectionStart);
    if (now?.from !== typed?.from || now?.query !== typed?.query) {
      setTyped(now);
      setAt(0);
    }
  };
  const onKey = (event: KeyboardEvent, pick: (person: Named) => void): boolean => {
    if (found.length === 0) return false;
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => setAt((at + 1) % found.length),
      ArrowUp: () => setAt((at + found.length - 1) % found.length),
      Enter: () => pick(found[at]!),
      Tab: () => pick(found[at]!),
      Escape: close,
    };
    const step = event.ctrlKey || event.metaKey ? undefined : steps[event.key];
    if (!step) return false;
    event.preventDefault();
    event.stopPropagation();
    step();
    return true;
  };
  const activeId = found.length > 0 ? optionId(listId, at) : undefined;
  return { typed, found, at, listId, activeId, follow, close, onKey };
}

const optionId = (listId: string, index: number) => `${listId}-${index}`;

function MentionList({
  id,
  people,
  at,
  onPick,
}: {
  readonly id: string;
  readonly people: readonly Named[];
  readonly at: number;
  readonly onPick: (person: Named) => void;
}) {
  const t = useText();
  return (
    <div id={id} role="listbox" aria-label={t('comments.people')} className={styles.people}>
      {people.map((one, index) => (
        <div
          key={one.person}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          className={styles.person}
          // The field keeps the focus; its keys choose here.
          onPointerDown={(event) => {
            event.preventDefault();
            onPick(one);
          }}
        >
          <Avatar {...one} size="sm" decorative />
          {one.name}
        </div>
      ))}
    </div>
  );
}
