export type { ClientState, ConnectionState, Draft, PresentPerson, SectionState } from './client-state';
export type { ClientSocket, Clock, LocalCopy, LocalStore } from './ports';
export { type ClientOptions, ReportClient } from './report-client';
export type { SectionReplica } from './section-replica';
