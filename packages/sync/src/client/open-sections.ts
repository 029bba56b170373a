// The sections of a report that are open in this tab, and what the server says of this person in each document.

import type { SectionId } from '@huigao/report';
import type { Right } from '../protocol';
import type { ClientState, SectionState } from './client-state';
import type { SectionHost } from './section-host';
import { SectionSync, type Standing } from './section-sync';
import type { Wire } from './wire';

interface Options {
  readonly host: SectionHost;
  /** The connection, once the server has answered. */
  readonly wire: () => Wire | null;
  /** What is assumed while there is no connection. */
  readonly assumedRight: (section: SectionId) => Right;
}

export class OpenSections {
  readonly #options: Options;
  readonly #open = new Map<SectionId, SectionSync>();
  readonly #standings = new Map<string, Standing>();

  constructor(options: Options) {
    this.#options = options;
  }

  get all(): Iterable<SectionSync> {
    return this.#open.values();
  }

  /** Opens a section on the first call: from the local copy, then from the server. */
  section(id: SectionId): SectionSync {
    const known = this.#open.get(id);
    if (known) return known;
    const { host, wire, assumedRight } = this.#options;
    const section = new SectionSync(id, host);
    this.#open.set(id, section);
    section.assumeRight(assumedRight(id));
    section.load();
    const connected = wire();
    if (connected) section.connect(connected, this.standingOf(id));
    host.changed();
    return section;
  }

  /** See `SectionSync.hold`; nothing where the section is not open. */
  hold(id: SectionId, isComposing: boolean): void {
    this.#open.get(id)?.hold(isComposing);
  }

  /** What a new connection says of all documents; nothing else is known any more. */
  setStandings(standings: Iterable<Standing & { readonly document: string }>): void {
    this.#standings.clear();
    for (const standing of standings) this.#standings.set(standing.document, standing);
  }

  setStanding(standing: Standing & { readonly document: string }): void {
    this.#standings.set(standing.document, standing);
    this.#open.get(standing.document as SectionId)?.setStanding(standing);
  }

  standingOf(document: string): Standing {
    return this.#standings.get(document) ?? { right: 'none', health: 'sound' };
  }

  connect(wire: Wire): void {
    for (const [id, section] of this.#open) section.connect(wire, this.standingOf(id));
  }

  /** See `SectionSync.flush`. */
  flush(): void {
    for (const section of this.all) section.flush();
  }

  disconnect(): void {
    for (const section of this.all) section.disconnect();
  }

  assumeRights(): void {
    for (const [id, section] of this.#open) section.assumeRight(this.#options.assumedRight(id));
  }

  load(): void {
    for (const section of this.all) section.load();
  }

  /** Resolves when all local copies that are being loaded are. */
  async loaded(): Promise<void> {
    await Promise.all([...this.all].map((section) => section.loaded));
  }

  async close(): Promise<void> {
    await Promise.all([...this.all].map((section) => section.close()));
  }

  /** Own edits that are not saved, in all of them. */
  get unsaved(): number {
    return [...this.all].reduce((sum, { unsaved }) => sum + unsaved, 0);
  }

  /** Those with edits that are not saved. */
  get unsavedSections(): readonly SectionSync[] {
    return [...this.all].filter(({ unsaved }) => unsaved > 0);
  }

  /** How each stands; what is as it was `before` is the same object, so that readers can compare by identity. */
  states(before: ClientState['sections']): ClientState['sections'] {
    let isSame = before.size === this.#open.size;
    const now = new Map<SectionId, SectionState>();
    for (const [id, section] of this.#open) {
      const old = before.get(id);
      const state = kept(old, section.state);
      isSame &&= state === old;
      now.set(id, state);
    }
    return isSame ? before : now;
  }
}

/** The older of two equal snapshots. */
function kept(old: SectionState | undefined, now: SectionState): SectionState {
  const isSame =
    old?.right === now.right &&
    old.health === now.health &&
    old.synced === now.synced &&
    old.isCurrent === now.isCurrent &&
    old.frozen === now.frozen &&
    old.replica === now.replica;
  return isSame ? old : now;
}
