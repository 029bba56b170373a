// Many real clients and one real room in one process, over a network, a clock and disks that do as they are told.

import { judgeTask } from '@huigao/authority';
import type { PersonId, Report, ReportId } from '@huigao/report';
import { bodyRoot, firstUpdates, type RecordCommand, readRecord, recordName } from '@huigao/report-doc';
import { type CommandAnswer, ReportClient } from '@huigao/sync/client';
import {
  type Connection,
  type CostlyJudge,
  MemoryLog,
  OtherOwner,
  type ReportLog,
  ReportRoom,
  type RoomConnection,
  StorageHealth,
} from '@huigao/sync/room';
import * as Y from 'yjs';
import { MemoryStore } from './memory-store';
import { SimulatedClock } from './simulated-clock';
import { type CrashPoint, SimulatedLog } from './simulated-log';
import { SimulatedSocket } from './simulated-network';

const later = () => Promise.resolve('later' as const);

/** How long judging a costly update takes. */
const judgeMs = 150;
/** How long a page takes to draw what was typed, in ms of the simulated clock. */
export const drawnAfterMs = 8;

export interface SimulationOptions {
  readonly report: Report;
  /** The log under test; in memory when none is given. */
  readonly log?: ReportLog;
  /** Delay of the next network message or opening, ms. */
  readonly delayMs?: () => number;
  /** Judges costly updates; after a while, when none is given. */
  readonly judgeCostly?: CostlyJudge;
  /** The next Yjs client id; ids that rise, when none is given. */
  readonly nextClientId?: () => number;
}

/** A person at a machine, whose tab can be closed and opened again. */
export interface SimulatedTab {
  readonly person: PersonId;
  readonly store: MemoryStore;
  client: ReportClient;
  /** The newest socket the client has opened. */
  socket: SimulatedSocket | null;
  /** Called with each socket the client opens. */
  opened: (socket: SimulatedSocket) => void;
  /** Sends a command that waited; nobody answers until a test says otherwise. */
  send: (command: RecordCommand) => Promise<CommandAnswer>;
  /** While true, opening a socket fails. */
  offline: boolean;
}

export class Simulation {
  readonly clock = new SimulatedClock();
  readonly log: SimulatedLog;
  readonly report: ReportId;
  readonly tabs: SimulatedTab[] = [];
  /** The room as long as it lives. */
  currentRoom: ReportRoom | null = null;
  /** Reasons for which rooms ended. */
  readonly roomFailures: unknown[] = [];
  /** Whether the storage takes writes, as the host of rooms finds out. */
  readonly health = new StorageHealth({
    clock: this.clock,
    probe: () => this.log.probe(),
    told: () => {},
  });
  /** Sections of which a client had another text than the server. */
  /** How often a document that nobody needed was packed. */
  packed = 0;
  readonly mismatches: string[] = [];
  /** Errors thrown by observers in clients. */
  readonly faults: unknown[] = [];
  readonly #options: SimulationOptions;
  #room: Promise<ReportRoom | null> | null = null;
  /** Stands for the room opened last, so that an older one's end is not taken for its. */
  #newest: object | null = null;
  #connections = 0;
  #dying: { messages: number; readonly died: () => void } | null = null;
  #clientIds = 1000;

  private constructor(options: SimulationOptions) {
    this.#options = options;
    this.report = options.report.id;
    this.log = new SimulatedLog(options.log ?? new MemoryLog(), this.clock);
  }

  /** Stores the report and starts a server for it. */
  static async create(options: SimulationOptions): Promise<Simulation> {
    const simulation = new Simulation(options);
    const { report } = options;
    await simulation.log.create(report.id, {
      expectedHead: 0,
      entries: [...firstUpdates(report)].map(([document, bytes], index) => ({
        seq: index + 1,
        document,
        bytes,
        person: null,
        at: simulation.clock.now(),
      })),
      bindings: [],
      index: { title: report.title, people: [...report.people.values()], groups: [] },
    });
    return simulation;
  }

  readonly newDocument = (): Y.Doc => {
    const doc = new Y.Doc();
    doc.clientID = this.#options.nextClientId?.() ?? this.#clientIds++;
    return doc;
  };

  /** The room, opened when it is not. */
  async room(): Promise<ReportRoom> {
    const room = await this.#living();
    if (!room) throw new Error('The report is gone.');
    return room;
  }

  readonly #judgeLater: CostlyJudge = async (task) => {
    await this.clock.wait(judgeMs);
    return judgeTask(task);
  };

  /** Opens the room as the host would: when it is needed, and anew after a failure. */
  #openRoom(): Promise<ReportRoom | null> {
    const opened = {};
    this.#newest = opened;
    return ReportRoom.open({
      report: this.report,
      log: this.log.ofThisProcess(),
      clock: this.clock,
      newDocument: this.newDocument,
      packer: {
        pack: (bytes) => {
          this.packed++;
          return bytes.toReversed();
        },
        unpack: (packed) => packed.toReversed(),
      },
      judgeCostly: this.#options.judgeCostly ?? this.#judgeLater,
      failed: (reason) => {
        this.roomFailures.push(reason);
        if (!(reason instanceof OtherOwner)) this.health.failed(reason);
        if (this.#newest !== opened) return;
        this.#room = null;
        this.currentRoom = null;
      },
      health: this.health,
      mismatched: (document) => void this.mismatches.push(document),
      checkpointFailed: (reason) => {
        if (!this.log.isFull) this.faults.push(reason);
      },
    });
  }

  /** The room, unless the server has died since it was asked for. */
  async #living(): Promise<ReportRoom | null> {
    this.#room ??= this.#openRoom();
    const asked = this.#room;
    const room = await asked;
    if (this.#room !== asked) return null;
    this.currentRoom = room;
    return room;
  }

  /** The server dies and is started again at once; clients find out by themselves. */
  crash(point: CrashPoint): void {
    this.log.crash(point);
    this.#room = null;
    this.currentRoom = null;
    for (const { socket } of this.tabs) socket?.cut();
  }

  /** The server dies at the n-th message it sends from now on: some are told of what is durable, and others are not. */
  crashAtMessage(n: number, died: () => void): void {
    this.#dying = { messages: n, died };
  }

  #aboutToSend(): void {
    if (!this.#dying || --this.#dying.messages > 0) return;
    const { died } = this.#dying;
    this.#dying = null;
    this.crash('after-append');
    died();
  }

  /** The server's machine loses its power and starts again. How many writes its disk has forgotten. */
  async powerCut(point: CrashPoint): Promise<number> {
    const lost = this.clock.during(this.log.powerCut(point));
    this.#room = null;
    this.currentRoom = null;
    for (const { socket } of this.tabs) socket?.cut();
    return lost;
  }

  /** The server stops properly and is started again: who comes meanwhile waits. */
  restart(): void {
    const old = this.#room;
    this.#newest = null;
    this.currentRoom = null;
    this.#room = (async () => {
      await (await old)?.close();
      return this.#openRoom();
    })();
  }

  /** Opens the report in a tab, on a machine of its own unless a store is given. */
  open(person: PersonId, store = new MemoryStore(this.clock)): SimulatedTab {
    const tab = {
      person,
      store,
      socket: null,
      offline: false,
      opened: () => {},
      send: later,
    } as unknown as SimulatedTab;
    tab.client = this.#newClient(tab);
    this.tabs.push(tab);
    tab.client.start();
    return tab;
  }

  /** Closes the tab's client and opens another on the same machine. */
  async reload(tab: SimulatedTab): Promise<void> {
    await tab.client.stop();
    tab.client = this.#newClient(tab);
    tab.client.start();
  }

  #newClient(tab: SimulatedTab): ReportClient {
    let chance = 0;
    return new ReportClient({
      report: this.report,
      person: tab.person,
      clock: this.clock,
      whenDrawn: (run) => this.clock.after(drawnAfterMs, run),
      store: tab.store,
      newDocument: this.newDocument,
      // Differs from tab to tab and time to time, and is the same in each run.
      random: () => (Math.sin(++chance + 1000 * ++this.#connections) + 1) / 2,
      sendCommand: (command) => tab.send(command),
      fault: (error) => this.faults.push(error),
      connect: () => {
        tab.socket = new SimulatedSocket(this.clock, this.#options.delayMs ?? (() => 5), (connection) =>
          tab.offline ? Promise.resolve(null) : this.#accept(tab.person, connection),
        );
        tab.opened(tab.socket);
        return tab.socket;
      },
    });
  }

  async #accept(person: PersonId, connection: Connection): Promise<RoomConnection | null> {
    const room = await this.#living();
    if (!room) return null;
    const name = room.record.people.get(person)?.name ?? person;
    const sent: Connection = {
      send: (message) => {
        this.#aboutToSend();
        connection.send(message);
      },
      get bufferedBytes() {
        return connection.bufferedBytes;
      },
      close: (code, reason) => connection.close(code, reason),
    };
    return room.connect({ person, name, tab: `c${this.#connections++}`, connection: sent });
  }

  /** Sends a command as the HTTP shell would. A failure of the log rejects. */
  async command(person: PersonId, command: RecordCommand) {
    return (await this.room()).command(person, command);
  }

  run(ms: number): Promise<void> {
    return this.clock.run(ms);
  }

  /**
   * What the log holds of a document, read without a room. Nothing but what is there: after a change from elsewhere Yjs tidies format
   * marks, which entry by entry takes away marks that a later entry makes count.
   */
  async stored(document: string): Promise<Y.Doc> {
    const doc = this.newDocument();
    const loaded = (await this.log.load(this.report))!;
    const begin = loaded.generations.get(document) ?? 0;
    const checkpoint = loaded.checkpoints.find((one) => one.document === document && one.seq >= begin);
    const entries = loaded.entries.filter(
      (one) => one.document === document && one.seq >= begin && one.seq > (checkpoint?.seq ?? 0),
    );
    doc.transact((transaction) => {
      for (const { bytes } of checkpoint ? [checkpoint, ...entries] : entries) Y.applyUpdate(doc, bytes);
      transaction.local = true;
    });
    return doc;
  }
}

/** What a document shows, in a form that can be compared. */
export const shown = (document: string, doc: Y.Doc): string =>
  document === recordName
    ? JSON.stringify(readRecord(doc), (_key, value) => (value instanceof Map ? [...value] : value))
    : doc.getXmlFragment(bodyRoot).toString();
