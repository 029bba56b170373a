import type { HouseLeftOut } from '@huigao/report';
import type { Substitute } from './typst/typesetter';

/** A finished file. */
export interface ExportedFile {
  readonly ok: true;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** Without the leading dot. */
  readonly extension: string;
  /** Faces of the standard that are set in fonts of another design (PDF only). */
  readonly substitutes: readonly Substitute[];
  /** Characters that no font at hand has (PDF only). */
  readonly missing: readonly string[];
  /** What of the house template is not taken over. */
  readonly leftOut: readonly HouseLeftOut[];
}
