// Versions 版本 of reports as they are stored: the whole state at one moment, who had it kept and why.

import type { PersonId, ReportId, SectionId } from '@huigao/report';

/**
 * What a version was made for: the first state of all; named by hand; a section's hand-in 送审 or agreement 定稿; a frozen final
 * version 定本; a day with changes that has ended; what stood there before something was restored 恢复.
 */
const versionCauses = ['first', 'named', 'submitted', 'agreed', 'frozen', 'daily', 'replaced'] as const;
export type VersionCause = (typeof versionCauses)[number];

export interface VersionSummary {
  readonly id: string;
  readonly report: ReportId;
  /** The state is that of the log up to this entry. */
  readonly seq: number;
  /** Epoch ms. */
  readonly at: number;
  /** Null: the server by itself. */
  readonly by: PersonId | null;
  readonly cause: VersionCause;
  /** The section it was made for; null: the report as a whole. */
  readonly section: SectionId | null;
  /** Given by a person, or `''`. */
  readonly name: string;
  /** Number of a frozen version, from 1; null for all others. */
  readonly number: number | null;
  /** SHA-256 (hex) of the bytes as they are stored. */
  readonly sha256: string;
}

/** A version with what it holds: bytes of `encodeVersion`, compressed. */
export interface StoredVersion extends VersionSummary {
  readonly bytes: Uint8Array;
}

/** Versions are never changed but for their names, and never removed. */
export interface VersionStore {
  /** False: there is one of this id, or of this number. */
  addVersion(version: StoredVersion): Promise<boolean>;
  /** Newest first. */
  versions(report: ReportId): Promise<readonly VersionSummary[]>;
  /** Null: no such version of this report. The bytes are what is stored, damaged or not: `sha256` tells. */
  version(report: ReportId, id: string): Promise<StoredVersion | null>;
  /** False: no such version. */
  renameVersion(report: ReportId, id: string, name: string): Promise<boolean>;
}
