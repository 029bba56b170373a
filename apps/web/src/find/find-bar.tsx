import { CaseSensitive, ChevronDown, ChevronUp, Regex, WholeWord, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useSyncExternalStore } from 'react';
import { useText } from '../app/locale';
import { useSectionName } from '../checks/use-section-name';
import { useReportSession } from '../report/report-session';
import { Button, IconButton } from '../ui/button';
import { TextInput } from '../ui/field';
import { useToast } from '../ui/toast';
import styles from './find-bar.module.css';
import type { FindState, Replaced } from './find-session';

const options = [
  { key: 'matchCase', label: 'find.match-case', icon: CaseSensitive },
  { key: 'wholeWords', label: 'find.whole-words', icon: WholeWord },
  { key: 'isPattern', label: 'find.pattern', icon: Regex },
] as const;

/** What is looked for in the whole report, how much of it there is, and what takes its place. */
export default function FindBar() {
  const t = useText();
  const { find } = useReportSession();
  const state = useSyncExternalStore(find.subscribe, find.state);
  const field = useRef<HTMLInputElement>(null);
  // Opened again, it takes the focus again.
  useEffect(() => {
    const select = () => field.current?.select();
    select();
    return find.onOpen(select);
  }, [find]);

  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') find.close();
    else if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    else if (event.target === field.current) find.step(event.shiftKey ? -1 : 1);
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search className={styles.bar} aria-label={t('find.title')} data-region="find" onKeyDown={onKey}>
      <div className={styles.line}>
        <TextInput
          ref={field}
          data-region-entry
          type="text"
          className={styles.field}
          aria-label={t('find.what')}
          aria-invalid={state.trouble !== null || undefined}
          placeholder={t('find.what')}
          value={state.query.text}
          onChange={(event) => find.ask({ text: event.currentTarget.value })}
        />
        {options.map(({ key, label, icon }) => (
          <IconButton
            key={key}
            icon={icon}
            size="sm"
            label={t(label)}
            aria-pressed={state.query[key]}
            className={styles.option}
            onClick={() => find.ask({ [key]: !state.query[key] })}
          />
        ))}
        <IconButton icon={ChevronUp} size="sm" label={t('find.previous')} onClick={() => find.step(-1)} />
        <IconButton icon={ChevronDown} size="sm" label={t('find.next')} onClick={() => find.step(1)} />
        <IconButton icon={X} size="sm" label={t('find.close')} onClick={() => find.close()} />
      </div>
      {state.open === 'replace' && (
        <ReplaceLine replacement={state.replacement} isAny={state.found.length > 0} />
      )}
      <Outcome state={state} />
    </search>
  );
}

function Outcome({
  state: { query, found, current, trouble, isCut, isSearching, open },
}: {
  readonly state: FindState;
}) {
  const t = useText();
  const { find } = useReportSession();
  const sectionName = useSectionName();
  const words = () => {
    if (trouble) return t(`find.${trouble}`);
    if (isSearching) return t('find.searching');
    if (query.text === '') return '';
    const here = found[current];
    if (!here) return t('find.none');
    const count = `${current + 1} / ${isCut ? t('find.more-than', { count: found.length }) : found.length}`;
    return `${count} · ${sectionName(here.section)}`;
  };
  return (
    <div className={styles.outcome}>
      <span role="status" data-trouble={trouble ?? undefined}>
        {words()}
      </span>
      {open === 'find' && (
        <button type="button" className={styles.more} onClick={() => find.open('replace', '')}>
          {t('find.replace')}
        </button>
      )}
    </div>
  );
}

function ReplaceLine({ replacement, isAny }: { readonly replacement: string; readonly isAny: boolean }) {
  const t = useText();
  const { find } = useReportSession();
  const tell = useTelling();
  return (
    <div className={styles.line}>
      <TextInput
        type="text"
        className={styles.field}
        aria-label={t('find.with')}
        placeholder={t('find.with')}
        value={replacement}
        onChange={(event) => find.setReplacement(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && isAny) tell(find.replaceCurrent(), 'one');
        }}
      />
      <Button size="sm" disabled={!isAny} onClick={() => tell(find.replaceCurrent(), 'one')}>
        {t('find.replace-one')}
      </Button>
      <Button size="sm" disabled={!isAny} onClick={() => tell(find.replaceAll(), 'all')}>
        {t('find.replace-all')}
      </Button>
    </div>
  );
}

/** Says what was replaced, and what was not and why; one that was replaced is seen. */
function useTelling(): (done: Replaced, how: 'one' | 'all') => void {
  const t = useText();
  const toast = useToast();
  const { undoOrder } = useReportSession();
  const sectionName = useSectionName();
  return ({ replaced, figures, readOnly }, how) => {
    const left = [
      ...(figures > 0 ? [t('find.left-figures', { count: figures })] : []),
      ...(readOnly.size > 0
        ? [t('find.left-read-only', { sections: [...readOnly].map(sectionName).join(t('find.list-mark')) })]
        : []),
    ].join('');
    if (how === 'one') {
      if (replaced === 0 && left) toast(left);
      return;
    }
    const undo = { label: t('find.undo'), act: () => void undoOrder.undo() };
    toast(t('find.replaced', { count: replaced }) + left, 'done', replaced > 0 ? undo : undefined);
  };
}
