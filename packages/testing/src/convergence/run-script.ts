// Does a script with real clients, a real room and a real log, and holds the end of it to the laws of convergence.

import type { PersonId, Report } from '@huigao/report';
import type { LogEntry, ReportLog } from '@huigao/sync/room';
import { sections, smallReport } from '../sample';
import { ForgetfulLog } from '../simulation/forgetful-log';
import { type SimulatedTab, Simulation } from '../simulation/simulation';
import { Commands } from './commands';
import { endFaults, sectionNames } from './end-of-run';
import { Evidence } from './evidence';
import { forge, forger, withoutGuard } from './forgery';
import { type Kind, type Operation, type Outcome, type Script, tabPeople } from './operation';
import { remarkFaults } from './remark-laws';
import { TabEdits } from './tab-edits';
import { Traffic } from './traffic';

/** How often something really happened in the runs so far. */
export type Tally = Map<Kind | Outcome, number>;

/** A build that is broken on purpose: what must not pass. */
export type Mutation = 'acknowledge-early' | 'sync-normal' | 'guard-off';

/** Long enough for every retry, exchange and append. */
const settleMs = 60_000;

/** Whose report it is, and who sits at each tab. */
export interface Cast {
  readonly report: Report;
  readonly people: readonly PersonId[];
}

const usualCast = (): Cast => ({ report: smallReport(), people: tabPeople });

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
  readonly #edits: TabEdits;
  readonly #commands: Commands;
  /** Added to the delay of so many messages. */
  readonly #lag: { ms: number; messages: number };

  constructor(
    world: Simulation,
    tally: Tally,
    begin: { readonly entries: readonly LogEntry[]; readonly lag: { ms: number; messages: number } },
  ) {
    const { entries, lag } = begin;
    this.#world = world;
    this.#edits = new TabEdits(world.tabs);
    this.#tally = tally;
    this.#lag = lag;
    world.log.failed = () => this.#count('failed-write');
    this.#evidence = new Evidence(entries, (person, document) => {
      const section = sections[document as keyof typeof sections];
      return world.currentRoom?.may(person, { do: 'editText', section }) ?? false;
    });
    this.#commands = new Commands(world, {
      taken: (kind) => this.#count(kind),
      replacing: (document) => this.#evidence.replacing(document),
    });
    world.log.appended = (appended, bindings) => this.#evidence.appended(appended, bindings);
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
      case 'order':
        return this.#commands.record(operation);
      case 'comment':
      case 'suggest':
      case 'accept':
      case 'reject':
      case 'reopen':
        return this.#commands.remark(operation);
      case 'wait':
        this.#lookElsewhere(operation.ms);
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
        return this.#commands.restore(operation.section);
      case 'forge':
        return forge(world, operation, this.#evidence.clientsOf(forger, operation.section));
      case 'restart':
        world.restart();
        return true;
      case 'disk':
        world.log.delayMs = operation.delayMs;
        return true;
      default:
        return this.#edits.do(operation);
    }
  }

  /** Somebody comes near to a section, or goes far away from it: kept scripts say nothing of that, so it hangs on what else they say. */
  #lookElsewhere(by: number): void {
    const tab = this.#world.tabs[by % this.#world.tabs.length]!;
    const name = sectionNames[(by >> 3) % sectionNames.length]!;
    tab.client.setFar(sections[name], (by >> 4) % 3 > 0);
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
    this.#commands.record({ do: 'member', mode: 'admit' });
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
    const faults = [...this.#evidence.faults(), ...(await endFaults(this.#world, this.#evidence.count))];
    faults.push(...(await remarkFaults(this.#world, this.#commands.remarks.taken)));
    this.#countOutcome();
    return faults;
  }

  #countOutcome(): void {
    for (const _ of this.#evidence.refusals) this.#count('refusal');
    for (const { client } of this.#world.tabs) {
      for (const _ of client.state.drafts) this.#count('draft');
      for (const name of sectionNames) if (client.section(sections[name]).number > 0) this.#count('recovery');
    }
  }
}
