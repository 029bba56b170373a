import { request } from './http';

/** How often one asks how far the server is, in ms. */
const askMs = 400;

/**
 * Asks again and again how far the server is with a file, until that is stopped.
 * @param task - the name the errand was given
 * @returns stops asking
 */
export function watchErrand(task: string, onPart: (part: number) => void): () => void {
  let isStopped = false;
  const timer = setInterval(async () => {
    const answer = await request<{ readonly part: number | null }>('GET', `/errands/${task}`);
    if (!isStopped && answer.ok && answer.value.part !== null) onPart(answer.value.part);
  }, askMs);
  return () => {
    isStopped = true;
    clearInterval(timer);
  };
}
