// The room of one report: all who have it open meet here, and everything that changes it passes here, in one order. Left out on
// purpose: sessions, sockets and when a room is opened or dropped, which are the host's affair.

import { type Action, may, type PersonId, type Report, type SuggestionId } from '@huigao/report';
import {
  applyCommand,
  type CommandResult,
  type GroupMember,
  type RecordCommand,
  type ReportRecord,
  readRecord,
  recordName,
  type StandingSuggestion,
  settleGroups,
  type VersionContent,
} from '@huigao/report-doc';
import * as Y from 'yjs';
import { bindsToText } from './binding-commands';
import { CommitQueue } from './commit-queue';
import { Inbox } from './inbox';
import { loadDocuments } from './load-documents';
import { tickMs } from './pace';
import { Peer, type Visitor } from './peer';
import type { LoadedReport, LogHealth, Note } from './ports';
import { PresenceBoard } from './presence-board';
import { publish } from './publishing';
import { closeChannel, openChannel, receive, takeNext } from './reception';
import { RecordAhead } from './record-ahead';
import { type NoteMaker, RecordChanges } from './record-changes';
import {
  type Replacement,
  type Replacements,
  type ReplaceResult,
  replaceText,
  replaceTexts,
} from './replacing';
import { RightsTable } from './rights-table';
import type { RoomDocument } from './room-document';
import { ReportDamaged } from './room-errors';
import type { RoomOptions } from './room-options';
import type { RoomAccepted, RoomState } from './room-state';
import { reportWith, shownPlaces, shownReport, shownState } from './shown-report';
import type { TextChanges } from './text-changes';
import { type Departure, UnsyncedBoard } from './unsynced-board';
import { Upkeep } from './upkeep';

/** The room's end of a connection: the shell calls these. */
export interface RoomConnection {
  receive(message: Uint8Array): void;
  /** It is closed. @param departure - whether its client went, or it broke so that the client may be writing on */
  closed(departure?: Departure): void;
}

export class ReportRoom {
  readonly #options: RoomOptions;
  readonly #newDocument: () => Y.Doc;
  readonly #state: RoomState;
  readonly #recordAhead: RecordAhead;
  readonly #changes: RecordChanges;
  readonly #upkeep: Upkeep;
  readonly #stopWatching: () => void;
  /** Why nothing is taken any more; null while something is. */
  #ended: 'storage-failed' | 'going-away' | null = null;

  /** Loads a report; null when the log has none of this id. Rejects when the log cannot be read. */
  static async open(options: RoomOptions): Promise<ReportRoom | null> {
    const loaded = await options.log.load(options.report);
    return loaded && new ReportRoom(options, loaded);
  }

  private constructor(options: RoomOptions, loaded: LoadedReport) {
    const { report, log, clock } = options;
    this.#options = options;
    this.#newDocument = options.newDocument ?? (() => new Y.Doc());
    const documents = loadDocuments(loaded, {
      newDocument: this.#newDocument,
      packer: options.packer ?? null,
    });
    const record = documents.get(recordName) ?? null;
    const shownRights = new RightsTable(() => record && readRecord(record.live));
    if (!record || !shownRights.record) throw new ReportDamaged(`Report ${report} has no record that reads.`);
    this.#recordAhead = new RecordAhead(record, this.#newDocument);
    const peers = new Set<Peer>();
    this.#state = {
      report,
      generation: loaded.generation,
      clock,
      documents,
      peers,
      rights: new RightsTable(() => {
        const { current } = this.#recordAhead;
        return current ? readRecord(current) : shownRights.record;
      }),
      shownRights,
      inbox: new Inbox({
        take: (peer, bytes) => takeNext(this.#state, peer, bytes),
        tickSoon: () => this.#state.queue.expect(),
      }),
      queue: new CommitQueue<RoomAccepted>({
        report,
        log,
        clock,
        head: loaded.head,
        tickMs: () => tickMs(peers.size),
        align: (waitMs) => options.pace?.align(this, peers.size, waitMs) ?? waitMs,
        gather: () => this.#state.inbox.empty(),
        committed: (group) => {
          publish(this.#state, group);
          this.#upkeep.consider();
        },
        failed: (reason) => this.#fail(reason),
      }),
      presence: new PresenceBoard({
        clock,
        peers,
        documents,
        ridesSoon: () => !this.#state.queue.isEmpty,
      }),
      unsynced: new UnsyncedBoard({ clock, peers }),
      judgeCostly: options.judgeCostly ?? null,
      recordSeq: loaded.head,
      storing: storingOf(options.health),
      mismatched: options.mismatched ?? (() => {}),
    };
    this.#stopWatching = options.health?.onChange(() => this.#healthChanged()) ?? (() => {});
    this.#upkeep = new Upkeep(this.#state, {
      log,
      recordAhead: this.#recordAhead,
      newDocument: this.#newDocument,
      checkpointFailed: options.checkpointFailed ?? (() => {}),
    });
    this.#changes = new RecordChanges(this.#state, {
      recordAhead: this.#recordAhead,
      newDocument: this.#newDocument,
      considerUpkeep: () => this.#upkeep.consider(),
      isEnded: () => this.#ended !== null,
      failed: (reason) => this.#fail(reason),
    });
  }

  #healthChanged(): void {
    const state = storingOf(this.#options.health);
    if (this.#ended || state === this.#state.storing) return;
    this.#state.storing = state;
    for (const peer of this.#state.peers) if (peer.greeted) peer.tell({ type: 'storing', state });
  }

  /** Whether nobody is here and nothing is under way: the host may `close` it. */
  get idle(): boolean {
    return this.#state.peers.size === 0 && this.#state.queue.isEmpty;
  }

  /** The record as durable and shown. */
  get record(): ReportRecord {
    this.#upkeep.consider();
    return this.#state.shownRights.record!;
  }

  /** Takes a connection of a person whom the host has signed in. Closes it at once when the person may not read the report. */
  connect(visitor: Visitor): RoomConnection {
    const { clock, rights, documents } = this.#state;
    const carries = visitor.document === undefined ? 'channels' : 'one-document';
    const peer = new Peer(visitor, carries, clock.now(), (left, how) => this.#leave(left, how));
    this.#state.peers.add(peer);
    this.#upkeep.consider();
    if (this.#ended) peer.close(this.#ended);
    else if (rights.rightOf(peer.person, recordName) === 'none') peer.close('forbidden');
    else if (visitor.document !== undefined) this.#openOne(peer, documents.get(visitor.document));
    return {
      receive: (message) => receive(this.#state, peer, message),
      closed: (departure) => {
        this.#state.inbox.empty();
        peer.hasClosed(departure);
      },
    };
  }

  #openOne(peer: Peer, document: RoomDocument | undefined): void {
    if (!document) {
      peer.close('no-such-report');
      return;
    }
    peer.greeted = true;
    openChannel(this.#state, peer, document, null);
    this.#state.presence.came(peer);
  }

  #leave(peer: Peer, departure: Departure): void {
    const { peers, presence, unsynced, shownRights } = this.#state;
    peers.delete(peer);
    const section = presence.sectionOf(peer);
    const mayWrite = section !== null && shownRights.rightOf(peer.person, section) === 'rw';
    unsynced.left(peer, departure, mayWrite ? section : null);
    for (const channel of peer.channels.values()) closeChannel(this.#state, channel);
    presence.left(peer);
  }

  /**
   * Changes the record for a person. Resolves when the change is durable and shown, or with a refusal; rejects with `RoomEnded`
   * when the log failed, so that nobody knows. The caller has checked the shape of `command`.
   * @param note - written with the change, all or nothing; not written when nothing changes. Made, where it is a function, of the
   *   record as it is before the change and after it.
   */
  async command(person: PersonId, command: RecordCommand, note?: Note | NoteMaker): Promise<CommandResult> {
    if (bindsToText(command)) await this.#changes.textSettled();
    const { blocking, openFinding } = this.#options;
    const change = (record: Y.Doc, at: number, texts: TextChanges) =>
      applyCommand(record, command, {
        by: person,
        at,
        rewrite: (section, edit) => texts.rewrite(section, edit),
        report: () => {
          this.#upkeep.consider();
          return reportWith(record, this.#state);
        },
        section: (section) => this.#state.documents.get(section)?.live ?? null,
        ...(blocking ? { blocking } : {}),
        ...(openFinding ? { openFinding } : {}),
      });
    return this.#changes.change(person, change, note);
  }

  /**
   * Brings the members by group in line with what the installation says of all people. Resolves when that is durable, shown and
   * told to those whose rights changed; rejects as `command` does.
   */
  async settleGroups(known: readonly GroupMember[]): Promise<void> {
    await this.#changes.change(null, (record) => {
      settleGroups(record, this.#state.rights.record!, known);
      return { ok: true };
    });
  }

  /**
   * Puts another text in the place of a section's, as restoring a version does. The section begins a new generation: edits that are
   * not accepted by now become drafts at those who made them, no copy of the old text merges with the new one, and other sections
   * go on. Also mends a damaged section. Resolves when that is durable and shown; rejects as `command` does. The caller has
   * checked that the person may.
   */
  async replaceText(replacement: Replacement): Promise<ReplaceResult> {
    this.#state.inbox.empty();
    this.#changes.mustBeWritable();
    return replaceText(this.#state, replacement, this.#replacing);
  }

  /** The same for several sections at once, with texts that are made when nobody can write to the old ones any more. */
  async replaceTexts<Code extends string>(replacements: Replacements<Code>): Promise<ReplaceResult<Code>> {
    this.#state.inbox.empty();
    this.#changes.mustBeWritable();
    return replaceTexts(this.#state, replacements, this.#replacing);
  }

  get #replacing() {
    return {
      newDocument: this.#newDocument,
      durable: (accepted: RoomAccepted) => this.#changes.durable(accepted),
    };
  }

  /** The report as durable and shown. Sections whose text cannot be read are left out. */
  exportReport(): Report {
    this.#upkeep.consider();
    return shownReport(this.#state);
  }

  /** The state of every document as durable and shown, and the last entry of the log that is in it: what a version is made of. */
  state(): { readonly seq: number; readonly content: VersionContent } {
    this.#upkeep.consider();
    return shownState(this.#state);
  }

  /** Where the open suggestions stand; none of a section whose text cannot be read. */
  suggestionPlaces(): ReadonlyMap<SuggestionId, StandingSuggestion> {
    return shownPlaces(this.record, this.#state);
  }

  /** Whether a person may do this, by the record as accepted: what the next message or command is judged by. */
  may(person: PersonId, action: Action): boolean {
    return may(person, action, this.#state.rights.record!);
  }

  /** Writes what is gathered, keeps checkpoints, closes all connections. */
  async close(): Promise<void> {
    this.#state.inbox.empty();
    this.#ended ??= 'going-away';
    for (const peer of [...this.#state.peers]) {
      peer.tell({ type: 'goaway', reason: 'going-away' });
      peer.close('going-away');
    }
    await this.#state.queue.drained();
    if (this.#ended === 'going-away') await this.#upkeep.compactAtClose();
    this.#end();
  }

  #fail(reason: unknown): void {
    this.#ended = 'storage-failed';
    this.#end();
    for (const peer of [...this.#state.peers]) peer.close('storage-failed');
    this.#changes.end();
    this.#options.failed(reason);
  }

  #end(): void {
    this.#stopWatching();
    this.#state.queue.end();
    this.#state.presence.end();
    this.#state.unsynced.end();
    this.#upkeep.end();
  }
}

const storingOf = (health: LogHealth | undefined) => (health?.works === false ? 'fails' : 'works');
