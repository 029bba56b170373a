import { type Comparison, compareReports, type Report, type SectionId, sectionDigest } from '@huigao/report';
import { decodeVersion, readVersion } from '@huigao/report-doc';

/** Two versions to compare, as the server gives them. */
export interface CompareRequest {
  readonly before: ArrayBuffer;
  readonly after: ArrayBuffer;
}

/** What differs, and what is needed to act on it. */
export interface Compared {
  readonly comparison: Comparison;
  /** Digest of each section after: whoever restores a paragraph says which text they saw. */
  readonly digests: Readonly<Record<SectionId, string>>;
}

const reportOf = (bytes: ArrayBuffer): Report | null => {
  const content = decodeVersion(new Uint8Array(bytes));
  return content && (readVersion(content)?.report ?? null);
};

/** Null: what was given is no report. */
export function compareVersions(request: CompareRequest): Compared | null {
  const [before, after] = [reportOf(request.before), reportOf(request.after)];
  if (!before || !after) return null;
  const digests = [...after.bodies.keys()].map((id) => [id, sectionDigest(after, id)] as const);
  return { comparison: compareReports(before, after), digests: Object.fromEntries(digests) };
}
