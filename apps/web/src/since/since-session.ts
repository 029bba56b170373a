// Finds what changed since the person was last in each section, and keeps what they have seen by now. A change of before is seen once
// it was on the screen for a moment, and goes on being shown until the page is left; one that comes while it is on the screen was
// seen coming, and fades.

import { decodeSeen, encodeSeen, type Report, type SectionId } from '@huigao/report';
import type * as Y from 'yjs';
import { requestIdle } from '../checks/idle-derivation';
import type { ReportSession } from '../report/report-session';
import { readBefore } from './first-visit';
import { LookedAt } from './looked-at';
import { SectionReading } from './section-reading';

type Parts = Pick<ReportSession, 'client' | 'store' | 'person' | 'changed'> &
  Pick<ReportSession['comments'], 'readings'>;
type Body = Parameters<SectionReading['look']>[0];

/** What is seen is told so long after, in ms: a reader who goes on reading tells it in one go. */
const tellMs = 4000;
/** How often what is on the screen is looked at, in ms. */
const lookMs = 1000;
/** A text that is being changed is looked at so much later, in ms. */
const laterMs = 300;
/** And where only others change it, so often at most: in a long report with many people every text is being changed all the time. */
const calmMs = 2000;

const toBase64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (unit) => unit.charCodeAt(0));

/** One section as it is followed. */
interface Followed {
  readonly reading: SectionReading;
  body: Body | null;
  doc: Y.Doc | null;
  /** Whether the document has changed since the report was derived from it. */
  isAhead: boolean;
  /** Whether something was written on this page since it was looked at, and when that was, by the page's clock. */
  isWrittenHere: boolean;
  lookedAt: number;
  /** Whether it was looked at with what the server had when the person came: what comes later comes under their eyes. */
  isCaughtUp: boolean;
  /** What the server keeps, as it is sent. */
  kept: string | null;
}

export class SinceSession {
  readonly #parts: Parts;
  readonly #sections = new Map<SectionId, Followed>();
  /** Passages that were there when the person came. */
  readonly #fromBefore = new Set<string>();
  readonly #own = new Set<number>();
  readonly #looked = new LookedAt();
  readonly #stops: (() => void)[] = [];
  #kept: Readonly<Record<string, { readonly snapshot: string }>> = {};
  #cancelIdle: (() => void) | null = null;
  #isFirstVisit = false;
  #isStopped = false;
  #later: ReturnType<typeof setTimeout> | undefined;
  #telling: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Begins once the server has said what was seen; without an answer nothing is marked and nothing told: better than all. */
  async start(): Promise<void> {
    const loaded = await this.#parts.readings.loaded;
    if (!loaded || this.#isStopped) return;
    this.#kept = loaded.sections;
    this.#isFirstVisit = Object.keys({ ...loaded.sections, ...loaded.threads }).length === 0;
    const onHidden = () => document.visibilityState === 'hidden' && this.#tell();
    const timer = setInterval(() => this.#lookAtScreen(), lookMs);
    document.addEventListener('visibilitychange', onHidden);
    this.#stops.push(
      this.#parts.store.subscribe(this.#derived),
      () => clearInterval(timer),
      () => document.removeEventListener('visibilitychange', onHidden),
    );
    this.#derived();
  }

  stop(): void {
    this.#isStopped = true;
    this.#tell();
    this.#cancelIdle?.();
    clearTimeout(this.#later);
    for (const stop of this.#stops) stop();
    for (const [section, { reading, doc }] of this.#sections) {
      reading.stop();
      doc?.off('update', this.#onUpdate);
      this.#parts.changed.show(section, null);
    }
  }

  /** Everything counts as seen. @returns what takes that back */
  readAll(): () => void {
    const takeBack = [...this.#sections.values()].map(({ reading }) => reading.readAll());
    this.#lookAnew();
    return () => {
      for (const back of takeBack) back();
      this.#lookAnew();
    };
  }

  readonly #onUpdate = (...[, , doc, { local }]: [Uint8Array, unknown, Y.Doc, Y.Transaction]) => {
    for (const followed of this.#sections.values()) {
      if (followed.doc !== doc) continue;
      followed.isAhead = true;
      followed.isWrittenHere ||= local;
    }
  };

  /** The report was derived: it reads as the documents do. */
  readonly #derived = () => {
    for (const followed of this.#sections.values()) followed.isAhead = false;
    this.#ask();
  };

  readonly #ask = () => {
    this.#cancelIdle ??= requestIdle(() => {
      this.#cancelIdle = null;
      const report = this.#parts.store.current();
      if (report) this.#lookAtTexts(report);
    });
  };

  #lookAnew(): void {
    for (const followed of this.#sections.values()) Object.assign(followed, unlooked);
    this.#ask();
    this.#tellLater();
  }

  #lookAtTexts(report: Report): void {
    if (this.#isFirstVisit) this.#parts.readings.note(readBefore(report, this.#parts.person.id));
    this.#isFirstVisit = false;
    for (const [section, body] of report.bodies) {
      const followed = this.#follow(section);
      if (followed.body === body) continue;
      const isEarly = !followed.isWrittenHere && performance.now() - followed.lookedAt < calmMs;
      if (followed.isAhead || isEarly) {
        clearTimeout(this.#later);
        this.#later = setTimeout(this.#ask, laterMs);
        continue;
      }
      this.#look(section, followed, body);
      // The next in the next idle moment: a long text takes long.
      this.#ask();
      return;
    }
  }

  #follow(section: SectionId): Followed {
    const { client } = this.#parts;
    const { doc, awareness } = client.section(section);
    let followed = this.#sections.get(section);
    if (!followed) {
      const kept = this.#kept[section]?.snapshot ?? null;
      followed = { reading: new SectionReading(this.#seenBefore(section)), ...unread, kept };
      this.#sections.set(section, followed);
    }
    if (followed.doc !== doc) {
      followed.doc?.off('update', this.#onUpdate);
      doc.on('update', this.#onUpdate);
      followed.doc = doc;
    }
    this.#own.add(doc.clientID);
    for (const [id, { user }] of awareness.getStates())
      if ((user as { id?: unknown } | undefined)?.id === this.#parts.person.id) this.#own.add(id);
    return followed;
  }

  /** Null: on a first visit what is there is as good as seen. A section that came since is new as a whole. */
  #seenBefore(section: SectionId): readonly string[] | null {
    const kept = this.#kept[section]?.snapshot;
    if (kept !== undefined) return decodeSeen(fromBase64(kept));
    return Object.keys(this.#kept).length === 0 ? null : [];
  }

  #look(section: SectionId, followed: Followed, body: Body): void {
    followed.body = body;
    followed.isWrittenHere = false;
    followed.lookedAt = performance.now();
    const passages = followed.reading.look(body, followed.doc!, this.#own);
    if (!followed.isCaughtUp) for (const { id } of passages) this.#fromBefore.add(id);
    this.#catchUp(section, followed);
    const marks = passages.map(({ id, from, to }) => ({ id, from, to, isGone: from === to }));
    this.#parts.changed.show(section, marks.length > 0 ? { marks, size: body.content.size } : null);
    this.#tellLater();
  }

  #catchUp(section: SectionId, followed: Followed): void {
    const { client, store } = this.#parts;
    const isLookedAt = !followed.isAhead && followed.body === store.current()?.bodies.get(section);
    if (isLookedAt && client.state.sections.get(section)?.isCurrent) followed.isCaughtUp = true;
  }

  #lookAtScreen(): void {
    for (const [section, followed] of this.#sections) this.#catchUp(section, followed);
    const page = document.querySelector<HTMLElement>('[data-region="page"]');
    if (!page || document.visibilityState !== 'visible' || this.#parts.changed.current().size === 0) return;
    const read = this.#looked.look(page);
    const before = new Set([...read].filter((id) => this.#fromBefore.has(id)));
    const coming = new Set([...read].filter((id) => !before.has(id)));
    for (const [section, { marks }] of this.#parts.changed.current()) {
      const followed = this.#sections.get(section);
      if (!followed || !marks.some(({ id }) => read.has(id))) continue;
      followed.reading.read(before, 'shown');
      followed.reading.read(coming, 'gone');
      Object.assign(followed, unlooked);
      this.#ask();
      this.#tellLater();
    }
  }

  #tellLater(): void {
    this.#telling ??= setTimeout(() => this.#tell(), tellMs);
  }

  /** Tells what is seen by now, as far as the server does not know. */
  #tell(): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    const news: Record<string, string> = {};
    for (const [section, followed] of this.#sections) {
      if (!followed.body) continue;
      const seen = toBase64(encodeSeen(followed.reading.seen));
      if (seen !== followed.kept) news[section] = followed.kept = seen;
    }
    if (Object.keys(news).length === 0) return;
    void this.#parts.readings.tellSections(news).then((isKept) => {
      // Told again with what comes next.
      if (!isKept)
        for (const section of Object.keys(news)) this.#sections.get(section as SectionId)!.kept = null;
    });
  }
}

/** To be looked at as soon as there is time. */
const unlooked = { body: null, lookedAt: Number.NEGATIVE_INFINITY } as const;

const unread = { ...unlooked, doc: null, isAhead: false, isWrittenHere: false, isCaughtUp: false } as const;
