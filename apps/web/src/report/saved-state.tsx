import { Check, CloudOff, LoaderCircle, Unplug } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLocale, useText } from '../app/locale';
import { languageTag } from '../app/locale-tag';
import hidden from '../ui/visually-hidden.module.css';
import { useClientState, useReportSession } from './report-session';
import styles from './saved-state.module.css';
import { type SavedStatus, savedStatus } from './saved-status';

/** Acknowledgements come within milliseconds of each key: for so long it goes on saying that it saves. */
const steadyMs = 600;

const icons = {
  saved: Check,
  saving: LoaderCircle,
  connecting: LoaderCircle,
  offline: CloudOff,
  disconnected: Unplug,
} as const;

/** The status with `saving` held for a moment, so that it does not flicker while one types. */
function useSteady(status: SavedStatus): SavedStatus {
  const [isRecent, setRecent] = useState(false);
  useEffect(() => {
    if (status === 'saving') {
      setRecent(true);
      return;
    }
    const timer = setTimeout(() => setRecent(false), steadyMs);
    return () => clearTimeout(timer);
  }, [status]);
  return status === 'saved' && isRecent ? 'saving' : status;
}

/** What a screen reader is told: the last settled status, not every burst of keys. */
function useAnnounced(status: SavedStatus, text: string): string {
  const [announced, setAnnounced] = useState('');
  useEffect(() => {
    if (status !== 'saving' && status !== 'connecting') setAnnounced(text);
  }, [status, text]);
  return announced;
}

/** 已保存 / 正在保存 / 离线，有 n 处未保存: the truth about the edits made here. */
export function SavedState() {
  const t = useText();
  const tag = languageTag(useLocale());
  const { keepsLocally } = useReportSession();
  const connection = useClientState((state) => state.connection);
  const unsaved = useClientState((state) => state.unsaved);
  const savedAt = useClientState((state) => state.savedAt);
  const status = useSteady(savedStatus({ connection, unsaved }));
  const isCounted = unsaved > 0 && status !== 'saved' && status !== 'saving';
  const announced = useAnnounced(status, t(`report.${status}`));
  const Icon = icons[status];
  const time =
    status === 'saved' && savedAt !== null
      ? new Intl.DateTimeFormat(tag, { timeStyle: 'short' }).format(savedAt)
      : null;
  return (
    <>
      <span
        className={styles.saved}
        data-saved={status}
        title={isCounted ? t(keepsLocally() ? 'report.kept-here' : 'report.not-kept-here') : undefined}
      >
        <Icon aria-hidden className={styles.icon} />
        <span className={styles.words}>{t(wordsOf(status, unsaved), { n: unsaved })}</span>
        {time && <time>{time}</time>}
      </span>
      <span role="status" aria-live="polite" className={hidden.text}>
        {announced}
      </span>
    </>
  );
}

/** The message that says a status. */
function wordsOf(status: SavedStatus, unsaved: number) {
  if (status === 'saved' || status === 'saving') return `report.${status}` as const;
  return unsaved > 0 ? (`report.${status}-unsaved` as const) : (`report.${status}` as const);
}
