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
  Note,
  ReportIndex,
  ReportLog,
} from './ports';
export type { Replacement, Replacements, ReplaceResult } from './replacing';
export { ReportRoom, type RoomConnection, RoomEnded, type RoomOptions } from './report-room';
