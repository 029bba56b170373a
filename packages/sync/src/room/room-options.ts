// What a room is opened with.

import type { Report, ReportId, SectionId, WaivedFinding } from '@huigao/report';
import type * as Y from 'yjs';
import type { Clock, CostlyJudge, DocumentName, LogHealth, Packer, ReportLog } from './ports';
import type { SharedPace } from './shared-pace';

export interface RoomOptions {
  readonly report: ReportId;
  readonly log: ReportLog;
  readonly clock: Clock;
  /**
   * Called when the log did not take a write: all connections have been closed, nothing more happens here, and whoever opens the
   * report anew sees exactly what the log has.
   */
  readonly failed: (reason: unknown) => void;
  /** Called when a checkpoint could not be made or kept. Nothing is lost; opening the report only takes longer. */
  readonly checkpointFailed?: (reason: unknown) => void;
  /** Whether the log takes writes. Absent: it does; a write that fails ends the room all the same. */
  readonly health?: LogHealth;
  /** Called when a client's text differed from the one shown though it lacked nothing; the client takes it anew. */
  readonly mismatched?: (document: DocumentName) => void;
  /** The open finding of a fingerprint, for waivers. */
  readonly openFinding?: (report: Report, fingerprint: string) => WaivedFinding | null;
  /** What keeps a section from being handed in: rules of open findings that block. */
  readonly blocking?: (report: Report, section: SectionId | null) => readonly string[];
  /** Absent: costly updates are judged in the room itself. */
  readonly judgeCostly?: CostlyJudge;
  /** Shared by all rooms of a server. Absent: each room goes by its own time. */
  readonly pace?: SharedPace;
  /** Packs what nobody needs. Absent: it is kept as it is. */
  readonly packer?: Packer;
  /** Makes Yjs documents; tests give them known client ids. */
  readonly newDocument?: () => Y.Doc;
}
