// What our own wire is written and read with, as the server and the client of the product do.

export { schemaVersion } from '../../packages/report/src/index.ts';
export {
  decodeFrame,
  encodeControl,
  protocolVersion,
  subprotocol,
} from '../../packages/sync/src/protocol/index.ts';
