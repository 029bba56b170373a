export {
  type DecodedText,
  decodeText,
  type Encoding,
  type ImportFault,
  type ImportRefusal,
  largestFileBytes,
  longestTextCharacters,
} from './decode';
export { importText, type Proposal } from './import-text';
export type { NotUnderstood, Why } from './source-line';
