// What the person has read of the threads. The server keeps it by person; here it is told to it in one go, a moment later.

import type { ReportId, ThreadId } from '@huigao/report';
import { request } from '../app/http';

/** When each thread was last read, epoch ms by thread. */
export type ThreadsRead = ReadonlyMap<string, number>;

/** What the server keeps of what the person has read. */
export interface KeptReadings {
  readonly threads: Readonly<Record<string, number>>;
  /** How each section read when they were last there, by `encodeSeen`. */
  readonly sections: Readonly<Record<string, { readonly snapshot: string; readonly at: number }>>;
}

/** What is read within this time is told at once. */
const gatherMs = 1500;
/** The server takes as many in one request. */
const most = 1000;

export class Readings {
  readonly #address: string;
  #read: ThreadsRead | null = null;
  #untold = new Map<string, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();
  /** Null: the server did not answer. */
  readonly loaded: Promise<KeptReadings | null>;

  constructor(report: ReportId) {
    this.#address = `/reports/${encodeURIComponent(report)}/readings`;
    this.loaded = this.#load();
  }

  /** Null until the server has said it. */
  readonly current = (): ThreadsRead | null => this.#read;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Threads were read up to a comment made then, epoch ms. */
  note(threads: Iterable<readonly [ThreadId, number]>): void {
    const news = [...threads].filter(([id, at]) => at > (this.#read?.get(id) ?? 0));
    if (!this.#read || news.length === 0) return;
    this.#take(news);
    for (const [id, at] of news) this.#untold.set(id, at);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#tell(), gatherMs);
  }

  /** Tells how sections read when the person saw them. @returns whether it is kept */
  async tellSections(sections: Readonly<Record<string, string>>): Promise<boolean> {
    return (await request('POST', this.#address, { sections }, { life: 'outlives-page' })).ok;
  }

  /** Tells what is left to tell. */
  stop(): void {
    clearTimeout(this.#timer);
    void this.#tell();
  }

  async #load(): Promise<KeptReadings | null> {
    const answer = await request<KeptReadings>('GET', this.#address);
    // Without an answer nothing is shown as unread: better than all.
    if (!answer.ok) return null;
    this.#take(Object.entries(answer.value.threads));
    return answer.value;
  }

  async #tell(): Promise<void> {
    const threads = [...this.#untold].slice(0, most);
    if (threads.length === 0) return;
    for (const [id] of threads) this.#untold.delete(id);
    const answer = await request('POST', this.#address, { threads: Object.fromEntries(threads) });
    if (!answer.ok && answer.problem.code === 'network')
      for (const [id, at] of threads) if (!this.#untold.has(id)) this.#untold.set(id, at);
    if (answer.ok && this.#untold.size > 0) await this.#tell();
  }

  #take(entries: readonly (readonly [string, number])[]): void {
    const read = new Map(this.#read);
    for (const [id, at] of entries) read.set(id, Math.max(at, read.get(id) ?? 0));
    this.#read = read;
    for (const listener of [...this.#listeners]) listener();
  }
}
