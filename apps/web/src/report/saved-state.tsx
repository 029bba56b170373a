import { Check, CloudAlert, CloudOff, LoaderCircle, Unplug } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLocale, useText } from '../app/locale';
import { languageTag } from '../app/locale-tag';
import hidden from '../ui/visually-hidden.module.css';
import { useClientState, useReportSession } from './report-session';
import styles from './saved-state.module.css';
import { type SavedStatus, savedStatus, unsavedIn } from './saved-status';

/** Acknowledgements come within milliseconds of each key: for so long it goes on saying that it saves. */
const steadyMs = 600;

const icons = {
  saved: Check,
  saving: LoaderCircle,
  unsaved: CloudAlert,
  connecting: LoaderCircle,
  offline: CloudOff,
  disconnected: Unplug,
} as const;

/**
 * The status, with `saving` held for a moment so that it does not flicker while one types. It renders when the status changes, not
 * twice with every key.
 */
function useSteadyStatus(): SavedStatus {
  const { client } = useReportSession();
  const [status, setStatus] = useState(() => savedStatus(client.state));
  useEffect(() => {
    let shown = savedStatus(client.state);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = (next: SavedStatus) => {
      shown = next;
      setStatus(next);
    };
    const look = () => {
      const next = savedStatus(client.state);
      if (next === 'saved' && shown === 'saving') {
        // Not begun anew by what colleagues do, which would hold it for as long as they type.
        timer ??= setTimeout(() => {
          timer = undefined;
          show('saved');
        }, steadyMs);
        return;
      }
      clearTimeout(timer);
      timer = undefined;
      if (next !== shown) show(next);
    };
    setStatus(shown);
    const stop = client.subscribe(look);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client]);
  return status;
}

const minuteMs = 60_000;

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
  const status = useSteadyStatus();
  // While all goes well the number changes with every key, and is not shown.
  const unsaved = useClientState((state) => (savedStatus(state) === 'saving' ? 0 : unsavedIn(state)));
  const savedMinute = useClientState(({ savedAt }) => savedAt && Math.floor(savedAt / minuteMs));
  const isCounted = unsaved > 0 && status !== 'saved' && status !== 'saving';
  const announced = useAnnounced(status, t(`report.${status}`, { n: unsaved }));
  const Icon = icons[status];
  const time =
    status === 'saved' && savedMinute !== null
      ? new Intl.DateTimeFormat(tag, { timeStyle: 'short' }).format(savedMinute * minuteMs)
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
  if (status === 'saved' || status === 'saving' || status === 'unsaved') return `report.${status}` as const;
  return unsaved > 0 ? (`report.${status}-unsaved` as const) : (`report.${status}` as const);
}
