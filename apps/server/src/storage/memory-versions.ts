import type { ReportId } from '@huigao/report';
import type { StoredVersion, VersionStore, VersionSummary } from './version-store';

const summaryOf = ({ bytes: _, ...summary }: StoredVersion): VersionSummary => summary;

/** `VersionStore` in memory. Bytes are copied on the way in and out, as a real store would. */
export class MemoryVersions implements VersionStore {
  readonly #versions: StoredVersion[] = [];

  #find(report: ReportId, id: string): number {
    return this.#versions.findIndex((one) => one.report === report && one.id === id);
  }

  async addVersion(version: StoredVersion): Promise<boolean> {
    const { id, report, number } = version;
    const isTaken = this.#versions.some(
      (one) => one.id === id || (number !== null && one.report === report && one.number === number),
    );
    if (!isTaken) this.#versions.push({ ...version, bytes: version.bytes.slice() });
    return !isTaken;
  }

  async versions(report: ReportId): Promise<readonly VersionSummary[]> {
    const found = this.#versions.filter((one) => one.report === report);
    return found
      .toReversed()
      .sort((a, b) => b.seq - a.seq || b.at - a.at)
      .map(summaryOf);
  }

  async version(report: ReportId, id: string): Promise<StoredVersion | null> {
    const found = this.#versions[this.#find(report, id)];
    return found ? { ...found, bytes: found.bytes.slice() } : null;
  }

  async renameVersion(report: ReportId, id: string, name: string): Promise<boolean> {
    const index = this.#find(report, id);
    if (index < 0) return false;
    this.#versions[index] = { ...this.#versions[index]!, name };
    return true;
  }
}
