// The client of one report in one tab: one socket, the record, the sections, and what the interface needs to know of them.
// Left out on purpose: anything of a browser. Socket, clock, local store and chance are given by the shell.

import type { PersonId, ReportId, SectionId } from '@huigao/report';
import type { RecordCommand } from '@huigao/report-doc';
import * as Y from 'yjs';
import { type ClientState, type Draft, StateHolder } from './client-state';
import { type CommandAnswer, CommandQueue } from './command-queue';
import { Conversation } from './conversation';
import { Drafts } from './drafts';
import { KeptNotes } from './kept-notes';
import { LocalReport } from './local-report';
import { Overdue } from './overdue';
import type { ClientSocket, Clock, LocalStore } from './ports';
import { SectionMarks } from './section-marks';
import type { SectionReplica } from './section-replica';

export interface ClientOptions {
  readonly report: ReportId;
  readonly person: PersonId;
  /** Opens `/sync/:reportId` with the subprotocol of this protocol version. */
  readonly connect: () => ClientSocket;
  readonly clock: Clock;
  /** Calls back once the page has drawn what was just written; absent: at once. */
  readonly whenDrawn?: (run: () => void) => void;
  readonly store: LocalStore;
  /** [0, 1) */
  readonly random: () => number;
  readonly newDocument?: () => Y.Doc;
  /** Sends a command that was queued; absent: none is ever queued. */
  readonly sendCommand?: (command: RecordCommand) => Promise<CommandAnswer>;
  /** An observer of a document threw while a remote change was applied: mount what observes it anew. */
  readonly fault?: (error: unknown) => void;
}

const atOnce = (run: () => void) => run();

export class ReportClient {
  /** This tab's id among `people`; another one after each reload. */
  readonly tab: string;
  readonly #options: ClientOptions;
  readonly #newDocument: () => Y.Doc;
  readonly #state = new StateHolder();
  readonly #notes: KeptNotes;
  readonly #marks: SectionMarks;
  readonly #drafts: Drafts;
  readonly #commands: CommandQueue;
  readonly #local: LocalReport;
  readonly #conversation: Conversation;
  readonly #overdue: Overdue;
  readonly #heldBack = new Map<string, number>();

  constructor(options: ClientOptions) {
    this.#options = options;
    const { connect, clock, random, store, person, report } = options;
    this.#newDocument = options.newDocument ?? (() => new Y.Doc({ gc: true }));
    this.tab = Array.from({ length: 4 }, () => Math.floor(random() * 2 ** 32).toString(36)).join('-');
    const notes = this.#newDocument();
    this.#notes = new KeptNotes(notes, store.open(`${person}/${report}/notes`, notes), this.tab);
    this.#marks = new SectionMarks(this.#notes, clock);
    this.#drafts = new Drafts(this.#notes);
    this.#local = this.#openHere();
    this.#commands = new CommandQueue({
      notes: this.#notes,
      clock,
      newId: () => this.#newId(),
      send: (command) => options.sendCommand?.(command) ?? Promise.resolve('later'),
      changed: (queued) => this.#state.change({ queued }),
    });
    this.#overdue = new Overdue({
      clock,
      oldestSentAt: () => this.#conversation.wire?.oldestSentAt ?? null,
      changed: () => {
        // Perhaps the connection only seems to be open.
        this.#conversation.wake();
        this.#changed();
      },
    });
    this.#conversation = new Conversation({
      tab: this.tab,
      connect,
      clock,
      random,
      local: this.#local,
      state: this.#state,
      gone: () => this.#commands.offline(),
    });
  }

  /** Read-only replica of the record document; another one when the generation changes. */
  get record(): Y.Doc {
    return this.#local.record;
  }

  get state(): ClientState {
    return this.#state.current;
  }

  /** Calls back after each change of `state`; the returned function stops that. */
  subscribe(listener: () => void): () => void {
    return this.#state.subscribe(listener);
  }

  /** Loads what is kept on this machine, and connects. */
  start(): void {
    const ready = () => this.#ready();
    // Notes that cannot be read are as good as none: the server has the report.
    this.#notes.loaded.then(ready, ready);
    this.#conversation.start();
  }

  /** Closes the socket and the local copies, which are kept. */
  async stop(): Promise<void> {
    this.flush();
    this.#conversation.stop();
    this.#conversation.disconnect();
    this.#overdue.stop();
    this.#marks.settle();
    await Promise.all([this.#local.close(), this.#notes.close()]);
  }

  /** Sends what waits to be drawn: the page may be gone before it is. */
  flush(): void {
    this.#local.sections.flush();
  }

  /** Tells that the network may be back or the page is shown again: connects at once. */
  wake(): void {
    this.#conversation.wake();
  }

  /** Tries no more: the server has said elsewhere that there will be no connection. What is kept on this machine stays. */
  giveUp(): void {
    this.#conversation.stop();
  }

  /** Opens a section on the first call: from the local copy, then from the server. Another replica after a refusal. */
  section(id: SectionId): SectionReplica {
    return this.#local.sections.section(id).replica;
  }

  dismissDraft(id: string): void {
    this.#settleDraft(id, 'drop');
  }

  /** Takes `dismissDraft` back. */
  restoreDraft(draft: Draft): void {
    this.#drafts.keep(draft);
    this.#settleDraft(draft.id, 'show');
  }

  /** The sections whose edits here are not saved, as text: what one can still copy when there will be no connection any more. */
  unsavedTexts(): readonly Pick<Draft, 'section' | 'text'>[] {
    return this.#local.sections.unsavedSections.map(({ id, text }) => ({ section: id, text }));
  }

  /** Counts among what is not saved what is written here and not sent yet: suggestions, while they are being typed. */
  holdBack(what: string, count: number): void {
    if ((this.#heldBack.get(what) ?? 0) === count) return;
    if (count === 0) this.#heldBack.delete(what);
    else this.#heldBack.set(what, count);
    this.#changed();
  }

  /** Says whether a section is far from what one looks at: what others write there may be taken in a little later, together. */
  setFar(section: SectionId, isFar: boolean): void {
    this.#local.sections.section(section).setFar(isFar);
  }

  /** An input method composes in a section, or has ended: others see the words it chooses, not the letters before. */
  composing(section: SectionId, how: 'begins' | 'ends'): void {
    this.#local.sections.hold(section, how === 'begins');
  }

  /** Keeps a command until the server can be asked; in order, and over a reload. Only one that may be sent twice. */
  queueCommand(command: RecordCommand): void {
    this.#commands.add(command);
  }

  /** Whether suggestions are stored without being sent, as somebody goes on with them. */
  holdSuggestions(who: string, how: 'hold' | 'release'): void {
    this.#commands.hold(who, how);
  }

  dismissCommand(id: string): void {
    this.#commands.dismiss(id);
  }

  #openHere(): LocalReport {
    const { clock, report, person, store } = this.#options;
    return new LocalReport({
      report,
      person,
      store,
      notes: this.#notes,
      wire: () => this.#conversation.wire,
      host: {
        clock,
        whenDrawn: this.#options.whenDrawn ?? atOnce,
        newDocument: this.#newDocument,
        storing: () => this.state.storing,
        mark: (section, mark) =>
          this.#marks.mark(section, mark, this.state.connection === 'online' ? 'gathered' : 'exact'),
        exchanged: (section) => this.#notes.forgetOthers(section),
        keepDraft: (section, text, code) => this.#keepDraft({ section, text, code }),
        settleDraft: (id, fate) => this.#settleDraft(id, fate),
        changed: () => this.#changed(),
        fault: (error) => this.#options.fault?.(error),
      },
    });
  }

  /** The notes are read: what is kept can be shown, and the server can be told of it. */
  #ready(): void {
    this.#state.change({ drafts: this.#drafts.shown, queued: this.#commands.all });
    this.#local.recall();
    this.#changed();
    this.#conversation.canGreet();
  }

  #keepDraft(draft: Pick<Draft, 'section' | 'text' | 'code'>): string {
    const id = this.#newId();
    this.#drafts.keep({ id, ...draft, at: this.#options.clock.now() });
    return id;
  }

  /** In the order of their making. */
  #newId(): string {
    const { clock, random } = this.#options;
    return `${clock.now().toString(36)}-${Math.floor(random() * 2 ** 32).toString(36)}`;
  }

  #settleDraft(id: string, fate: 'show' | 'drop'): void {
    this.#drafts.settle(id, fate);
    this.#state.change({ drafts: this.#drafts.shown });
  }

  #changed(): void {
    const before = this.state;
    const heldBack = [...this.#heldBack.values()].reduce((sum, count) => sum + count, 0);
    const unsaved = heldBack + this.#local.sections.unsaved;
    const sections = this.#local.sections.states(before.sections);
    const savedAt = before.unsaved > 0 && unsaved === 0 ? this.#options.clock.now() : before.savedAt;
    this.#overdue.take(unsaved);
    // What waits may speak of words that were written offline, too: these go first.
    if (this.#local.hasJoined && unsaved === 0) this.#commands.online();
    this.#state.change({ unsaved, savedAt, sections, isOverdue: this.#overdue.isOverdue });
    const { isOverdue } = this.state;
    this.#conversation.tellUnsaved(isOverdue ? this.#local.sections.unsavedSections.map(({ id }) => id) : []);
  }
}
