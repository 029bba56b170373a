// What routes that read or write files share: an errand that ends with its request, and how far it is for whoever asks meanwhile.

import type { Request, RequestHandler, Response } from 'express';
import type { FileResults, FileTask } from '../files/file-task';
import { callerOf } from './access';
import { Problem } from './problem';
import type { Services } from './services';

/** How far errands are, by who runs them and the name they were given (`task` of the query). */
export class ErrandProgress {
  readonly #parts = new Map<string, number>();

  #key = (person: string, name: string) => `${person} ${name}`;

  /** The part that is done, 0 to 1; null: not running (any more). */
  partOf(person: string, name: string): number | null {
    return this.#parts.get(this.#key(person, name)) ?? null;
  }

  set(person: string, name: string, part: number): void {
    this.#parts.set(this.#key(person, name), part);
  }

  end(person: string, name: string): void {
    this.#parts.delete(this.#key(person, name));
  }
}

/** Lets nobody have files read or written more often than they may. */
export const limitedFiles =
  ({ limiters }: Pick<Services, 'limiters'>): RequestHandler =>
  async (request, response, next) => {
    await limiters.filesByAccount(request, response);
    next();
  };

type Finished<Task extends FileTask> = Extract<FileResults[Task['do']], { readonly ok: true }>;

/** Has a task done for a request; a problem when it is refused, too costly, or failed. It ends when the request does. */
export async function errand<Task extends FileTask>(
  { files, errands }: Pick<Services, 'files' | 'errands'>,
  request: Request,
  response: Response,
  task: Task,
): Promise<Finished<Task>> {
  const { person } = callerOf(request);
  const name = typeof request.query.task === 'string' ? request.query.task.slice(0, 64) : '';
  const ending = new AbortController();
  response.on('close', () => ending.abort());
  const progress = (part: number) => errands.set(person.id, name, part);
  progress(0);
  try {
    const result = await files.run(task, { person: person.id, signal: ending.signal, progress });
    if (result.ok) return result as Finished<Task>;
    const { code, detail } = result;
    throw new Problem(code, { detail, parameters: { detail } });
  } finally {
    errands.end(person.id, name);
  }
}
