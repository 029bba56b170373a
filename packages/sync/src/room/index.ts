export { OtherOwner } from './commit-queue';
export { MemoryLog } from './memory-log';
export type { Visitor } from './peer';
export type {
  Append,
  Checkpoint,
  ClientBinding,
  Clock,
  Connection,
  CostlyJudge,
  DocumentName,
  LoadedReport,
  LogEntry,
  LogHealth,
  Note,
  Packer,
  ReportIndex,
  ReportLog,
} from './ports';
export type { Replacement, Replacements, ReplaceResult } from './replacing';
export { ReportRoom, type RoomConnection } from './report-room';
export { ReportDamaged, RoomEnded } from './room-errors';
export type { RoomOptions } from './room-options';
export { SharedPace } from './shared-pace';
export { StorageHealth } from './storage-health';
