import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { largestFileBytes, readHouseTemplate } from '@huigao/import';

/** The operator's house template 单位模板, as it is on the disk when the server starts. */
export interface HouseFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads the operator's template; null when it is no file that can be one. */
export function readHouseFile(file: string): HouseFile | null {
  try {
    if (statSync(file).size > largestFileBytes) return null;
    const bytes = readFileSync(file);
    return readHouseTemplate(bytes).ok ? { name: path.basename(file), bytes } : null;
  } catch {
    return null;
  }
}
