import { bodyLines, type PutBack, putBack } from '@huigao/report';
import type { Draft } from '@huigao/sync/client';
import { Copy, CornerDownLeft, Trash2 } from 'lucide-react';
import { useMemo } from 'react';
import { useLocale, useText } from '../app/locale';
import { useSectionName } from '../checks/use-section-name';
import { useWhyReadOnly } from '../checks/use-why-read-only';
import { withPutBack } from '../editor/body/put-back';
import { reportShownIn } from '../editor/places/place-texts';
import { exactTime } from '../start/relative-time';
import { Button } from '../ui/button';
import { useToast } from '../ui/toast';
import styles from './banners.module.css';
import { copyText } from './copy-text';
import { refusalText } from './refusal-text';
import { useClientState, useReport, useReportSession } from './report-session';

/** 未能保存的修改: text the server did not take, kept until its author has seen to it. */
export default function RefusedDrafts() {
  const t = useText();
  const drafts = useClientState((state) => state.drafts);
  return (
    <section className={styles.drafts} aria-label={t('report.draft-title')}>
      <h2 className={styles.draftsTitle}>{t('report.draft-title')}</h2>
      <ul>
        {drafts.map((draft) => (
          <DraftLine key={draft.id} draft={draft} />
        ))}
      </ul>
    </section>
  );
}

const wordsOf = (pieces: readonly PutBack[]) =>
  pieces.map((piece) => (piece.put === 'words' ? piece.text : piece.texts.join('\n'))).join('\n');

/** What of a draft the section does not hold; null while the section is not there. */
function useLost({ section, text }: Draft): string | null {
  const report = useReport((now) => now);
  const body = report?.bodies.get(section);
  return useMemo(() => {
    if (!report || !body) return null;
    return wordsOf(putBack(text, bodyLines(section, body, reportShownIn(report, section).figures)));
  }, [report, body, section, text]);
}

function DraftLine({ draft }: { readonly draft: Draft }) {
  const t = useText();
  const locale = useLocale();
  const toast = useToast();
  const { client, navigator } = useReportSession();
  const section = useSectionName()(draft.section) || t('report.other-section');
  const why = useWhyReadOnly()(draft.section);
  const lost = useLost(draft);
  const copy = async (text: string) => {
    if (await copyText(text)) toast(t('report.draft-copied'));
    else toast(t('report.draft-not-copied'), 'bad');
  };
  const dismiss = (done: string) => {
    client.dismissDraft(draft.id);
    toast(done, 'done', { label: t('report.draft-restore'), act: () => client.restoreDraft(draft) });
  };
  const retry = async () => {
    const isPut = await navigator.edit(draft.section, withPutBack(draft.section, draft.text));
    if (isPut === null) toast(why ?? t('report.draft-not-put'), 'bad');
    else dismiss(t(isPut ? 'report.draft-put' : 'report.draft-there'));
  };
  return (
    <li className={styles.draft}>
      <div className={styles.words}>
        <strong>{t('report.draft-of', { section, time: exactTime(draft.at, locale) })}</strong>{' '}
        {refusalText(t, draft.code)}
        {lost && <pre className={styles.draftText}>{lost}</pre>}
        {lost === '' && <p>{t('report.draft-there')}</p>}
        {lost && why && <p>{t('report.draft-wait', { why })}</p>}
        <details>
          <summary>{t('report.draft-text')}</summary>
          <pre className={styles.draftText}>{draft.text}</pre>
          <Button size="sm" icon={Copy} onClick={() => void copy(draft.text)}>
            {t('report.draft-copy-all')}
          </Button>
        </details>
      </div>
      {lost && (
        <Button size="sm" icon={CornerDownLeft} disabled={why !== null} onClick={() => void retry()}>
          {t('report.draft-retry')}
        </Button>
      )}
      <Button size="sm" icon={Copy} onClick={() => void copy(lost || draft.text)}>
        {t('report.draft-copy')}
      </Button>
      <Button size="sm" variant="danger" icon={Trash2} onClick={() => dismiss(t('report.draft-discarded'))}>
        {t('report.draft-discard')}
      </Button>
    </li>
  );
}
