export { type AwarenessState, decodeAwareness, encodeAwareness } from './awareness-states';
export { type CloseName, closeCodes, closeName, isFinal } from './close-codes';
export type { MalformedMessage } from './codec';
export type { Control, ControlMessage, DocumentRight, Presence, Right } from './control-message';
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
export { protocolVersion, subprotocol } from './version';
