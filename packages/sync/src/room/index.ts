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
  ReportIndex,
  ReportLog,
} from './ports';
export type { Replacement, Replacements, ReplaceResult } from './replacing';
export { ReportDamaged, ReportRoom, type RoomConnection, RoomEnded, type RoomOptions } from './report-room';
export { SharedPace } from './shared-pace';
export { StorageHealth } from './storage-health';
