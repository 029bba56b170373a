// A fork of one section while its editor is open: when it takes in what others write, and when the server is told what is suggested.

import { type PersonId, type SectionId, suggestionId } from '@huigao/report';
import {
  forgetStepsIn,
  isSuggestionCommand,
  ownSuggestions,
  SectionFork,
  type SuggestionCommand,
} from '@huigao/report-doc';
import type { Clock, QueuedCommand, ReportClient, SectionReplica } from '@huigao/sync/client';
import * as Y from 'yjs';
import type { BodyEditor, ShownOtherwise } from '../editor/body/body-editor';
import type { ReportStore } from '../report/report-session';
import { OwnChanges } from './draw-changes';
import { placesInFork } from './fork-places';
import { forkReplica } from './fork-replica';

type Task = 'pull' | 'keep' | 'tell' | 'latest' | 'again' | 'draw';

export interface ForkSessionOptions {
  readonly section: SectionId;
  readonly replica: SectionReplica;
  readonly client: ReportClient;
  readonly store: ReportStore;
  readonly person: PersonId;
  readonly clock: Clock;
  /** Calls when the page is left, for a moment or for good; gives what ends that. */
  readonly onLeaving: (leaving: () => void) => () => void;
}

/** What a fork needs of the editor on it. */
type ForkEditor = Pick<BodyEditor, 'whenQuiet' | 'isDestroyed' | 'undoManager'>;

/** Text and record arrive one after the other when a suggestion is accepted: both are waited for. */
const arrivalMs = 60;
/** After which what was written is kept on this machine, in moments. */
const keptMs = 100;
/** A pause of typing after which what is suggested is told, and the longest that it waits while one types on. */
const pauseMs = 800;
const longestMs = 4000;
/** After which what was said of another text is said again, and how often. */
const againMs = 1000;
const mostTimes = 5;

/** Refusals that settle themselves: it is said again, or was decided meanwhile. */
const passing: ReadonlySet<string> = new Set(['suggestion-stale', 'bad-anchor', 'suggestion-decided']);

export class ForkSession {
  readonly fork: SectionFork;
  /** What the editor is bound to. */
  readonly replica: SectionReplica;
  readonly otherwise: ShownOtherwise;
  readonly #options: ForkSessionOptions;
  readonly #listeners = new Set<() => void>();
  readonly #stops: (() => void)[] = [];
  /** What calls each off. */
  readonly #timers = new Map<Task, () => void>();
  readonly #heard = new Set<string>();
  #suggestions: unknown = null;
  #editor: ForkEditor | null = null;
  #refusals = 0;
  #shown = { count: 0, apart: 0 };

  /** @returns null where the text cannot be read */
  static open(options: ForkSessionOptions): ForkSession | null {
    const { section, replica } = options;
    const fork = SectionFork.of(
      { section, base: replica.doc, doc: new Y.Doc(), newId: newIds(options.client) },
      ownIn(options),
    );
    return fork && new ForkSession(options, fork);
  }

  private constructor(options: ForkSessionOptions, fork: SectionFork) {
    this.#options = options;
    this.fork = fork;
    this.replica = forkReplica(options.replica, fork.doc);
    this.otherwise = {
      ...placesInFork(fork),
      extensions: [OwnChanges],
      opened: (editor) => this.#opened(editor),
    };
    this.#note();
    this.#listen();
  }

  /** How many suggestions stand in the text here, and how many only in the list. */
  readonly shown = () => this.#shown;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The page goes, or the mode: all is told at once. */
  stop(): void {
    this.tell();
    for (const stop of this.#stops) stop();
    for (const callOff of this.#timers.values()) callOff();
    this.#options.client.holdBack(this.#key, 0);
    this.fork.doc.destroy();
  }

  /** Tells the server what is suggested. */
  readonly tell = (): void => {
    this.#clear('tell', 'latest');
    this.#keep();
    this.#options.client.holdSuggestions(this.#key, 'release');
  };

  /** Keeps what is suggested on this machine, to be sent. */
  #keep(): void {
    const { client } = this.#options;
    this.#pull();
    for (const command of this.fork.takeCommands()) client.queueCommand(command);
    client.holdBack(this.#key, 0);
    this.#changed();
  }

  get #key(): string {
    return `suggesting ${this.#options.section}`;
  }

  #opened(editor: ForkEditor): () => void {
    this.#editor = editor;
    this.#changed();
    return () => {
      if (this.#editor === editor) this.#editor = null;
    };
  }

  #listen(): void {
    const { replica, client, store, onLeaving } = this.#options;
    const onBase = () => this.#later('pull', arrivalMs);
    replica.doc.on('update', onBase);
    const onFork = (_update: Uint8Array, origin: unknown) => {
      this.#later('draw', 0);
      if (!SectionFork.isArriving(origin)) this.#written();
    };
    this.fork.doc.on('update', onFork);
    const onReport = () => {
      const suggestions = store.current()?.suggestions;
      if (suggestions === this.#suggestions) return;
      this.#suggestions = suggestions;
      this.#later('pull', arrivalMs);
    };
    this.#stops.push(
      () => replica.doc.off('update', onBase),
      () => this.fork.doc.off('update', onFork),
      store.subscribe(onReport),
      client.subscribe(() => this.#hear(client.state.queued)),
      onLeaving(this.tell),
    );
  }

  /** The author has written: it is not saved before the server is told. */
  #written(): void {
    const { client } = this.#options;
    client.holdBack(this.#key, 1);
    client.holdSuggestions(this.#key, 'hold');
    this.#later('keep', keptMs);
    this.#clear('tell');
    this.#later('tell', pauseMs);
    this.#later('latest', longestMs);
  }

  #later(what: Task, ms: number): void {
    if (this.#timers.has(what)) return;
    const act = {
      pull: () => this.#pull(),
      keep: () => this.#keep(),
      tell: this.tell,
      latest: this.tell,
      again: this.tell,
      draw: () => this.#changed(),
    };
    this.#timers.set(
      what,
      this.#options.clock.after(ms, () => {
        this.#timers.delete(what);
        // Nothing goes into a text that is being composed, and what is half composed is not suggested.
        if (this.#editor) this.#editor.whenQuiet(what, act[what]);
        else act[what]();
      }),
    );
  }

  #clear(...what: readonly ('tell' | 'latest')[]): void {
    for (const one of what) {
      this.#timers.get(one)?.();
      this.#timers.delete(one);
    }
  }

  #pull(): void {
    const { store } = this.#options;
    const suggestions = store.current()?.suggestions;
    const decided = this.fork.pull(ownIn(this.#options), (id) => suggestions?.get(id) ?? null);
    if (decided.size > 0 && this.#editor?.isDestroyed === false)
      forgetStepsIn(this.#editor.undoManager(), decided);
    this.#changed();
  }

  /** What the server refused of this section. */
  #hear(queued: readonly QueuedCommand[]): void {
    for (const { id, command, refusal } of queued) {
      if (!refusal || this.#heard.has(id) || !this.#isOurs(command)) continue;
      this.#heard.add(id);
      const { code } = refusal;
      if ('anchor' in command) this.fork.refused(command, code);
      if (!passing.has(code) || this.#refusals >= mostTimes) continue;
      this.#refusals++;
      this.#options.client.dismissCommand(id);
      this.#later('again', againMs);
    }
    if (queued.length === 0) this.#refusals = 0;
  }

  #isOurs(
    command: QueuedCommand['command'],
  ): command is Extract<SuggestionCommand, { readonly suggestion: unknown }> {
    if (!isSuggestionCommand(command) || !('suggestion' in command)) return false;
    return command.type === 'suggest'
      ? command.section === this.#options.section
      : this.fork.knows(command.suggestion);
  }

  #note(): void {
    const [count, apart] = [this.fork.changes.length, this.fork.apart.size];
    if (count !== this.#shown.count || apart !== this.#shown.apart) this.#shown = { count, apart };
  }

  #changed(): void {
    this.#note();
    for (const listener of [...this.#listeners]) listener();
  }
}

/** The author's suggestions in the section that wait, with those on their way to the server. */
function ownIn({ section, client, store, person }: ForkSessionOptions) {
  const suggestions = store.current()?.suggestions.values() ?? [];
  const waiting = client.state.queued.flatMap(({ command, refusal }) =>
    refusal === null && isSuggestionCommand(command) ? [command] : [],
  );
  return ownSuggestions(suggestions, { by: person, section }, waiting);
}

let made = 0;

/** Ids that nobody else gives: of this tab, whose own is another after each reload. */
const newIds =
  ({ tab }: ReportClient) =>
  () =>
    suggestionId(`${tab}-${(made++).toString(36)}`);
