// Derives the immutable Report from the documents of a client, at most once a frame, reading again only what changed. A text that
// is being typed waits for a pause: its own editor shows it already, and the panels must not cost every key.
// Left out on purpose: writing. Texts are written by the editors, the record by commands.

import type { Report, SectionId } from '@huigao/report';
import { type ReportRecord, readRecord } from '@huigao/report-doc';
import type { QueuedCommand, ReportClient, SectionReplica } from '@huigao/sync/client';
import type * as Y from 'yjs';
import type { Schedule } from './frame-schedule';
import { keepSame, keepSameList, keepSameMap } from './keep-same';
import type { WaitingContext } from './record-with-waiting';
import type { ReportStore } from './report-session';
import { bodyNow } from './section-body';

/** What the store needs of a client. */
export type ReportSource = Pick<ReportClient, 'record' | 'section' | 'state' | 'subscribe'>;

/** A {@link ReportStore} with its end. */
export interface DerivedReport extends ReportStore {
  readonly stop: () => void;
}

/** A document that is watched: whether it changed since it was read. */
class Watched {
  isChanged = true;
  readonly #onUpdate: () => void;

  constructor(
    readonly doc: Y.Doc,
    changed: () => void,
  ) {
    this.#onUpdate = () => {
      this.isChanged = true;
      changed();
    };
    doc.on('update', this.#onUpdate);
  }

  stop(): void {
    this.doc.off('update', this.#onUpdate);
  }
}

type Bodies = Report['bodies'];
type Body = Bodies extends ReadonlyMap<SectionId, infer Value> ? Value : never;

interface WatchedSection {
  readonly replica: SectionReplica;
  readonly watched: Watched;
}

/** When the report is derived anew: `soon` after a change of the record or a first text, `calm`, asked for with each change, while a text is being typed. */
export interface Schedules {
  readonly soon: Schedule;
  readonly calm: Schedule;
}

type WithWaiting = (
  record: Y.Doc,
  waiting: readonly QueuedCommand[],
  context: Omit<WaitingContext, 'person'>,
) => ReportRecord | null;

/** How the report is read with what waits for the server; loaded when something does, which is seldom. */
export type LoadWithWaiting = () => Promise<WithWaiting>;

const nothingWaits = () => Promise.resolve<WithWaiting>(readRecord);

class Derivation {
  readonly #source: ReportSource;
  readonly #schedules: Schedules;
  readonly #load: LoadWithWaiting;
  readonly #listeners = new Set<() => void>();
  readonly #sections = new Map<SectionId, WatchedSection>();
  #record: Watched;
  #report: Report | null = null;
  #seenSections: ReportSource['state']['sections'] | null = null;
  #queued: ReportSource['state']['queued'] | null = null;
  #withWaiting: WithWaiting | 'loading' | null = null;
  readonly #cancel: { soon: (() => void) | null; calm: (() => void) | null } = { soon: null, calm: null };
  readonly #stopSource: () => void;

  constructor(source: ReportSource, schedules: Schedules, load: LoadWithWaiting) {
    this.#source = source;
    this.#schedules = schedules;
    this.#load = load;
    this.#record = new Watched(source.record, this.#changed);
    this.#stopSource = source.subscribe(this.#sourceChanged);
    this.#changed();
  }

  get current(): Report | null {
    return this.#report;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  stop(): void {
    this.#callOff();
    this.#stopSource();
    this.#record.stop();
    for (const { watched } of this.#sections.values()) watched.stop();
  }

  readonly #changed = () => this.#deriveWhen('soon');

  /** Counts of unsaved edits and the like change with every key, and nothing that is read here. */
  readonly #sourceChanged = () => {
    const { record, state } = this.#source;
    const isSame = state.sections === this.#seenSections && state.queued === this.#queued;
    if (isSame && record === this.#record.doc) return;
    if (state.queued !== this.#queued) this.#record.isChanged = true;
    this.#queued = state.queued;
    this.#seenSections = state.sections;
    this.#changed();
  };

  #deriveWhen(when: keyof Schedules): void {
    if (when === 'soon' && this.#cancel.soon) return;
    this.#cancel[when] = this.#schedules[when](() => {
      this.#callOff();
      this.#derive();
    });
  }

  #callOff(): void {
    for (const when of ['soon', 'calm'] as const) {
      this.#cancel[when]?.();
      this.#cancel[when] = null;
    }
  }

  #derive(): void {
    const record = this.#readRecord();
    if (!record) return;
    const bodies = this.#readBodies(record);
    const old = this.#report;
    if (old && bodies === old.bodies && sameRecord(record, old)) return;
    this.#report = { ...record, bodies };
    for (const listener of [...this.#listeners]) listener();
  }

  #readRecord(): ReportRecord | null {
    const { record } = this.#source;
    if (record !== this.#record.doc) {
      this.#record.stop();
      this.#record = new Watched(record, this.#changed);
    }
    if (!this.#record.isChanged) return this.#report;
    const read = this.#readWithWaiting(record);
    this.#record.isChanged = false;
    // A record of a new generation is empty until it has arrived; what was shown stays until then.
    return read ? keepRecord(this.#report, read) : this.#report;
  }

  /** Until it is loaded how to read what waits, the record is shown as the server has it. */
  #readWithWaiting(record: Y.Doc): ReportRecord | null {
    const waiting = this.#source.state.queued.filter(({ refusal }) => refusal === null);
    if (waiting.length === 0) return readRecord(record);
    if (this.#withWaiting === null) void this.#loadWithWaiting();
    if (typeof this.#withWaiting !== 'function') return readRecord(record);
    const { state } = this.#source;
    return this.#withWaiting(record, waiting, {
      bodies: this.#report?.bodies ?? new Map(),
      section: (id) => (state.sections.get(id)?.synced ? this.#source.section(id).doc : null),
    });
  }

  async #loadWithWaiting(): Promise<void> {
    this.#withWaiting = 'loading';
    try {
      this.#withWaiting = await this.#load();
    } catch {
      // Asked for again with the next change.
      this.#withWaiting = null;
      return;
    }
    this.#record.isChanged = true;
    this.#changed();
  }

  #readBodies({ outline }: ReportRecord): Bodies {
    const old: Bodies = this.#report?.bodies ?? new Map();
    const bodies = new Map<SectionId, Body>();
    for (const { id, kind } of outline) {
      if (kind === 'part') continue;
      const body = this.#readSection(id, old.get(id));
      if (body) bodies.set(id, body);
    }
    this.#forgetAllBut(bodies, outline);
    const same = bodies.size === old.size && [...bodies].every(([id, body]) => old.get(id) === body);
    return same ? old : bodies;
  }

  #readSection(id: SectionId, old: Body | undefined): Body | undefined {
    const { watched } = this.#watch(id);
    // Before anything has arrived the text is not empty but unknown.
    if (!this.#source.state.sections.get(id)?.synced) return old;
    if (!watched.isChanged) return old;
    watched.isChanged = false;
    const read = bodyNow(watched.doc);
    if (!read.ok) return undefined;
    return old?.eq(read.body) ? old : read.body;
  }

  /** Opens a section, and watches its newest replica. */
  #watch(id: SectionId): WatchedSection {
    const replica = this.#source.section(id);
    const known = this.#sections.get(id);
    if (known?.replica === replica) return known;
    known?.watched.stop();
    const changed = () => this.#deriveWhen(this.#report?.bodies.has(id) ? 'calm' : 'soon');
    const section = { replica, watched: new Watched(replica.doc, changed) };
    this.#sections.set(id, section);
    return section;
  }

  #forgetAllBut(bodies: ReadonlyMap<SectionId, unknown>, outline: Report['outline']): void {
    if (this.#sections.size === bodies.size) return;
    const listed = new Set(outline.map((entry) => entry.id));
    for (const [id, { watched }] of this.#sections) {
      if (listed.has(id)) continue;
      watched.stop();
      this.#sections.delete(id);
    }
  }
}

/** Every part: one that was left out would change unseen. */
const recordParts = {
  id: true,
  title: true,
  year: true,
  signature: true,
  scheme: true,
  signing: true,
  finals: true,
  rolledFrom: true,
  archived: true,
  outline: true,
  people: true,
  groups: true,
  figures: true,
  tasks: true,
  indicators: true,
  threads: true,
  suggestions: true,
  waivers: true,
  rules: true,
} as const satisfies Record<keyof ReportRecord, true>;

const sameRecord = (a: ReportRecord, b: ReportRecord) =>
  (Object.keys(recordParts) as (keyof ReportRecord)[]).every((part) => a[part] === b[part]);

/** The newly read record with the parts of the old one where they say the same. */
function keepRecord(old: ReportRecord | null, next: ReportRecord): ReportRecord {
  if (!old) return next;
  return {
    ...next,
    signature: keepSame(old.signature, next.signature),
    scheme: keepSame(old.scheme, next.scheme),
    signing: keepSame(old.signing, next.signing),
    finals: keepSame(old.finals, next.finals),
    rolledFrom: keepSame(old.rolledFrom, next.rolledFrom),
    archived: keepSame(old.archived, next.archived),
    outline: keepSameList(old.outline, next.outline),
    people: keepSameMap(old.people, next.people),
    groups: keepSameMap(old.groups, next.groups),
    threads: keepSameMap(old.threads, next.threads),
    suggestions: keepSameMap(old.suggestions, next.suggestions),
    waivers: keepSameMap(old.waivers, next.waivers),
    rules: keepSameMap(old.rules, next.rules),
    figures: keepSameMap(old.figures, next.figures),
    tasks: keepSameMap(old.tasks, next.tasks),
    indicators: keepSameMap(old.indicators, next.indicators),
  };
}

/** The report of a client as a store for views. It opens every section as soon as the outline is known. */
export function deriveReport(
  source: ReportSource,
  schedules: Schedules,
  load: LoadWithWaiting = nothingWaits,
): DerivedReport {
  const derivation = new Derivation(source, schedules, load);
  return {
    current: () => derivation.current,
    subscribe: (listener) => derivation.subscribe(listener),
    stop: () => derivation.stop(),
  };
}
