// Does a script with real clients, a real room and a real log, and holds the end of it to the laws of convergence.

import { bodyFromNotation, figureId, type PersonId, personId, type Report } from '@huigao/report';
import { type RecordCommand, readBody, recordName } from '@huigao/report-doc';
import { type LogEntry, type ReportLog, RoomEnded } from '@huigao/sync/room';
import * as Y from 'yjs';
import { people, sections, smallReport } from '../sample';
import { ForgetfulLog } from '../simulation/forgetful-log';
import { type SimulatedTab, Simulation, shown } from '../simulation/simulation';
import { editor, edits } from './edits';
import { Evidence } from './evidence';
import { forge, forger, withoutGuard } from './forgery';
import {
  type Edit,
  type Kind,
  type Operation,
  type Outcome,
  type RecordOperation,
  type Script,
  tabPeople,
} from './operation';
import { Traffic } from './traffic';

/** How often something really happened in the runs so far. */
export type Tally = Map<Kind | Outcome, number>;

/** A build that is broken on purpose: what must not pass. */
export type Mutation = 'acknowledge-early' | 'sync-normal' | 'guard-off';

/** Long enough for every retry, exchange and append. */
const settleMs = 60_000;

const sectionNames = ['budget', 'goals'] as const;

/** Whose report it is, and who sits at each tab. */
export interface Cast {
  readonly report: Report;
  readonly people: readonly PersonId[];
}

export const usualCast = (): Cast => ({ report: smallReport(), people: tabPeople });

interface RunOptions {
  /** The log under test; one in memory that forgets at a power cut what was not synced, when none is given. */
  readonly log?: ReportLog | undefined;
  readonly cast?: Cast;
  readonly mutation?: Mutation;
}

/** Does the script and gives the laws it broke, as lines; none when all hold. */
export async function faultsOf(
  script: Script,
  tally: Tally,
  options: RunOptions = {},
): Promise<readonly string[]> {
  return options.mutation === 'guard-off'
    ? withoutGuard(() => run(script, tally, options))
    : run(script, tally, options);
}

async function run(
  { operations, delays, clientIds }: Script,
  tally: Tally,
  { log, cast = usualCast(), mutation }: RunOptions,
): Promise<readonly string[]> {
  let delay = 0;
  const lag = { ms: 0, messages: 0 };
  let ids = 0;
  const world = await Simulation.create({
    report: cast.report,
    log: log ?? new ForgetfulLog(mutation === 'sync-normal' ? 'normal' : 'full'),
    delayMs: () => delays[delay++ % delays.length]! + (lag.messages-- > 0 ? lag.ms : 0),
    // Spread by an odd factor, so that ids made from one number differ.
    nextClientId: () => {
      const id = (clientIds[ids % clientIds.length]! + Math.imul(ids, 2654435761)) >>> 0;
      ids++;
      return id || 1;
    },
  });
  world.log.acknowledgesEarly = mutation === 'acknowledge-early';
  const { entries } = (await world.log.load(world.report))!;
  const doing = new Run(world, tally, { entries, lag });
  await doing.begin(cast.people);
  for (const operation of operations) await doing.do(operation);
  await doing.settle();
  const faults = await doing.faults();
  await Promise.all(world.tabs.map((tab) => tab.client.stop()));
  return faults;
}

class Run {
  readonly #world: Simulation;
  readonly #tally: Tally;
  readonly #evidence: Evidence;
  readonly #undo = new WeakMap<Y.Doc, Y.UndoManager>();
  /** Added to the delay of so many messages. */
  readonly #lag: { ms: number; messages: number };

  constructor(
    world: Simulation,
    tally: Tally,
    begin: { readonly entries: readonly LogEntry[]; readonly lag: { ms: number; messages: number } },
  ) {
    const { entries, lag } = begin;
    this.#world = world;
    this.#tally = tally;
    this.#lag = lag;
    world.log.failed = () => this.#count('failed-write');
    this.#evidence = new Evidence(entries, (person, document) => {
      const section = sections[document as keyof typeof sections];
      return world.currentRoom?.may(person, { do: 'editText', section }) ?? false;
    });
    world.log.appended = (appended) => this.#evidence.appended(appended);
  }

  async begin(people: readonly PersonId[]): Promise<void> {
    for (const person of people) {
      const tab = this.#world.open(person);
      const traffic = new Traffic((what) => this.#count(what));
      tab.opened = (socket) => {
        this.#evidence.watch(socket, person);
        traffic.watch(socket);
      };
      if (tab.socket) tab.opened(tab.socket);
      this.#follow(tab);
    }
    await this.#world.run(1000);
  }

  async do(operation: Operation): Promise<void> {
    if (await this.#did(operation)) this.#count(operation.do);
  }

  #count(what: Parameters<Tally['set']>[0]): void {
    this.#tally.set(what, (this.#tally.get(what) ?? 0) + 1);
  }

  /** Notes what a tab took for saved, each time it had nothing unsaved any more. */
  #follow({ client, person }: SimulatedTab): void {
    for (const name of sectionNames) client.section(sections[name]);
    let { savedAt } = client.state;
    client.subscribe(() => {
      const { state } = client;
      if (state.savedAt === savedAt || state.unsaved > 0 || state.connection !== 'online') return;
      savedAt = state.savedAt;
      for (const name of sectionNames) {
        const section = state.sections.get(sections[name]);
        if (section?.right === 'rw' && section.synced && !section.frozen)
          this.#evidence.saved(person, name, client.section(sections[name]).doc);
      }
    });
  }

  async #did(operation: Operation): Promise<boolean> {
    const world = this.#world;
    switch (operation.do) {
      case 'figure':
      case 'assign':
      case 'member':
        return this.#command(operation);
      case 'wait':
        await world.run(operation.ms);
        return true;
      case 'cut':
      case 'hide':
      case 'offline':
      case 'online':
      case 'wake':
      case 'reload':
        return this.#disturb(world.tabs[operation.tab]!, operation.do);
      case 'crash':
        world.crash(operation.point);
        return true;
      case 'halt':
        world.crashAtMessage(operation.messages, () => this.#count('half-told'));
        return true;
      case 'power':
        await world.powerCut(operation.point);
        return true;
      case 'fail':
        world.log.failNth(operation.nth ?? 1);
        return true;
      case 'full':
        world.log.fill();
        return true;
      case 'room':
        if (!world.log.isFull) return false;
        world.log.mend();
        return true;
      case 'lag':
        Object.assign(this.#lag, { ms: operation.ms, messages: operation.messages });
        this.#count('delay');
        return true;
      case 'lose':
        world.tabs[operation.tab]!.socket?.lose(operation.to);
        return true;
      case 'linger':
        world.tabs[operation.tab]!.socket?.linger(operation.ms);
        return true;
      case 'restore':
        return this.#restore(operation.section);
      case 'forge':
        return forge(world, operation, this.#evidence.clientsOf(forger, operation.section));
      case 'restart':
        world.restart();
        return true;
      case 'disk':
        world.log.delayMs = operation.delayMs;
        return true;
      default:
        return this.#edit(operation);
    }
  }

  #undoManager(doc: Y.Doc): Y.UndoManager {
    const known = this.#undo.get(doc);
    if (known) return known;
    const manager = new Y.UndoManager(doc.getXmlFragment('body'), {
      trackedOrigins: new Set([editor]),
      captureTimeout: 0,
    });
    this.#undo.set(doc, manager);
    return manager;
  }

  #edit(operation: Edit): boolean {
    const { client } = this.#world.tabs[operation.tab]!;
    const id = sections[operation.section];
    const { doc, awareness } = client.section(id);
    const state = client.state.sections.get(id);
    // What an editor does by itself in a reader's document.
    if (operation.do === 'stray')
      return state?.right === 'r' && state.synced && doc.transact(() => edits.type(doc, operation.at, '误'));
    if (state?.right !== 'rw' || !state.synced || state.frozen) return false;
    const manager = this.#undoManager(doc);
    switch (operation.do) {
      case 'undo':
        return manager.undo() !== null;
      case 'redo':
        return manager.redo() !== null;
      case 'point':
        awareness.setLocalStateField('cursor', { anchor: operation.at, head: operation.at });
        return true;
      default:
        return doc.transact(() => change(doc, operation), editor);
    }
  }

  #command(operation: RecordOperation): boolean {
    const room = this.#world.currentRoom;
    if (!room) return false;
    room.command(people.owner, this.#commandOf(operation)).catch((error: unknown) => {
      if (!(error instanceof RoomEnded)) this.#world.faults.push(error);
    });
    return true;
  }

  #commandOf(operation: RecordOperation): RecordCommand {
    switch (operation.do) {
      case 'figure': {
        const id = figureId('executed');
        const version = this.#world.currentRoom!.record.figures.get(id)!.version;
        return { type: 'setFigureValue', figure: id, version, value: String(operation.value), why: '' };
      }
      case 'assign': {
        const section = sections[operation.section];
        const drafters = operation.mode === 'grant' ? [personId(operation.section)] : [];
        return { type: 'assignSection', section, drafters, reviewers: [], due: null };
      }
      case 'member': {
        const roles = operation.mode === 'admit' ? (['drafter'] as const) : [];
        return { type: 'setMember', person: people.goals, name: 'goals', roles };
      }
    }
  }

  #restore(name: 'budget' | 'goals'): boolean {
    const room = this.#world.currentRoom;
    if (!room) return false;
    const body = bodyFromNotation(['恢复的文字。', '第二段。']);
    this.#evidence.replacing(sections[name]);
    room.replaceText({ section: sections[name], body, by: people.owner }).catch((error: unknown) => {
      if (!(error instanceof RoomEnded)) this.#world.faults.push(error);
    });
    return true;
  }

  async #disturb(
    tab: SimulatedTab,
    how: 'cut' | 'hide' | 'offline' | 'online' | 'wake' | 'reload',
  ): Promise<boolean> {
    switch (how) {
      case 'cut':
        tab.socket?.cut();
        return true;
      case 'hide':
        tab.socket?.cutSilently();
        return true;
      case 'offline':
        tab.offline = true;
        tab.socket?.cut();
        return true;
      case 'online':
        if (!tab.offline) return false;
        if (tab.client.state.unsaved > 0) this.#count('merge');
        tab.offline = false;
        tab.client.wake();
        return true;
      case 'wake':
        tab.client.wake();
        return true;
      case 'reload':
        await this.#world.reload(tab);
        this.#follow(tab);
        return true;
    }
  }

  /** All connections back, the one who may have been removed too, and time for everything to arrive. */
  async settle(): Promise<void> {
    const world = this.#world;
    for (const tab of world.tabs) tab.offline = false;
    world.log.delayMs = 1;
    world.log.mend();
    await world.run(settleMs);
    this.#command({ do: 'member', mode: 'admit' });
    await world.run(settleMs);
    for (const tab of world.tabs) {
      if (tab.client.state.connection === 'refused') {
        this.#count('dismissal');
        await world.reload(tab);
        this.#follow(tab);
      } else tab.socket?.cut();
    }
    await world.run(settleMs);
  }

  async faults(): Promise<readonly string[]> {
    const world = this.#world;
    const faults = [...world.faults.map((fault) => `an error: ${String(fault)}`), ...this.#evidence.faults()];
    const { head } = (await world.log.load(world.report))!;
    if (head !== this.#evidence.count)
      faults.push(`the disk has ${head} of the ${this.#evidence.count} entries that were on it`);
    for (const document of world.mismatches) faults.push(`a tab had another text of ${document}`);
    for (const name of [recordName, ...sectionNames]) {
      const stored = await world.stored(name);
      faults.push(...storedFaults(name, stored), ...this.#copyFaults(name, stored));
    }
    for (const { person, client } of world.tabs) {
      const { unsaved, connection } = client.state;
      if (connection !== 'online') faults.push(`${person} is ${connection} in the end`);
      if (unsaved !== 0) faults.push(`${person} has ${unsaved} edits unsaved in the end`);
    }
    this.#countOutcome();
    return faults;
  }

  /** Every copy shows what is stored. */
  #copyFaults(name: string, stored: Y.Doc): readonly string[] {
    const expected = shown(name, stored);
    return this.#world.tabs.flatMap(({ person, client }, index) => {
      const section = sections[name as keyof typeof sections];
      const actual = shown(name, name === recordName ? client.record : client.section(section).doc);
      return actual === expected
        ? []
        : [`tab ${index} of ${person} shows in ${name}\n${actual}\nnot\n${expected}`];
    });
  }

  #countOutcome(): void {
    for (const _ of this.#evidence.refusals) this.#count('refusal');
    for (const { client } of this.#world.tabs) {
      for (const _ of client.state.drafts) this.#count('draft');
      for (const name of sectionNames) if (client.section(sections[name]).number > 0) this.#count('recovery');
    }
  }
}

/** What must hold of what is stored, whoever wrote it. */
function storedFaults(name: string, stored: Y.Doc): readonly string[] {
  const { pendingStructs, pendingDs } = stored.store;
  if (pendingStructs || pendingDs) return [`something in ${name} waits for what is not there`];
  const read = name === recordName ? null : readBody(stored);
  return read && !read.ok ? [`the text of ${name} does not read: ${read.code} ${read.detail}`] : [];
}

function change(doc: Y.Doc, operation: Exclude<Edit, { do: 'undo' | 'redo' | 'point' | 'stray' }>): boolean {
  switch (operation.do) {
    case 'type':
      return edits.type(doc, operation.at, operation.text);
    case 'delete':
      return edits.delete(doc, operation.at, operation.length);
    case 'format':
      return edits.format(doc, operation.at, operation.length, operation.bold);
    default:
      return edits[operation.do](doc, operation.at);
  }
}
