// Files are read and written in processes of their own: native code that sets pages can neither be interrupted nor limited from within,
// and may take its process down with it. People take turns; a process is started when there is work, and ends when there is none.

import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PersonId } from '@huigao/report';
import type { FileMessage } from './file-process';
import type { FileResults, FileTask } from './file-task';
import type { Errand, FileWork, Unfinished } from './file-work';

export interface FileProcessesOptions {
  /** The built process. */
  readonly process: URL;
  /** Folder of the operator's fonts. */
  readonly fontFolder: string | null;
  /** How long one task may take, in ms. */
  readonly limitMs?: number;
  /** Resident memory one process may take. */
  readonly memoryBytes?: number;
  /** Told when a process died of itself, for the operator. */
  readonly trouble: (what: string, reason: unknown) => void;
}

const defaultLimitMs = 60_000;
/** Two: a long report of one person holds up nobody. */
const most = 2;
/** Fonts take 200 MB, which are given back when nobody has exported for a while. */
const idleMs = 60_000;
const heapMegabytes = 768;

type Result = FileResults[FileTask['do']] | Unfinished;

interface Waiting {
  readonly task: FileTask;
  readonly errand: Errand;
  readonly answer: (result: Result) => void;
}

interface Hand {
  readonly child: ChildProcess;
  isReady: boolean;
  running: Waiting | null;
  timer: NodeJS.Timeout | null;
}

const unfinished = (code: Unfinished['code'], detail = ''): Unfinished => ({ ok: false, code, detail });

export class FileProcesses implements FileWork {
  readonly #options: FileProcessesOptions;
  readonly #hands = new Set<Hand>();
  #waiting: Waiting[] = [];
  #isClosed = false;

  constructor(options: FileProcessesOptions) {
    this.#options = options;
  }

  run<Task extends FileTask>(task: Task, errand: Errand): Promise<FileResults[Task['do']] | Unfinished> {
    return new Promise((resolve) => {
      if (this.#isClosed || errand.signal.aborted) return resolve(unfinished('cancelled'));
      const answer = (result: Result) => resolve(result as FileResults[Task['do']] | Unfinished);
      const waiting: Waiting = { task, errand, answer };
      this.#waiting.push(waiting);
      errand.signal.addEventListener('abort', () => this.#cancel(waiting), { once: true });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    for (const { answer } of this.#waiting.splice(0)) answer(unfinished('cancelled', 'closed'));
    for (const hand of [...this.#hands]) this.#end(hand, unfinished('cancelled', 'closed'));
  }

  /** Those who have nothing running come first, in the order in which they came. */
  #take(): Waiting | null {
    const busy = new Set<PersonId>();
    for (const { running } of this.#hands) if (running) busy.add(running.errand.person);
    const at = Math.max(
      this.#waiting.findIndex(({ errand }) => !busy.has(errand.person)),
      0,
    );
    return this.#waiting.splice(at, 1)[0] ?? null;
  }

  #next(): void {
    if (this.#waiting.length === 0) return;
    const free = [...this.#hands].find(({ running }) => !running);
    if (!free) {
      if (this.#hands.size < most) this.#start();
      return;
    }
    if (!free.isReady) return;
    const waiting = this.#take()!;
    free.running = waiting;
    if (free.timer) clearTimeout(free.timer);
    const { limitMs = defaultLimitMs } = this.#options;
    free.timer = setTimeout(
      () => this.#end(free, unfinished('file-too-costly', `longer than ${limitMs} ms`)),
      limitMs,
    );
    free.child.send(waiting.task);
    this.#next();
  }

  #start(): void {
    const { process: file, fontFolder, memoryBytes } = this.#options;
    const env = {
      ...process.env,
      HUIGAO_FONTS: fontFolder ?? '',
      HUIGAO_FILE_MEMORY: memoryBytes ? String(memoryBytes) : '',
    };
    const child = fork(fileURLToPath(file), [], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: [`--max-old-space-size=${heapMegabytes}`],
      env,
    });
    const hand: Hand = { child, isReady: false, running: null, timer: null };
    this.#hands.add(hand);
    child.on('message', (message: FileMessage) => this.#hear(hand, message));
    child.on('error', (reason) => this.#died(hand, String(reason)));
    child.on('exit', (code, signal) => this.#died(hand, signal ?? `exit ${code}`));
  }

  #hear(hand: Hand, message: FileMessage): void {
    switch (message.say) {
      case 'ready':
        hand.isReady = true;
        break;
      case 'progress':
        hand.running?.errand.progress(message.part);
        return;
      case 'done':
        this.#answer(hand, message.result);
        break;
      case 'failed':
        this.#options.trouble('reading or writing a file', message.reason);
        this.#answer(hand, unfinished('file-work-failed', message.reason));
        break;
    }
    this.#next();
  }

  #answer(hand: Hand, result: Result): void {
    if (hand.timer) clearTimeout(hand.timer);
    hand.timer = setTimeout(() => this.#end(hand, unfinished('cancelled')), idleMs);
    hand.timer.unref();
    const { running } = hand;
    hand.running = null;
    running?.answer(result);
  }

  #cancel(waiting: Waiting): void {
    const cancelled = unfinished('cancelled');
    this.#waiting = this.#waiting.filter((one) => one !== waiting);
    const hand = [...this.#hands].find(({ running }) => running === waiting);
    if (hand) this.#end(hand, cancelled);
    else waiting.answer(cancelled);
  }

  /** Ends a process whatever it does, and answers for it. */
  #end(hand: Hand, result: Unfinished): void {
    this.#hands.delete(hand);
    if (hand.timer) clearTimeout(hand.timer);
    hand.child.kill('SIGKILL');
    hand.running?.answer(result);
    hand.running = null;
    if (!this.#isClosed) this.#next();
  }

  #died(hand: Hand, reason: string): void {
    if (!this.#hands.has(hand)) return;
    // It kills itself over its memory.
    const isTooCostly = reason === 'SIGKILL' || reason === 'SIGABRT';
    if (!isTooCostly) this.#options.trouble('a process that reads and writes files died', reason);
    // One that cannot even begin would not the next time either.
    if (!hand.isReady)
      for (const { answer } of this.#waiting.splice(0)) answer(unfinished('file-work-failed', reason));
    this.#end(hand, unfinished(isTooCostly ? 'file-too-costly' : 'file-work-failed', reason));
  }
}
