import type { ThreadId } from '@huigao/report';
import { useText } from '../app/locale';
import { copyText } from '../report/copy-text';
import { useToast } from '../ui/toast';

const prefix = '#thread=';

/** The address of a thread. */
const linkTo = (thread: ThreadId) =>
  `${location.origin}${location.pathname}${prefix}${encodeURIComponent(thread)}`;

/** The thread that an address names, or null. */
export const threadIn = (hash: string): ThreadId | null =>
  hash.startsWith(prefix) ? (decodeURIComponent(hash.slice(prefix.length)) as ThreadId) : null;

/** Puts the link to a thread on the clipboard. */
export function useCopyLink(): (thread: ThreadId) => Promise<void> {
  const t = useText();
  const toast = useToast();
  return async (thread) => {
    const link = linkTo(thread);
    if (await copyText(link)) toast(t('comments.link-done'));
    else toast(t('comments.link-failed', { link }), 'bad');
  };
}
