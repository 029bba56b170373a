import type { SectionId, Thread } from '@huigao/report';
import { mayCloseThread } from '@huigao/report';
import { removedSections, type ThreadPlace } from '@huigao/report-doc';
import { CheckCheck, CornerDownRight, Link2, RotateCcw, UserRoundCheck } from 'lucide-react';
import { memo, useState } from 'react';
import { useLocale, useText } from '../app/locale';
import { useSectionName } from '../checks/use-section-name';
import card from '../remarks/remark-card.module.css';
import { useReport, useReportSession } from '../report/report-session';
import { relativeTime } from '../start/relative-time';
import { useNow } from '../start/use-now';
import { Button } from '../ui/button';
import type { MenuGroup } from '../ui/menu';
import { AssignDialog } from './assign-dialog';
import { AssignedTag } from './assigned-tag';
import { CommentBox } from './comment-box';
import { commentKeys } from './comment-keys';
import { CommentLine } from './comment-line';
import styles from './thread-card.module.css';
import { useMayComment } from './use-comments';
import { useCopyLink } from './use-copy-link';
import type { ThreadCommands } from './use-thread-commands';
import { WaitingTag } from './waiting-tag';

export interface ThreadCardProps {
  readonly thread: Thread;
  readonly place: ThreadPlace | null;
  readonly isActive: boolean;
  readonly isUnread: boolean;
  /** Whether the reply field was asked for. */
  readonly wantsReply: boolean;
  readonly commands: ThreadCommands;
}

/** So much of a quote is shown. */
const quoteLength = 80;

/** A thread: what it is on, its comments, and what can be done. Folded unless one looks at it. */
export const ThreadCard = memo(function ThreadCard(props: ThreadCardProps) {
  const { thread, place, isActive, isUnread } = props;
  const t = useText();
  const { comments } = useReportSession();
  const [first, ...replies] = thread.comments;
  const name = useReport((report) => report.people.get(first!.by)?.name) ?? t('members.gone');
  const label = t('comments.thread-by', { name, text: first!.text });
  const mayWrite = useMayComment(thread.section);
  const more = useThreadMenu(thread, mayWrite);
  const line = { thread, commands: props.commands, mayWrite };
  return (
    <li
      className={card.card}
      data-active={isActive || undefined}
      data-resolved={thread.resolved !== null || undefined}
      data-thread={thread.id}
    >
      <button
        type="button"
        className={card.open}
        data-card
        aria-label={label}
        aria-expanded={isActive}
        aria-keyshortcuts={`${commentKeys.reply.aria} ${commentKeys.resolve.aria}`}
        onClick={() => comments.goTo(thread.id)}
      />
      {isUnread && <span role="img" aria-label={t('comments.unread')} className={styles.unread} />}
      <QuoteLine thread={thread} place={place} />
      <CommentLine {...line} comment={first!} more={more.group} />
      {!isActive && replies.length > 0 && (
        <p className={styles.folded}>
          <CornerDownRight aria-hidden className={card.small} />
          {t('comments.replies', { count: replies.length })}
        </p>
      )}
      {isActive && replies.map((reply) => <CommentLine key={reply.id} {...line} comment={reply} />)}
      <AssignedTag thread={thread} />
      <WaitingTag thread={thread.id} />
      <Resolved thread={thread} />
      {isActive && mayWrite && <ThreadFoot {...props} />}
      {more.isAssigning && (
        <AssignDialog
          thread={thread}
          onClose={more.endAssigning}
          onAssign={(assignee, due) => props.commands.assign(thread, assignee, due)}
        />
      )}
    </li>
  );
});

/** What the thread stands on: the words as they were marked, the whole section, or words that are gone. */
function QuoteLine({ thread: { quote, section }, place }: Pick<ThreadCardProps, 'thread' | 'place'>) {
  const t = useText();
  const sectionName = useSectionName();
  const removed = useRemovedSection(section);
  const words = quote && (quote.shown || quote.text).replaceAll('\n', ' ');
  return (
    <div className={styles.on}>
      {words === null ? (
        <span className={styles.whole}>{t('comments.on-section')}</span>
      ) : (
        <q className={styles.quote} lang="zh-CN">
          {words.length > quoteLength ? `${words.slice(0, quoteLength)}…` : words}
        </q>
      )}
      {!place && <span className={card.warning}>{removed ?? t('comments.gone')}</span>}
      {place && place.section !== section && (
        <span className={styles.moved}>{t('comments.moved', { section: sectionName(place.section) })}</span>
      )}
    </div>
  );
}

/** Says that the section of a thread was removed; null where it is there. */
function useRemovedSection(section: SectionId): string | null {
  const t = useText();
  const { client } = useReportSession();
  const isThere = useReport(({ outline }) => outline.some(({ id }) => id === section)) ?? true;
  if (isThere) return null;
  const removed = removedSections(client.record).find(({ entry }) => entry.id === section);
  return t('comments.section-removed', { section: removed?.entry.title ?? t('report.other-section') });
}

function Resolved({ thread: { resolved } }: { readonly thread: Thread }) {
  const t = useText();
  const locale = useLocale();
  const now = useNow();
  const name = useReport((report) => (resolved ? report.people.get(resolved.by)?.name : null));
  if (!resolved) return null;
  return (
    <p className={styles.resolved}>
      <CheckCheck aria-hidden className={card.small} />
      {t('comments.resolved-by', {
        name: name ?? t('members.gone'),
        time: relativeTime(resolved.at, now, locale),
      })}
    </p>
  );
}

/** Replying and closing. */
function ThreadFoot({ thread, wantsReply, commands }: ThreadCardProps) {
  const t = useText();
  const { id, person } = useReportSession();
  const mayClose = useReport((report) => mayCloseThread(person.id, thread, report)) ?? false;
  return (
    <div className={styles.foot}>
      <CommentBox
        key={wantsReply ? 'asked' : 'there'}
        draft={`${id}.${thread.id}`}
        label={t('comments.reply')}
        hint={t('comments.reply-hint')}
        send={t('comments.send-reply')}
        focus={wantsReply ? 'at-once' : 'when-asked'}
        onSend={(text, mentions) => commands.reply(thread, text, mentions)}
        aside={
          mayClose && (
            <Button
              size="sm"
              variant="quiet"
              icon={thread.resolved ? RotateCcw : CheckCheck}
              aria-keyshortcuts={commentKeys.resolve.aria}
              onClick={() => void (thread.resolved ? commands.reopen(thread) : commands.resolve(thread))}
            >
              {thread.resolved ? t('comments.reopen') : t('comments.resolve')}
            </Button>
          )
        }
      />
    </div>
  );
}

/** What can be done with a thread besides answering. */
function useThreadMenu(thread: Thread, mayWrite: boolean) {
  const t = useText();
  const copyLink = useCopyLink();
  const [isAssigning, setAssigning] = useState(false);
  const link = {
    id: 'link',
    icon: Link2,
    label: t('comments.link'),
    onSelect: () => void copyLink(thread.id),
  };
  const assign = {
    id: 'assign',
    icon: UserRoundCheck,
    label: t('comments.assign'),
    onSelect: () => setAssigning(true),
  };
  const group: MenuGroup = { id: 'thread', items: mayWrite ? [assign, link] : [link] };
  return { group, isAssigning, endAssigning: () => setAssigning(false) };
}
