// The port through which routes have files read and written.

import type { PersonId } from '@huigao/report';
import { type FileResults, type FileTask, type Progress, perform } from './file-task';

/** A task that was not finished: it took more time or memory than it may, its process died, or nobody wanted it any more. */
export interface Unfinished {
  readonly ok: false;
  readonly code: 'file-too-costly' | 'file-work-failed' | 'cancelled';
  readonly detail: string;
}

export interface Errand {
  /** Whose it is: people take turns. */
  readonly person: PersonId;
  /** Aborted when nobody waits any more. */
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

export interface FileWork {
  run<Task extends FileTask>(task: Task, errand: Errand): Promise<FileResults[Task['do']] | Unfinished>;
  /** Ends what is running; it is answered as not finished. */
  close(): Promise<void>;
}

/** Work in this process, without limits: for tests of other things. Compiler and fonts are loaded for the first PDF. */
export const workHere: FileWork = {
  run: async <Task extends FileTask>(task: Task, { progress }: Errand) => {
    const typesetter = async () => (await import('@huigao/pdf')).openTypesetter({ fontFolder: null });
    return (await perform(task, typesetter, progress)) as FileResults[Task['do']];
  },
  close: async () => {},
};
