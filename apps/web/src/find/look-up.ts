// Looks for something in lines of text: words at once, a pattern in a worker, since one that is badly made may take for ever.

import { type FindQuery, type FindResult, findInLines, type LineMatch } from '@huigao/report';
import workerUrl from './find-worker.ts?shared-worker';

export interface LookUpRequest {
  readonly texts: readonly string[];
  readonly query: FindQuery;
  readonly replacement: string | null;
}

export type LookUpResult = FindResult<LineMatch> | { readonly ok: false; readonly code: 'too-slow' };

/** A pattern that takes longer is not worth waiting for. */
const longestMs = 2000;

/** Asks; `answer` is called once, unless the returned function has called it off. */
export type LookUp = (request: LookUpRequest, answer: (result: LookUpResult) => void) => () => void;

function inWorker(request: LookUpRequest, answer: (result: LookUpResult) => void): () => void {
  const worker = new Worker(workerUrl, { type: 'module' });
  const end = () => {
    clearTimeout(timer);
    worker.terminate();
  };
  const timer = setTimeout(() => {
    end();
    answer({ ok: false, code: 'too-slow' });
  }, longestMs);
  worker.addEventListener('message', ({ data }: MessageEvent<LookUpResult>) => {
    end();
    answer(data);
  });
  worker.postMessage(request);
  return end;
}

export const lookUp: LookUp = (request, answer) => {
  if (request.query.isPattern) return inWorker(request, answer);
  answer(findInLines(request.texts, request.query, request.replacement));
  return () => {};
};
