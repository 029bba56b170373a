// The client of one report in one tab: one socket, the record, the sections, and what the interface needs to know of them.
// Left out on purpose: anything of a browser. Socket, clock, local store and chance are given by the shell.

import { may, type PersonId, type ReportId, type SectionId, schemaVersion } from '@huigao/report';
import { type RecordCommand, readRecord, recordName } from '@huigao/report-doc';
import * as Y from 'yjs';
import { type Control, type ControlMessage, type Frame, protocolVersion, type Right } from '../protocol';
import { type ClientState, type Draft, StateHolder } from './client-state';
import { type CommandAnswer, CommandQueue } from './command-queue';
import { Drafts } from './drafts';
import { Generations } from './generations';
import { KeptNotes } from './kept-notes';
import { Link } from './link';
import { OpenSections } from './open-sections';
import { Overdue } from './overdue';
import { People } from './people';
import type { ClientSocket, Clock, LocalCopy, LocalStore } from './ports';
import { RecordSync } from './record-sync';
import type { SectionHost } from './section-host';
import { SectionMarks } from './section-marks';
import type { SectionReplica } from './section-replica';
import { Unsynced, unsyncedPeople } from './unsynced';
import { Wire } from './wire';

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

/** How often the text of each section that changed is compared with the server's. */
const comparingMs = 30_000;

const atOnce = (run: () => void) => run();

export class ReportClient {
  /** This tab's id among `people`; another one after each reload. */
  readonly tab: string;
  readonly #options: ClientOptions;
  readonly #newDocument: () => Y.Doc;
  readonly #state = new StateHolder();
  readonly #sections: OpenSections;
  readonly #marks: SectionMarks;
  readonly #people = new People();
  readonly #unsynced = new Unsynced();
  readonly #notes: KeptNotes;
  readonly #generations: Generations;
  readonly #link: Link;
  readonly #overdue: Overdue;
  #cancelComparing: (() => void) | null = null;
  readonly #drafts: Drafts;
  readonly #commands: CommandQueue;
  readonly #heldBack = new Map<string, number>();
  #record: RecordSync;
  #wire: Wire | null = null;
  #isReady = false;
  #isOpen = false;
  /** The sections are being brought in line over this connection. */
  #hasJoined = false;

  constructor(options: ClientOptions) {
    this.#options = options;
    const { connect, clock, random, store, person, report } = options;
    this.#newDocument = options.newDocument ?? (() => new Y.Doc({ gc: true }));
    this.tab = Array.from({ length: 4 }, () => Math.floor(random() * 2 ** 32).toString(36)).join('-');
    const notes = this.#newDocument();
    this.#notes = new KeptNotes(notes, store.open(`${person}/${report}/notes`, notes), this.tab);
    this.#marks = new SectionMarks(this.#notes, clock);
    this.#generations = new Generations(this.#notes);
    this.#drafts = new Drafts(this.#notes);
    this.#sections = new OpenSections({
      host: this.#host,
      wire: () => this.#wire,
      assumedRight: (section) => this.#assumedRight(section),
    });
    this.#commands = new CommandQueue({
      notes: this.#notes,
      clock,
      newId: () => `${clock.now().toString(36)}-${Math.floor(random() * 2 ** 32).toString(36)}`,
      send: (command) => options.sendCommand?.(command) ?? Promise.resolve('later'),
      changed: (queued) => this.#state.change({ queued }),
    });
    this.#record = this.#newRecord();
    this.#overdue = new Overdue({
      clock,
      oldestSentAt: () => this.#wire?.oldestSentAt ?? null,
      changed: () => {
        // Perhaps the connection only seems to be open.
        this.#link.wake();
        this.#changed();
      },
    });
    this.#link = new Link({
      connect,
      clock,
      random,
      opened: () => {
        this.#isOpen = true;
        this.#hello();
      },
      received: (frame) => this.#receive(frame),
      down: (how, code, reason) => this.#down(how, { code, reason }),
    });
  }

  /** Read-only replica of the record document; another one when the generation changes. */
  get record(): Y.Doc {
    return this.#record.doc;
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
    this.#link.start();
  }

  /** Closes the socket and the local copies, which are kept. */
  async stop(): Promise<void> {
    this.flush();
    this.#link.stop();
    this.#disconnect();
    this.#overdue.stop();
    this.#marks.settle();
    await Promise.all([this.#sections.close(), this.#record.close('keep'), this.#notes.close()]);
  }

  /** Sends what waits to be drawn: the page may be gone before it is. */
  flush(): void {
    for (const section of this.#sections.all) section.flush();
  }

  /** Tells that the network may be back or the page is shown again: connects at once. */
  wake(): void {
    this.#link.wake();
  }

  /** Tries no more: the server has said elsewhere that there will be no connection. What is kept on this machine stays. */
  giveUp(): void {
    this.#link.stop();
  }

  /** Opens a section on the first call: from the local copy, then from the server. Another replica after a refusal. */
  section(id: SectionId): SectionReplica {
    return this.#sections.section(id).replica;
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
    return this.#sections.unsavedSections.map(({ id, text }) => ({ section: id, text }));
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
    this.#sections.section(section).setFar(isFar);
  }

  /** An input method composes in a section, or has ended: others see the words it chooses, not the letters before. */
  composing(section: SectionId, how: 'begins' | 'ends'): void {
    this.#sections.hold(section, how === 'begins');
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

  readonly #host: SectionHost = {
    clock: { now: () => this.#options.clock.now(), after: (ms, call) => this.#options.clock.after(ms, call) },
    whenDrawn: (run) => (this.#options.whenDrawn ?? atOnce)(run),
    newDocument: () => this.#newDocument(),
    openCopy: (section, doc) => this.#openCopy(section, doc),
    storing: () => this.state.storing,
    generationOf: (section) => this.#generations.of(section),
    figures: () => readRecord(this.record)?.figures ?? new Map(),
    mark: (section, mark) =>
      this.#marks.mark(section, mark, this.state.connection === 'online' ? 'gathered' : 'exact'),
    exchanged: (section) => this.#notes.forgetOthers(section),
    keepDraft: (section, text, code) => this.#keepDraft({ section, text, code }),
    settleDraft: (id, fate) => this.#settleDraft(id, fate),
    changed: () => this.#changed(),
    fault: (error) => this.#options.fault?.(error),
  };

  // Local copies

  #openCopy(document: string, doc: Y.Doc): LocalCopy | null {
    const { person, report, store } = this.#options;
    const generation = this.#generations.suffix(document);
    return generation === null ? null : store.open(`${person}/${report}/${document}/${generation}`, doc);
  }

  #newRecord(): RecordSync {
    return new RecordSync(
      this.#newDocument(),
      () => this.#assumeRights(),
      (error) => this.#options.fault?.(error),
    );
  }

  /** The notes are read: what is kept can be shown, and the server can be told of it. */
  #ready(): void {
    if (this.#isReady) return;
    this.#isReady = true;
    this.#state.change({ drafts: this.#drafts.shown, queued: this.#commands.all });
    if (this.#generations.recall()) this.#loadCopies();
    for (const [id, marks] of this.#notes.markedSections()) this.#sections.section(id).recall(marks);
    this.#changed();
    this.#hello();
  }

  #loadCopies(): void {
    const copy = this.#openCopy(recordName, this.record);
    if (copy) this.#record.load(copy);
    this.#sections.load();
  }

  #keepDraft(draft: Pick<Draft, 'section' | 'text' | 'code'>): string {
    const { clock, random } = this.#options;
    const at = clock.now();
    const id = `${at.toString(36)}-${Math.floor(random() * 2 ** 32).toString(36)}`;
    this.#drafts.keep({ id, ...draft, at });
    return id;
  }

  #settleDraft(id: string, fate: 'show' | 'drop'): void {
    this.#drafts.settle(id, fate);
    this.#state.change({ drafts: this.#drafts.shown });
  }

  // Rights while there is no connection: what the kept record says.

  #assumedRight(section: SectionId): Right {
    const record = readRecord(this.record);
    if (!record) return 'none';
    return may(this.#options.person, { do: 'editText', section }, record) ? 'rw' : 'r';
  }

  #assumeRights(): void {
    if (this.#wire) return;
    this.#sections.assumeRights();
    this.#changed();
  }

  // Connection

  /** Greets when both the socket is open and the notes are read. */
  #hello(): void {
    if (!this.#isReady || !this.#isOpen) return;
    this.#link.tell({ type: 'hello', protocol: protocolVersion, schema: schemaVersion, tab: this.tab });
  }

  #receive(frame: Frame): void {
    if ('control' in frame) this.#control(frame.control);
    else this.#wire?.receive(frame.channel, frame.message);
  }

  #control(message: ControlMessage): void {
    switch (message.type) {
      case 'welcome':
        this.#welcome(message);
        break;
      case 'acknowledged':
        this.#wire?.acknowledged(message.count);
        this.flush();
        break;
      case 'refused':
        this.#wire?.refused(message.message, message.code, message.detail);
        break;
      case 'rights':
        this.#sections.setStanding(message);
        if (message.document === recordName) this.#state.change({ recordHealth: message.health });
        break;
      case 'storing':
        this.#state.change({ storing: message.state });
        for (const section of this.#sections.all) section.exchangeAnew();
        break;
      case 'digest':
        for (const section of this.#sections.all) section.takeDigest(message.channel, message.digest);
        break;
      case 'replaced':
        this.#beginAnew(message);
        this.#generations.note();
        break;
      case 'presence':
        this.#people.take(message);
        this.#state.change({ people: this.#people.all });
        break;
      case 'unsynced':
        this.#state.change({ unsynced: unsyncedPeople(message) });
        break;
      case 'ping':
      case 'pong':
      case 'goaway':
      case 'unsaved':
      case 'hello':
      case 'open':
      case 'close':
      case 'compare':
      case 'mismatch':
        break;
    }
  }

  #welcome(message: Control<'welcome'>): void {
    this.#link.proved();
    this.#sections.setStandings(message.documents);
    const wire = new Wire(
      message.messageBytes,
      (bytes) => this.#link.send(bytes),
      () => this.#options.clock.now(),
    );
    this.#wire = wire;
    const { health: recordHealth } = this.#sections.standingOf(recordName);
    const { storing } = message;
    this.#state.change({ connection: 'online', closeReason: null, storing, recordHealth });
    this.#compareLater();
    const { report } = this.#generations;
    if (report !== null && report !== message.generation) void this.#changeGeneration(wire, message);
    else this.#join(wire, message);
  }

  #join(wire: Wire, { generation, documents }: Control<'welcome'>): void {
    if (this.#wire !== wire) return;
    const isFirst = this.#generations.report === null;
    if (isFirst) this.#generations.begin(generation);
    for (const document of documents)
      if (isFirst) this.#generations.setDocument(document.document, document.generation);
      else this.#beginAnew(document);
    if (isFirst) this.#loadCopies();
    this.#generations.note();
    this.#record.connect(wire);
    this.#sections.connect(wire);
    this.#hasJoined = true;
    this.#changed();
  }

  /** The report was restored or replaced: nothing kept here may merge with it, and edits not saved become drafts. */
  async #changeGeneration(wire: Wire, welcome: Control<'welcome'>): Promise<void> {
    await this.#sections.loaded();
    if (this.#wire !== wire) return;
    const old = this.#record;
    this.#record = this.#newRecord();
    old.close('clear').catch((error: unknown) => this.#options.fault?.(error));
    this.#generations.begin(welcome.generation);
    for (const { document, generation } of welcome.documents)
      this.#generations.setDocument(document, generation);
    for (const section of this.#sections.all) section.startAnew();
    this.#loadCopies();
    this.#join(wire, welcome);
  }

  /** The text of a section was replaced: what is kept of the old one must not meet the new one. */
  #beginAnew({ document, generation }: { readonly document: string; readonly generation: number }): void {
    if (this.#generations.of(document) === generation) return;
    // Opened while the old generation is known, so that the copy kept of it is found and given up.
    const section = this.#sections.section(document as SectionId);
    this.#generations.setDocument(document, generation);
    section.startAnew();
  }

  #compareLater(): void {
    this.#cancelComparing?.();
    this.#cancelComparing = this.#options.clock.after(comparingMs, () => {
      for (const section of this.#sections.all) section.compare();
      this.#compareLater();
    });
  }

  #disconnect(): void {
    this.#cancelComparing?.();
    this.#cancelComparing = null;
    this.#commands.offline();
    this.#isOpen = false;
    this.#hasJoined = false;
    this.#wire = null;
    this.#record.disconnect();
    this.#sections.disconnect();
    this.#people.clear();
    this.#unsynced.forget();
    // Not known any more; offline, edits are kept here anyway.
    this.#state.change({ storing: 'works', unsynced: [] });
  }

  #down(how: 'broken' | 'final', closeReason: { readonly code: number; readonly reason: string }): void {
    this.#disconnect();
    const people = this.#people.all;
    if (how === 'final') this.#state.change({ connection: 'refused', closeReason, people });
    else this.#state.change({ connection: 'offline', people });
  }

  #tellUnsaved(): void {
    if (!this.#wire || !this.#hasJoined) return;
    const late = this.state.isOverdue ? this.#sections.unsavedSections : [];
    const news = this.#unsynced.news(late.map(({ id }) => id));
    if (news) this.#link.tell(news);
  }

  #changed(): void {
    const before = this.state;
    const heldBack = [...this.#heldBack.values()].reduce((sum, count) => sum + count, 0);
    const unsaved = heldBack + this.#sections.unsaved;
    const sections = this.#sections.states(before.sections);
    const savedAt = before.unsaved > 0 && unsaved === 0 ? this.#options.clock.now() : before.savedAt;
    this.#overdue.take(unsaved);
    // What waits may speak of words that were written offline, too: these go first.
    if (this.#wire && this.#hasJoined && unsaved === 0) this.#commands.online();
    this.#state.change({ unsaved, savedAt, sections, isOverdue: this.#overdue.isOverdue });
    this.#tellUnsaved();
  }
}
