// The thread that judges costly updates, one after the other. Whoever started it ends it when one takes too long.

import { parentPort } from 'node:worker_threads';
import { type Acceptance, type CostlyTask, judgeTask, type Refusal } from '@huigao/authority';

/** What the thread says: once that it can begin, then an answer for each task. */
export type JudgeMessage = 'ready' | Acceptance | Refusal;

const say = (message: JudgeMessage) => parentPort!.postMessage(message);

parentPort!.on('message', (task: CostlyTask) => say(judgeTask(task)));
say('ready');
