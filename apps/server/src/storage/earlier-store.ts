// How texts came about before their report was brought here: what an archive said of it, kept beside the log, which begins with the
// texts as they were then (decision 0045).

import type { ReportId, SectionId } from '@huigao/report';

/** The history of one section before its log, as `packHistory` gives it. */
export interface EarlierHistory {
  readonly section: SectionId;
  /** SHA-256 (hex) of the bytes. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** Written with the report they came with, and never changed. */
export interface EarlierStore {
  /** Null: the section began here. The bytes are what is stored, damaged or not: `sha256` tells. */
  earlierHistory(report: ReportId, section: SectionId): Promise<EarlierHistory | null>;
}
