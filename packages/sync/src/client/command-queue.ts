// Commands given without a connection: kept on this machine, sent in order when there is one, and what the server then refuses is
// shown until its author has seen to it. Only commands that may be sent twice are kept here: an answer can be lost.

import type { RecordCommand } from '@huigao/report-doc';
import { joinedCommand } from './joined-command';
import type { KeptNotes } from './kept-notes';
import type { Clock } from './ports';

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
  /** It was sent once and nobody answered: the server may have it. Absent in what was kept earlier. */
  readonly tried?: boolean;
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

/** On what these leave nothing that is set as a whole can rest. */
const makesNothing: ReadonlySet<RecordCommand['type']> = new Set([
  'setFigureValue',
  'suggest',
  'reviseSuggestion',
  'addThread',
  'replyToThread',
]);

/** Pause after an attempt that nobody answered. */
const againMs = 5000;

export class CommandQueue {
  readonly #options: Options;
  readonly #held = new Set<string>();
  #isOnline = false;
  /** The id of the one on its way. */
  #sending: string | null = null;
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
    const now = this.all;
    const waiting = this.#joinable(command);
    const joined = waiting && joinedCommand(waiting.command, command);
    if (waiting && joined) notes.keepCommand({ ...waiting, command: joined });
    else {
      // Those of one millisecond keep their order, too.
      const at = Math.max(clock.now(), ...now.map((one) => one.at + 1));
      notes.keepCommand({ id: newId(), command, at, refusal: null });
    }
    this.#changed();
    void this.#send();
  }

  /** The last one that waits unsent and does the same to the same thing; with nothing behind it that this one may rest on. */
  #joinable(command: RecordCommand): QueuedCommand | undefined {
    const waiting = this.all.filter(({ refusal }) => !refusal);
    const at = waiting.findLastIndex((one) => joinedCommand(one.command, command) !== null);
    const found = waiting[at];
    const isUnsent = found && !found.tried && found.id !== this.#sending;
    const isFree = waiting.slice(at + 1).every((one) => makesNothing.has(one.command.type));
    return isUnsent && isFree ? found : undefined;
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
    if (this.#isOnline) return;
    this.#isOnline = true;
    void this.#send();
  }

  offline(): void {
    this.#isOnline = false;
    this.#cancelRetry?.();
    this.#cancelRetry = null;
  }

  async #send(): Promise<void> {
    if (this.#sending !== null) return;
    try {
      for (let next = this.#next(); next; next = this.#next()) {
        this.#sending = next.id;
        const answer = await this.#options.send(next.command);
        this.#settle(next, answer);
        if (answer === 'later') {
          this.#again();
          return;
        }
      }
    } finally {
      this.#sending = null;
    }
  }

  #next(): QueuedCommand | undefined {
    const isHeld = ({ command }: QueuedCommand) => this.#held.size > 0 && 'suggestion' in command;
    return this.#isOnline ? this.all.find((one) => one.refusal === null && !isHeld(one)) : undefined;
  }

  #settle(sent: QueuedCommand, answer: CommandAnswer): void {
    const { notes } = this.#options;
    const now = this.all.find(({ id }) => id === sent.id);
    // Given up while it was on its way.
    if (!now) return;
    if (answer === 'done') notes.dropCommand(sent.id);
    else if (answer === 'later') notes.keepCommand({ ...now, tried: true });
    else notes.keepCommand({ ...now, refusal: answer });
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
