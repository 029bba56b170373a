import type { PersonId, ReportId, SectionId, ThreadId } from '@huigao/report';
import type { ReadingStore, SeenSection } from './reading-store';

const keyOf = (person: PersonId, report: ReportId) => `${person} ${report}`;

/** `ReadingStore` in memory. */
export class MemoryReadings implements ReadingStore {
  readonly #threads = new Map<string, Map<ThreadId, number>>();
  readonly #sections = new Map<string, Map<SectionId, SeenSection>>();

  async threadsRead(person: PersonId, report: ReportId): Promise<ReadonlyMap<ThreadId, number>> {
    return new Map(this.#threads.get(keyOf(person, report)));
  }

  async readThreads(
    person: PersonId,
    report: ReportId,
    threads: readonly (readonly [ThreadId, number])[],
  ): Promise<void> {
    const key = keyOf(person, report);
    const read = this.#threads.get(key) ?? new Map<ThreadId, number>();
    for (const [thread, at] of threads) read.set(thread, Math.max(at, read.get(thread) ?? 0));
    this.#threads.set(key, read);
  }

  async sectionsSeen(person: PersonId, report: ReportId): Promise<readonly SeenSection[]> {
    return [...(this.#sections.get(keyOf(person, report))?.values() ?? [])];
  }

  async seeSections(person: PersonId, report: ReportId, sections: readonly SeenSection[]): Promise<void> {
    const key = keyOf(person, report);
    const seen = this.#sections.get(key) ?? new Map<SectionId, SeenSection>();
    for (const one of sections) seen.set(one.section, one);
    this.#sections.set(key, seen);
  }
}
