// The thread in which histories of sections are read: the longest take seconds the first time.

import { parentPort, workerData } from 'node:worker_threads';
import { type HistoryAnswer, HistoryDesk, type HistoryRequest } from './history-desk';

/** What the thread is started with. */
export interface HistoryThreadData {
  readonly folder: string;
}

/** What the thread says: an answer to each request in turn, or why there is none. */
export type HistoryMessage =
  | { readonly ok: true; readonly answer: HistoryAnswer }
  | { readonly ok: false; readonly reason: string };

const desk = new HistoryDesk((workerData as HistoryThreadData).folder);
const say = (message: HistoryMessage) => parentPort!.postMessage(message);

let busy: Promise<unknown> = Promise.resolve();

parentPort!.on('message', (request: HistoryRequest) => {
  busy = busy
    .then(() => desk.answer(request))
    .then(
      (answer) => say({ ok: true, answer }),
      (error: unknown) => say({ ok: false, reason: String(error) }),
    )
    // Whoever asked has the answer by then.
    .then(() => desk.keep())
    // What cannot be kept is worked out anew the next time; whoever asks next must not be told of it.
    .catch(() => {});
});
