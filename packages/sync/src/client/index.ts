export type {
  ClientState,
  ConnectionState,
  Draft,
  PresentPerson,
  SectionState,
  UnsyncedPerson,
} from './client-state';
export type { CommandAnswer, CommandRefusal, QueuedCommand } from './command-queue';
export { isKeptForNothing } from './kept-notes';
export { plainText } from './plain-text';
export type { ClientSocket, Clock, LocalCopy, LocalStore } from './ports';
export { type ClientOptions, ReportClient } from './report-client';
export type { SectionReplica } from './section-replica';
