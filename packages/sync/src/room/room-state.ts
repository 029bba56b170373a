// What the parts of a room share.

import type { ReportId } from '@huigao/report';
import type { Storing } from '../protocol';
import type { Accepted, CommitQueue } from './commit-queue';
import type { Inbox } from './inbox';
import type { Peer } from './peer';
import type { Clock, CostlyJudge, DocumentName } from './ports';
import type { PresenceBoard } from './presence-board';
import type { RightsTable } from './rights-table';
import type { Channel, RoomDocument } from './room-document';
import type { UnsyncedBoard } from './unsynced-board';

/** Something accepted into the room, with whom to tell when it is durable. */
export interface RoomAccepted extends Accepted {
  /** The channel it came on and its number among the data messages of that connection; null for commands. */
  readonly from: { readonly channel: Channel; readonly message: number } | null;
  /** Called when it is durable and shown. */
  readonly done?: () => void;
}

export interface RoomState {
  readonly report: ReportId;
  readonly generation: number;
  readonly clock: Clock;
  readonly documents: Map<DocumentName, RoomDocument>;
  readonly peers: Set<Peer>;
  /** By the record as accepted, durable or not: what the next message is judged by. */
  readonly rights: RightsTable;
  /** By the record as shown: what connections are told. */
  readonly shownRights: RightsTable;
  readonly inbox: Inbox;
  readonly queue: CommitQueue<RoomAccepted>;
  readonly presence: PresenceBoard;
  readonly unsynced: UnsyncedBoard;
  /** Judges costly updates; null: they are judged in the room like all others. */
  readonly judgeCostly: CostlyJudge | null;
  /** Whether the log takes writes; while it does not, nothing is taken. */
  storing: Storing;
  /** Told of a client whose text differed from the one shown though it lacked nothing. */
  readonly mismatched: (document: DocumentName) => void;
  /** Log sequence number of the last shown change of the record. */
  recordSeq: number;
}
