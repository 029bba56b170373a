// What of a report lies in this tab and on this machine: the record, the open sections, their local copies, and of which generation
// these are. Left out: the connection over which they are brought in line.

import { may, type PersonId, type ReportId, type SectionId } from '@huigao/report';
import { readRecord, recordName } from '@huigao/report-doc';
import type * as Y from 'yjs';
import type { Control, Right } from '../protocol';
import { Generations } from './generations';
import type { KeptNotes } from './kept-notes';
import { OpenSections } from './open-sections';
import type { LocalCopy, LocalStore } from './ports';
import { RecordSync } from './record-sync';
import type { SectionHost } from './section-host';
import type { Wire } from './wire';

interface Options {
  readonly report: ReportId;
  readonly person: PersonId;
  readonly store: LocalStore;
  readonly notes: KeptNotes;
  /** What the sections need beside their copies and the record. */
  readonly host: Omit<SectionHost, 'openCopy' | 'generationOf' | 'figures'>;
  /** The connection, once the server has answered. */
  readonly wire: () => Wire | null;
}

export class LocalReport {
  readonly sections: OpenSections;
  readonly #options: Options;
  readonly #generations: Generations;
  #record: RecordSync;
  #hasJoined = false;

  constructor(options: Options) {
    this.#options = options;
    const { host, notes, wire } = options;
    this.#generations = new Generations(notes);
    this.sections = new OpenSections({
      host: {
        ...host,
        openCopy: (section, doc) => this.#openCopy(section, doc),
        generationOf: (section) => this.#generations.of(section),
        figures: () => readRecord(this.record)?.figures ?? new Map(),
      },
      wire,
      assumedRight: (section) => this.#assumedRight(section),
    });
    this.#record = this.#newRecord();
  }

  /** Read-only replica of the record document; another one when the generation changes. */
  get record(): Y.Doc {
    return this.#record.doc;
  }

  /** The sections are being brought in line over the connection there is. */
  get hasJoined(): boolean {
    return this.#hasJoined;
  }

  /** The notes are read: loads what they say is kept. */
  recall(): void {
    if (this.#generations.recall()) this.#loadCopies();
    for (const [id, marks] of this.#options.notes.markedSections()) this.sections.section(id).recall(marks);
  }

  /** Brings all in line with the server over a new connection; where the report is another one by now, once the copies are loaded. */
  join(wire: Wire, welcome: Control<'welcome'>): void {
    const { report } = this.#generations;
    if (report !== null && report !== welcome.generation) void this.#changeGeneration(wire, welcome);
    else this.#exchange(wire, welcome);
  }

  /** The text of a section was replaced while it was open. */
  replaced(document: Control<'replaced'>): void {
    this.#beginAnew(document);
    this.#generations.note();
  }

  disconnect(): void {
    this.#hasJoined = false;
    this.#record.disconnect();
    this.sections.disconnect();
  }

  /** Closes the local copies, which are kept. */
  async close(): Promise<void> {
    await Promise.all([this.sections.close(), this.#record.close('keep')]);
  }

  #exchange(wire: Wire, { generation, documents }: Control<'welcome'>): void {
    const isFirst = this.#generations.report === null;
    if (isFirst) this.#generations.begin(generation);
    for (const document of documents)
      if (isFirst) this.#generations.setDocument(document.document, document.generation);
      else this.#beginAnew(document);
    if (isFirst) this.#loadCopies();
    this.#generations.note();
    this.#record.connect(wire);
    this.sections.connect(wire);
    this.#hasJoined = true;
    this.#options.host.changed();
  }

  /** The report was restored or replaced: nothing kept here may merge with it, and edits not saved become drafts. */
  async #changeGeneration(wire: Wire, welcome: Control<'welcome'>): Promise<void> {
    await this.sections.loaded();
    if (this.#options.wire() !== wire) return;
    const old = this.#record;
    this.#record = this.#newRecord();
    old.close('clear').catch((error: unknown) => this.#options.host.fault(error));
    this.#generations.begin(welcome.generation);
    for (const { document, generation } of welcome.documents)
      this.#generations.setDocument(document, generation);
    for (const section of this.sections.all) section.startAnew();
    this.#loadCopies();
    this.#exchange(wire, welcome);
  }

  /** The text of a section was replaced: what is kept of the old one must not meet the new one. */
  #beginAnew({ document, generation }: { readonly document: string; readonly generation: number }): void {
    if (this.#generations.of(document) === generation) return;
    // Opened while the old generation is known, so that the copy kept of it is found and given up.
    const section = this.sections.section(document as SectionId);
    this.#generations.setDocument(document, generation);
    section.startAnew();
  }

  #newRecord(): RecordSync {
    const { host } = this.#options;
    return new RecordSync(host.newDocument(), () => this.#assumeRights(), host.fault);
  }

  #openCopy(document: string, doc: Y.Doc): LocalCopy | null {
    const { person, report, store } = this.#options;
    const generation = this.#generations.suffix(document);
    return generation === null ? null : store.open(`${person}/${report}/${document}/${generation}`, doc);
  }

  #loadCopies(): void {
    const copy = this.#openCopy(recordName, this.record);
    if (copy) this.#record.load(copy);
    this.sections.load();
  }

  // Rights while there is no connection: what the kept record says.

  #assumedRight(section: SectionId): Right {
    const record = readRecord(this.record);
    if (!record) return 'none';
    return may(this.#options.person, { do: 'editText', section }, record) ? 'rw' : 'r';
  }

  #assumeRights(): void {
    const { host, wire } = this.#options;
    if (wire()) return;
    this.sections.assumeRights();
    host.changed();
  }
}
