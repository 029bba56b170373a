export { type AwarenessState, decodeAwareness, encodeAwareness } from './awareness-states';
export { type CloseName, closeCodes, closeName, isFinal } from './close-codes';
export type { MalformedMessage } from './codec';
export type {
  Control,
  ControlMessage,
  DocumentHealth,
  DocumentRight,
  Presence,
  Right,
  Storing,
  Unsynced,
} from './control-message';
export type { DocumentMessage } from './document-message';
export { decodeBare, decodeFrame, encodeBare, encodeControl, encodeOnChannel, type Frame } from './frame';
export {
  maxBufferedBytes,
  maxChannels,
  maxCursorBytes,
  maxCursorsPerSecond,
  maxMessageBytes,
  messageBurst,
  messagesPerSecond,
} from './limits';
export { type SyncRefusal, syncRefusals } from './refusals';
export { textDigest } from './text-digest';
export { oldestProtocolVersion, protocolVersion, subprotocol } from './version';
