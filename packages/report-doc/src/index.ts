export {
  type BodyFault,
  bodyNames,
  bodyRoot,
  levelFault,
  markFault,
  maxDepth,
  readBody,
  writeBody,
} from './body';
export {
  applyCommand,
  type CommandContext,
  type CommandRefusalCode,
  type CommandResult,
  type RecordCommand,
} from './command';
export { type ReportRecord, readRecord, writeRecord } from './record';
export {
  firstUpdates,
  type ReadReport,
  type ReportDocuments,
  readReport,
  recordName,
} from './report-documents';
