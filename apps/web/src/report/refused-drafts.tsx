import type { Draft } from '@huigao/sync/client';
import { Copy, Trash2 } from 'lucide-react';
import { useLocale, useText } from '../app/locale';
import { useSectionName } from '../checks/use-section-name';
import { exactTime } from '../start/relative-time';
import { Button } from '../ui/button';
import { useToast } from '../ui/toast';
import styles from './banners.module.css';
import { copyText } from './copy-text';
import { refusalText } from './refusal-text';
import { useClientState, useReportSession } from './report-session';

/** 未能保存的修改: text the server did not take, kept until its author has seen to it. */
export function RefusedDrafts() {
  const t = useText();
  const drafts = useClientState((state) => state.drafts);
  if (drafts.length === 0) return null;
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

function DraftLine({ draft }: { readonly draft: Draft }) {
  const t = useText();
  const locale = useLocale();
  const toast = useToast();
  const { client } = useReportSession();
  const section = useSectionName()(draft.section) || t('report.other-section');
  const copy = async () => {
    if (await copyText(draft.text)) toast(t('report.draft-copied'));
    else toast(t('report.draft-not-copied'), 'bad');
  };
  return (
    <li className={styles.draft}>
      <div className={styles.words}>
        <strong>{t('report.draft-of', { section, time: exactTime(draft.at, locale) })}</strong>{' '}
        {refusalText(t, draft.code)}
        <details>
          <summary>{t('report.draft-text')}</summary>
          <pre className={styles.draftText}>{draft.text}</pre>
        </details>
      </div>
      <Button size="sm" icon={Copy} onClick={() => void copy()}>
        {t('report.draft-copy')}
      </Button>
      <Button size="sm" variant="danger" icon={Trash2} onClick={() => client.dismissDraft(draft.id)}>
        {t('report.draft-discard')}
      </Button>
    </li>
  );
}
