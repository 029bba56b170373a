// Does a script with real clients, a real room and a real log, and holds the end of it to the laws of convergence.

import { figureId, type PersonId, personId, type Report } from '@huigao/report';
import { type RecordCommand, recordName } from '@huigao/report-doc';
import { type ReportLog, RoomEnded } from '@huigao/sync/room';
import * as Y from 'yjs';
import { people, sections, smallReport } from '../sample';
import { type SimulatedTab, Simulation, shown } from '../simulation/simulation';
import { editor, edits } from './edits';
import { Evidence } from './evidence';
import {
  type Edit,
  type Kind,
  type Operation,
  type RecordOperation,
  type Script,
  tabPeople,
} from './operation';

/** How often something really happened in the runs so far. */
export type Tally = Map<Kind | 'refusal' | 'recovery' | 'merge' | 'draft' | 'dismissal', number>;

/** Long enough for every retry, exchange and append. */
const settleMs = 60_000;

const sectionNames = ['budget', 'goals'] as const;

/** Whose report it is, and who sits at each tab. */
export interface Cast {
  readonly report: Report;
  readonly people: readonly PersonId[];
}

export const usualCast = (): Cast => ({ report: smallReport(), people: tabPeople });

/** Does the script and gives the laws it broke, as lines; none when all hold. */
export async function faultsOf(
  script: Script,
  tally: Tally,
  { log, cast = usualCast() }: { readonly log?: ReportLog | undefined; readonly cast?: Cast } = {},
): Promise<readonly string[]> {
  const { delays, clientIds } = script;
  let delay = 0;
  let ids = 0;
  const world = await Simulation.create({
    report: cast.report,
    ...(log ? { log } : {}),
    delayMs: () => delays[delay++ % delays.length]!,
    // Spread by an odd factor, so that ids made from one number differ.
    nextClientId: () => {
      const id = (clientIds[ids % clientIds.length]! + Math.imul(ids, 2654435761)) >>> 0;
      ids++;
      return id || 1;
    },
  });
  const { entries } = (await world.log.load(world.report))!;
  const run = new Run(world, tally, entries);
  await run.begin(cast.people);
  for (const operation of script.operations) await run.do(operation);
  await run.settle();
  const faults = await run.faults();
  await Promise.all(world.tabs.map((tab) => tab.client.stop()));
  return faults;
}

class Run {
  readonly #world: Simulation;
  readonly #tally: Tally;
  readonly #evidence: Evidence;
  readonly #undo = new WeakMap<Y.Doc, Y.UndoManager>();

  constructor(world: Simulation, tally: Tally, entries: ConstructorParameters<typeof Evidence>[0]) {
    this.#world = world;
    this.#tally = tally;
    this.#evidence = new Evidence(entries, (person, document) => {
      const section = sections[document as keyof typeof sections];
      return world.currentRoom?.may(person, { do: 'editText', section }) ?? false;
    });
    world.log.appended = (appended) => this.#evidence.appended(appended);
  }

  async begin(people: readonly PersonId[]): Promise<void> {
    for (const person of people) {
      const tab = this.#world.open(person);
      tab.opened = (socket) => this.#evidence.watch(socket, person);
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
      case 'fail':
        world.log.failNext();
        return true;
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
    for (const name of [recordName, ...sectionNames])
      faults.push(...this.#copyFaults(name, await world.stored(name)));
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
