export { anchoredRange, anchorOf, anchorOfPoint, placeOfThread, Sizes, type ThreadPlace } from './anchor';
export {
  type BodyFault,
  bodyNames,
  bodyRoot,
  levelFault,
  markFault,
  maxDepth,
  type ReadBody,
  readBody,
  writeBody,
} from './body';
export { type CheckCommand, isCheckCommand } from './command/checks';
export { applyCommand, type RecordCommand } from './command/command';
export type { CommandContext, CommandRefusalCode, CommandResult } from './command/command-result';
export { isCommentCommand } from './command/comments';
export { applyContentCommand, isContentCommand } from './command/content-command';
export { maxFigures } from './command/figure-change';
export {
  type FigureCommand,
  type FigureSettings,
  type ImportedValue,
  isFigureCommand,
  type SeenFigure,
} from './command/figures';
export { type GroupMember, settleGroups } from './command/members';
export type { OutlineCommand } from './command/outline';
export {
  isSuggestionCommand,
  type SeenSuggestion,
  type SuggestedAt,
  type SuggestionCommand,
} from './command/suggestion-command';
export { isTaskCommand, type TaskCommand } from './command/tasks';
export type { BodyChange } from './fork/body-changes';
export type { NamedChange } from './fork/named-changes';
export { type OwnSuggestion, ownSuggestions } from './fork/own-suggestion';
export { SectionFork } from './fork/section-fork';
export { type BlockId, forgetStepsIn } from './fork/undo-steps';
export {
  byPlace,
  groundOf,
  placeOfSuggestion,
  type StandingSuggestion,
  type SuggestionPlace,
} from './ground';
export { decodeSectionLog, encodeSectionLog, sectionLogLayout } from './history/kept-log';
export { type SectionEntry, SectionLog } from './history/section-log';
export { KeptBody } from './kept-body';
export { type RemovedSection, type ReportRecord, readRecord, removedSections } from './record';
export {
  firstUpdates,
  type ReadReport,
  type ReportDocuments,
  readReport,
  recordName,
} from './report-documents';
export { decodeVersion, encodeVersion, readVersion, type VersionContent } from './version-content';
export { type TextEdit, writeTextEdits } from './write-text-edits';
export { type WrittenStretch, writtenSince } from './written-since';
