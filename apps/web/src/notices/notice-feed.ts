// How many notices are unread, kept true by a socket on which the server says that there is news. One for all that show it.

import { request } from '../app/http';

/** First pause before connecting anew, in ms; it doubles up to the longest. */
const firstPauseMs = 2000;
const longestPauseMs = 60_000;
/** News that come together are asked about once. */
const gatherMs = 150;

class NoticeFeed {
  #unread = 0;
  #version = 0;
  #socket: WebSocket | null = null;
  #pauseMs = firstPauseMs;
  #reconnect: ReturnType<typeof setTimeout> | undefined;
  #asking: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  readonly unread = (): number => this.#unread;

  /** Rises with each piece of news: lists ask anew. */
  readonly version = (): number => this.#version;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) this.#start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stop();
    };
  };

  #start(): void {
    window.addEventListener('online', this.#connect);
    document.addEventListener('visibilitychange', this.#looked);
    this.#connect();
    this.#askSoon();
  }

  #stop(): void {
    window.removeEventListener('online', this.#connect);
    document.removeEventListener('visibilitychange', this.#looked);
    clearTimeout(this.#reconnect);
    clearTimeout(this.#asking);
    this.#socket?.close();
    this.#socket = null;
    // The next may be somebody else.
    this.#unread = 0;
  }

  /** A page that was hidden may have slept. */
  readonly #looked = () => {
    if (document.visibilityState !== 'visible') return;
    this.#connect();
    this.#askSoon();
  };

  readonly #connect = () => {
    clearTimeout(this.#reconnect);
    if (this.#socket || this.#listeners.size === 0) return;
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/live`, 'huigao.live.1');
    this.#socket = socket;
    socket.onopen = () => {
      this.#pauseMs = firstPauseMs;
      this.#askSoon();
    };
    socket.onmessage = () => this.#askSoon();
    socket.onclose = () => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      this.#reconnect = setTimeout(this.#connect, this.#pauseMs);
      this.#pauseMs = Math.min(longestPauseMs, this.#pauseMs * 2);
    };
  };

  #askSoon(): void {
    clearTimeout(this.#asking);
    this.#asking = setTimeout(() => void this.#ask(), gatherMs);
  }

  async #ask(): Promise<void> {
    const answer = await request<{ readonly unread: number }>('GET', '/notices/unread');
    if (!answer.ok || this.#listeners.size === 0) return;
    this.#unread = answer.value.unread;
    this.#version++;
    for (const listener of [...this.#listeners]) listener();
  }
}

export const noticeFeed = new NoticeFeed();
