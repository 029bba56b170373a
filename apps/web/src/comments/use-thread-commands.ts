import { type Comment, commentId, type PersonId, type Thread, threadId } from '@huigao/report';
import type { ReportClient } from '@huigao/sync/client';
import { useMemo } from 'react';
import { problemText } from '../app/http';
import { useText } from '../app/locale';
import { useReportSession } from '../report/report-session';
import { useSave } from '../report/use-save';
import { useToast } from '../ui/toast';
import type { Composing } from './comment-desk';

/** An id nobody else gives. Not `randomUUID`, which pages without TLS do not have. */
const newId = () =>
  [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** The server must know the text before it can find a place in it. */
const patienceMs = 8000;

/** True once nothing is unsaved; false when that takes too long. Without a connection the comment waits, too, behind the text. */
function whenSaved(client: ReportClient): Promise<boolean> {
  const { unsaved, connection } = client.state;
  if (unsaved === 0 || connection !== 'online') return Promise.resolve(true);
  return new Promise((resolve) => {
    const end = (isSaved: boolean) => {
      clearTimeout(timer);
      stop();
      resolve(isSaved);
    };
    const timer = setTimeout(() => end(false), patienceMs);
    const stop = client.subscribe(() => client.state.unsaved === 0 && end(true));
  });
}

/** What can be done with threads. What goes wrong is said in a toast; true: it was done. */
export function useThreadCommands() {
  const t = useText();
  const toast = useToast();
  const save = useSave();
  const { client, comments, command } = useReportSession();
  return useMemo(() => {
    const undoable = (text: string, undo: () => void) =>
      toast(text, 'done', { label: t('comments.undo'), act: undo });
    return {
      async add({ section, anchor }: Composing, text: string, mentions: readonly PersonId[]) {
        if (anchor && !(await whenSaved(client))) {
          toast(t('comments.unsaved'), 'bad');
          return false;
        }
        const thread = threadId(newId());
        const comment = commentId(newId());
        const answer = await command({ type: 'addThread', thread, comment, section, anchor, text, mentions });
        if (answer.ok) comments.desk.look(thread);
        else toast(problemText(answer.problem), 'bad');
        return answer.ok;
      },
      reply: ({ id: thread }: Thread, text: string, mentions: readonly PersonId[]) =>
        save({ type: 'replyToThread', thread, comment: commentId(newId()), text, mentions }),
      edit: ({ id: thread }: Thread, { id: comment }: Comment, text: string, mentions: readonly PersonId[]) =>
        save({ type: 'editComment', thread, comment, text, mentions }),
      async remove({ id: thread }: Thread, { id: comment, text, mentions }: Comment) {
        if (!(await save({ type: 'removeComment', thread, comment }))) return;
        undoable(t('comments.remove-done'), () => {
          void save({ type: 'editComment', thread, comment, text, mentions });
        });
      },
      async resolve({ id: thread }: Thread) {
        if (!(await save({ type: 'resolveThread', thread }))) return;
        undoable(t('comments.resolved-done'), () => void save({ type: 'reopenThread', thread }));
      },
      reopen: ({ id: thread }: Thread) => save({ type: 'reopenThread', thread }),
      assign: ({ id: thread }: Thread, assignee: PersonId | null, due: string | null) =>
        save({ type: 'assignThread', thread, assignee, due }),
    };
  }, [client, command, comments, save, t, toast]);
}

export type ThreadCommands = ReturnType<typeof useThreadCommands>;
