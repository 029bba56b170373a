import { type Snippet, snippetBody, snippetsFor, type TradeSnippet } from '@huigao/report';
import type { Node } from '@tiptap/pm/model';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { problemText } from '../app/http';
import { useText } from '../app/locale';
import { useReport } from '../report/report-session';
import { Button, IconButton } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Alert } from '../ui/field';
import { Loading } from '../ui/spinner';
import { useToast } from '../ui/toast';
import { keepOwnSnippets, type OwnSnippets, useOwnSnippets } from './own-snippets';
import { SnippetForm } from './snippet-form';
import { snippetWords } from './snippet-words';
import styles from './snippets.module.css';

export interface SnippetsDialogProps {
  /** Puts a phrase into the text, and closes. */
  readonly onInsert: (body: Node) => void;
  readonly onClose: () => void;
}

/** 常用语: one's own and those of the trade, to be put in; one's own are changed here, too. */
export default function SnippetsDialog({ onInsert, onClose }: SnippetsDialogProps) {
  const t = useText();
  const figures = useReport((report) => report.figures);
  const trade = useMemo(() => (figures ? snippetsFor({ figures }) : []), [figures]);
  const [own, problem, reload] = useOwnSnippets();
  /** Which of one's own is changed; `own.length`: a new one. */
  const [edited, setEdited] = useState<number | null>(null);
  const { change, fault } = useChanging(own, reload);

  if (own && edited !== null)
    return (
      <SnippetForm
        snippet={own.snippets[edited] ?? null}
        figures={figures ?? new Map()}
        others={own.snippets.filter((_, index) => index !== edited)}
        problem={fault}
        onSave={async (snippet) => {
          const snippets = own.snippets.toSpliced(edited, 1, snippet);
          if (await change(snippets)) setEdited(null);
        }}
        onClose={() => setEdited(null)}
      />
    );
  return (
    <Dialog
      title={t('snippets.title')}
      onClose={onClose}
      footer={
        <>
          <Button icon={Plus} disabled={!own} onClick={() => setEdited(own?.snippets.length ?? 0)}>
            {t('snippets.add')}
          </Button>
          <Button variant="primary" onClick={onClose}>
            {t('ui.close')}
          </Button>
        </>
      }
    >
      {fault && <Alert>{fault}</Alert>}
      {problem && <Alert kind="warn">{problemText(problem)}</Alert>}
      <section className={styles.part} aria-label={t('snippets.own')}>
        <h3 className={styles.heading}>{t('snippets.own')}</h3>
        {!own && !problem && <Loading label={t('snippets.own')} />}
        {own?.snippets.length === 0 && <p className={styles.hint}>{t('snippets.none')}</p>}
        <ul className={styles.list}>
          {own?.snippets.map((snippet, index) => (
            <SnippetLine key={snippet.title} snippet={snippet} onInsert={onInsert}>
              <IconButton
                icon={Pencil}
                size="sm"
                label={t('snippets.edit', { title: snippet.title })}
                onClick={() => setEdited(index)}
              />
              <IconButton
                icon={Trash2}
                size="sm"
                label={t('snippets.remove', { title: snippet.title })}
                onClick={() => void change(own.snippets.toSpliced(index, 1), snippet.title)}
              />
            </SnippetLine>
          ))}
        </ul>
      </section>
      <section className={styles.part} aria-label={t('snippets.trade')}>
        <h3 className={styles.heading}>{t('snippets.trade')}</h3>
        <ul className={styles.list}>
          {trade.map((snippet) => (
            <SnippetLine key={snippet.title} snippet={snippet} onInsert={onInsert} />
          ))}
        </ul>
      </section>
    </Dialog>
  );
}

function SnippetLine({
  snippet,
  onInsert,
  children,
}: {
  readonly snippet: Snippet | TradeSnippet;
  readonly onInsert: (body: Node) => void;
  readonly children?: React.ReactNode;
}) {
  const t = useText();
  const figures = useReport((report) => report.figures);
  return (
    <li className={styles.line}>
      <div className={styles.words} lang="zh-CN">
        <b>{snippet.title}</b>
        <p>{figures && snippetWords(snippetBody(snippet, figures), figures)}</p>
      </div>
      <div className={styles.actions}>
        {children}
        <Button
          size="sm"
          aria-label={t('snippets.insert-of', { title: snippet.title })}
          onClick={() => figures && onInsert(snippetBody(snippet, figures))}
        >
          {t('snippets.insert')}
        </Button>
      </div>
    </li>
  );
}

/** Keeps another list; says what was removed, with the way back. */
function useChanging(own: OwnSnippets | null, reload: () => Promise<void>) {
  const t = useText();
  const toast = useToast();
  const [fault, setFault] = useState<string | null>(null);
  const change = async (snippets: readonly Snippet[], removed?: string): Promise<boolean> => {
    if (!own) return false;
    const problem = await keepOwnSnippets(own, snippets);
    await reload();
    setFault(problem && (problem.code === 'conflict' ? t('snippets.conflict') : problemText(problem)));
    if (problem || removed === undefined) return problem === null;
    toast(t('snippets.removed', { title: removed }), 'done', {
      label: t('snippets.undo'),
      act: () => void keepOwnSnippets({ version: own.version + 1, snippets }, own.snippets).then(reload),
    });
    return true;
  };
  return { change, fault };
}
