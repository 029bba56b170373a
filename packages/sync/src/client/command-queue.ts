// Commands given without a connection: kept on this machine, sent in order when there is one, and what the server then refuses is
// shown until its author has seen to it. Only commands that may be sent twice are kept here: an answer can be lost.

import type { RecordCommand } from '@huigao/report-doc';
import type { KeptNotes } from './kept-notes';
import type { Clock } from './ports';
import { stillToSend, superseding } from './superseding';

/** Why the server did not take a command. */
export interface CommandRefusal {
  readonly code: string;
  /** The server's sentence. */
  readonly text: string;
  /** What the record holds instead, as JSON, where the refusal says so. */
  readonly current: string | null;
}

export interface QueuedCommand {
  readonly id: string;
  readonly command: RecordCommand;
  /** Epoch ms. */
  readonly at: number;
  /** Null while it waits to be sent. */
  readonly refusal: CommandRefusal | null;
}

/** What became of a command: `later` when nobody answered, or nobody can now. */
export type CommandAnswer = 'done' | 'later' | CommandRefusal;

interface Options {
  readonly notes: KeptNotes;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly send: (command: RecordCommand) => Promise<CommandAnswer>;
  readonly changed: (commands: readonly QueuedCommand[]) => void;
}

/** Pause after an attempt that nobody answered. */
const againMs = 5000;

export class CommandQueue {
  readonly #options: Options;
  readonly #held = new Set<string>();
  #isOnline = false;
  #isSending = false;
  #cancelRetry: (() => void) | null = null;

  constructor(options: Options) {
    this.#options = options;
  }

  get all(): readonly QueuedCommand[] {
    return this.#options.notes.commands();
  }

  /** Keeps a command; sends it at once where it can be. */
  add(command: RecordCommand): void {
    const { notes, clock, newId } = this.#options;
    const at = clock.now();
    // Only the last: what stands before another of its kind was said before that.
    const over = (one: QueuedCommand) => (one.refusal ? null : superseding(one.command, command));
    const waiting = this.all.findLast((one) => over(one) !== null);
    if (waiting) notes.keepCommand({ ...waiting, command: over(waiting)! });
    else notes.keepCommand({ id: newId(), command, at, refusal: null });
    this.#changed();
    void this.#send();
  }

  /** Its author gives a command up, or has seen why it was refused. */
  dismiss(id: string): void {
    this.#options.notes.dropCommand(id);
    this.#changed();
  }

  /**
   * Keeps suggestions here for as long as somebody goes on with them: they are stored, and not sent with every word.
   * @param who - those who hold them; sent when nobody does any more
   */
  hold(who: string, how: 'hold' | 'release'): void {
    if (how === 'hold') this.#held.add(who);
    else if (this.#held.delete(who)) void this.#send();
  }

  /** The server is reached: what waits is sent. */
  online(): void {
    this.#isOnline = true;
    void this.#send();
  }

  offline(): void {
    this.#isOnline = false;
    this.#cancelRetry?.();
    this.#cancelRetry = null;
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      for (let next = this.#next(); next; next = this.#next()) {
        const answer = await this.#options.send(next.command);
        if (answer === 'later') {
          this.#again();
          return;
        }
        this.#settle(next, answer);
      }
    } finally {
      this.#isSending = false;
    }
  }

  #next(): QueuedCommand | undefined {
    const isHeld = ({ command }: QueuedCommand) => this.#held.size > 0 && 'suggestion' in command;
    return this.#isOnline ? this.all.find((one) => one.refusal === null && !isHeld(one)) : undefined;
  }

  #settle(sent: QueuedCommand, answer: Exclude<CommandAnswer, 'later'>): void {
    const { notes } = this.#options;
    const now = this.all.find(({ id }) => id === sent.id);
    // Given up, or entered anew while it was on its way: then what counts has not been sent yet.
    if (now && JSON.stringify(now.command) === JSON.stringify(sent.command)) {
      if (answer === 'done') notes.dropCommand(sent.id);
      else notes.keepCommand({ ...now, refusal: answer });
    } else if (now && answer === 'done') notes.keepCommand({ ...now, command: stillToSend(now.command) });
    this.#changed();
  }

  #again(): void {
    if (!this.#isOnline || this.#cancelRetry) return;
    this.#cancelRetry = this.#options.clock.after(againMs, () => {
      this.#cancelRetry = null;
      void this.#send();
    });
  }

  #changed(): void {
    this.#options.changed(this.all);
  }
}
