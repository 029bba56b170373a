import { BellOff, CheckCheck, Settings } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { problemText } from '../app/http';
import { useLocale, useText } from '../app/locale';
import { exactTime, relativeTime } from '../start/relative-time';
import { useNow } from '../start/use-now';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { EmptyState } from '../ui/empty-state';
import { Alert } from '../ui/field';
import { Loading } from '../ui/spinner';
import { placeOf, type ShownNotice } from './notice';
import { NoticeSettingsForm } from './notice-settings';
import styles from './notices-dialog.module.css';
import { readNotices, useNotices } from './use-notices';

/** 通知: what happened that concerns one, newest first; each leads to its place. */
export default function NoticesDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const [isSetting, setSetting] = useState(false);
  const { page, problem, more } = useNotices();
  if (isSetting) return <NoticeSettingsForm onClose={() => setSetting(false)} />;
  const newest = page?.notices[0];
  const hasUnread = page?.notices.some(({ isRead }) => !isRead) ?? false;
  return (
    <Dialog
      title={t('notices.title')}
      size="sm"
      onClose={onClose}
      footer={
        <>
          <Button variant="quiet" icon={Settings} onClick={() => setSetting(true)}>
            {t('notices.settings')}
          </Button>
          <Button
            icon={CheckCheck}
            disabled={!hasUnread}
            onClick={() => newest && void readNotices({ upTo: newest.id })}
          >
            {t('notices.all-read')}
          </Button>
        </>
      }
    >
      {problem && <Alert>{problemText(problem)}</Alert>}
      {!page && !problem && <Loading label={t('notices.title')} />}
      {page?.notices.length === 0 && (
        <EmptyState icon={BellOff} title={t('notices.none')}>
          <p>{t('notices.none-hint')}</p>
        </EmptyState>
      )}
      <ul className={styles.list}>
        {page?.notices.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} onFollowed={onClose} />
        ))}
      </ul>
      {page?.next && (
        <Button variant="quiet" onClick={() => void more()}>
          {t('notices.more')}
        </Button>
      )}
    </Dialog>
  );
}

function NoticeLine({
  notice,
  onFollowed,
}: {
  readonly notice: ShownNotice;
  readonly onFollowed: () => void;
}) {
  const t = useText();
  const locale = useLocale();
  const now = useNow();
  const [, navigate] = useLocation();
  const { id, kind, actor, title, sectionTitle, excerpt, at, isRead } = notice;
  const follow = (event: React.MouseEvent) => {
    if (!isRead) void readNotices({ ids: [id] });
    // With a key held it is a link like any other: to a new tab, say.
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onFollowed();
    const [path, hash] = placeOf(notice).split('#');
    navigate(path!);
    // Told of by the browser as when a link is followed, so that an open report goes there too.
    if (hash) location.hash = hash;
  };
  return (
    <li>
      <a href={placeOf(notice)} className={styles.notice} data-unread={!isRead || undefined} onClick={follow}>
        <span className={styles.what}>
          {!isRead && <span role="img" aria-label={t('notices.new')} className={styles.dot} />}
          {t(`notices.kind.${kind}`, { actor: actor ?? '' })}
          <time className={styles.time} dateTime={new Date(at).toISOString()} title={exactTime(at, locale)}>
            {relativeTime(at, now, locale)}
          </time>
        </span>
        {excerpt && <q className={styles.excerpt}>{excerpt}</q>}
        <span className={styles.where} lang="zh-CN">
          {sectionTitle
            ? t('notices.in-section', { title, section: sectionTitle })
            : t('notices.in-report', { title })}
        </span>
      </a>
    </li>
  );
}
