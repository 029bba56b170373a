// What a room needs from outside: a durable log, a clock, and connections. The shell gives them; so does a test.

import type { Acceptance, CostlyTask, Refusal } from '@huigao/authority';
import type { GroupShare, Member, PersonId, ReportId, Standing } from '@huigao/report';

/** Name of a document of a report: `record` or a section's id. */
export type DocumentName = string;

/** One accepted update of one document. `seq` counts over the whole report from 1, without gaps. */
export interface LogEntry {
  readonly seq: number;
  readonly document: DocumentName;
  readonly bytes: Uint8Array;
  /** Who sent it; null is the server itself. */
  readonly person: PersonId | null;
  /** Epoch ms. */
  readonly at: number;
  /**
   * The bytes are the document from here on, in the place of all that came before: `seq` is the generation that begins with them.
   */
  readonly whole?: true;
}

/** A Yjs client id seen in a document, and the person it belongs to for ever (null: the server). */
export interface ClientBinding {
  readonly document: DocumentName;
  readonly client: number;
  readonly person: PersonId | null;
}

/** What the list of reports and the right to open one need to know, written with the entries that change it. */
export interface ReportIndex {
  readonly title: string;
  /** With the roles given to each as such: those by a group follow from the groups, which people join and leave unseen. */
  readonly people: readonly Pick<Member, 'person' | 'roles'>[];
  readonly groups: readonly GroupShare[];
  /** Absent: nobody has looked. */
  readonly standing?: Standing;
}

/** A verified state of one document up to and including `seq`. */
export interface Checkpoint {
  readonly document: DocumentName;
  readonly seq: number;
  readonly bytes: Uint8Array;
}

/** A report as it lies in the log: newest checkpoint of each document, the entries after it, and the bindings. */
export interface LoadedReport {
  readonly head: number;
  /** Raised when the whole report is put back from outside: copies of another generation must not merge. */
  readonly generation: number;
  /** The documents whose text was replaced, each with the place of the newest entry that is `whole`. What is before it is not needed. */
  readonly generations: ReadonlyMap<DocumentName, number>;
  readonly checkpoints: readonly Checkpoint[];
  readonly entries: readonly LogEntry[];
  readonly bindings: readonly ClientBinding[];
}

/** Something the host wants kept with an entry: both are written, or neither. A room passes it on unread. */
export type Note = Readonly<Record<string, unknown>>;

export interface Append {
  /** The head this follows; another head now means another owner wrote, and nothing is appended. */
  readonly expectedHead: number;
  readonly entries: readonly LogEntry[];
  readonly bindings: readonly ClientBinding[];
  readonly index?: ReportIndex;
  /** Written in the same transaction as the entries; a log that keeps no notes drops them. */
  readonly notes?: readonly Note[];
}

/** The append-only log of reports. Every method rejects only on a failure of storage. */
export interface ReportLog {
  /** Makes a report with its first entries; durable when it resolves. */
  create(report: ReportId, first: Append & { readonly index: ReportIndex }): Promise<void>;
  /** Null: there is no such report. */
  load(report: ReportId): Promise<LoadedReport | null>;
  /** All or nothing; durable when it resolves with true. False: the head is another one. */
  append(report: ReportId, group: Append): Promise<boolean>;
  /** Keeps a checkpoint beside the older ones; entries it covers may be trimmed later. */
  checkpoint(report: ReportId, checkpoint: Checkpoint): Promise<void>;
}

/** Whether the log takes writes now, as the host knows from writes that failed and from trying again. */
export interface LogHealth {
  readonly works: boolean;
  /** Calls back after each change; the returned function stops that. */
  onChange(listener: () => void): () => void;
}

export interface Clock {
  /** Epoch ms. */
  now(): number;
  /** Calls back once after `ms`; the returned function cancels. */
  after(ms: number, callback: () => void): () => void;
}

/** One end of a binary message connection. */
export interface Connection {
  send(message: Uint8Array): void;
  /** Bytes accepted by `send` and not yet handed to the network. */
  readonly bufferedBytes: number;
  close(code: number, reason: string): void;
}

/**
 * Judges a costly update where that holds up nobody else, by `judgeTask`. Gives `too-costly` when it takes longer than it may;
 * never rejects.
 */
export type CostlyJudge = (task: CostlyTask) => Promise<Acceptance | Refusal>;

/** Makes bytes fewer while nobody needs them, and gives them back as they were. */
export interface Packer {
  pack(bytes: Uint8Array): Uint8Array;
  unpack(packed: Uint8Array): Uint8Array;
}
