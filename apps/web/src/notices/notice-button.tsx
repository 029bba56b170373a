import { Bell } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { late } from '../app/late';
import { useText } from '../app/locale';
import { IconButton } from '../ui/button';
import styles from './notice-button.module.css';
import { noticeFeed } from './notice-feed';

const NoticesDialog = late(() => import('./notices-dialog'), ['report', 'more']);

/** More is shown as 99+. */
const most = 99;

/** The bell of the header, with how many notices are unread. */
export function NoticeButton() {
  const t = useText();
  const unread = useSyncExternalStore(noticeFeed.subscribe, noticeFeed.unread);
  const [isOpen, setOpen] = useState(false);
  return (
    <span className={styles.bell}>
      <IconButton
        icon={Bell}
        label={unread > 0 ? t('notices.unread', { count: unread }) : t('notices.title')}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      />
      {unread > 0 && (
        <span aria-hidden className={styles.count}>
          {unread > most ? `${most}+` : unread}
        </span>
      )}
      {isOpen && <NoticesDialog onClose={() => setOpen(false)} />}
    </span>
  );
}
