import type { Comment, Thread } from '@huigao/report';
import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useLocale, useText } from '../app/locale';
import card from '../remarks/remark-card.module.css';
import { useReport, useReportSession } from '../report/report-session';
import { exactTime, relativeTime } from '../start/relative-time';
import { useNow } from '../start/use-now';
import { Avatar } from '../ui/avatar';
import { IconButton } from '../ui/button';
import { Menu, type MenuGroup } from '../ui/menu';
import { CommentBox } from './comment-box';
import { CommentText } from './comment-text';
import styles from './thread-card.module.css';
import type { ThreadCommands } from './use-thread-commands';

interface CommentLineProps {
  readonly thread: Thread;
  readonly comment: Comment;
  readonly commands: ThreadCommands;
  /** Whether the person may write in this thread. */
  readonly mayWrite: boolean;
  /** What can be done with the thread; at its first comment. */
  readonly more?: MenuGroup;
}

/** One comment of a thread: who, when, what; one's own can be changed and taken back. */
export function CommentLine({ thread, comment, commands, mayWrite, more }: CommentLineProps) {
  const t = useText();
  const { person } = useReportSession();
  const [isEditing, setEditing] = useState(false);
  const isMine = comment.by === person.id && comment.text !== '' && mayWrite;
  const own: MenuGroup = {
    id: 'own',
    items: [
      { id: 'edit', icon: Pencil, label: t('comments.edit'), onSelect: () => setEditing(true) },
      {
        id: 'remove',
        icon: Trash2,
        label: t('comments.remove'),
        onSelect: () => void commands.remove(thread, comment),
      },
    ],
  };
  const groups = [...(more ? [more] : []), ...(isMine ? [own] : [])];
  return (
    <div className={styles.line}>
      <header className={card.who}>
        <Author comment={comment} />
        {groups.length > 0 && (
          <span className={styles.more}>
            <Menu
              align="end"
              groups={groups}
              trigger={(props) => (
                <IconButton {...props} size="sm" icon={Ellipsis} label={t('comments.more')} />
              )}
            />
          </span>
        )}
      </header>
      {comment.text === '' && <p className={styles.removed}>{t('comments.removed')}</p>}
      {isEditing ? (
        <CommentBox
          draft={null}
          text={comment.text}
          label={t('comments.text')}
          hint=""
          send={t('comments.save')}
          focus="at-once"
          onCancel={() => setEditing(false)}
          onSend={async (text, mentions) => {
            const isSaved = await commands.edit(thread, comment, text, mentions);
            if (isSaved) setEditing(false);
            return isSaved;
          }}
        />
      ) : (
        comment.text !== '' && <CommentText comment={comment} />
      )}
    </div>
  );
}

function Author({ comment: { by, at, editedAt, text } }: { readonly comment: Comment }) {
  const t = useText();
  const locale = useLocale();
  const now = useNow();
  const name = useReport((report) => report.people.get(by)?.name) ?? t('members.gone');
  return (
    <>
      <Avatar person={by} name={name} size="sm" decorative />
      <span className={card.name}>{name}</span>
      <time className={card.time} dateTime={new Date(at).toISOString()} title={exactTime(at, locale)}>
        {relativeTime(at, now, locale)}
      </time>
      {editedAt !== null && text !== '' && (
        <span className={card.time} title={exactTime(editedAt, locale)}>
          {t('comments.edited')}
        </span>
      )}
    </>
  );
}
