// The final version 定本: all sections agreed, nothing open that blocks, given a number that stays.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { sectionDigest } from '../digest';
import type { PersonId, SectionId } from '../ids';
import type { Report } from '../report';
import { isSettled, sectionsUnder } from './signatures';

/** A report as it was frozen 定本: the version of this number holds it. */
export interface FinalVersion {
  /** From 1, without gaps. */
  readonly number: number;
  readonly by: PersonId;
  /** Epoch ms. */
  readonly at: number;
  /** What it is for, or `''`. */
  readonly note: string;
  /** `reportDigest` of what was frozen. */
  readonly digest: string;
}

/** SHA-256 (hex) of a report: of its title, its signature block 落款, and the digest of each section in their order. */
export function reportDigest(report: Report): string {
  const { title, signature } = report;
  const sections = sectionsUnder(report, null).map(({ id }) => `${id} ${sectionDigest(report, id)}`);
  const lines = [title, signature.department, signature.date ?? '', ...sections];
  return bytesToHex(sha256(utf8ToBytes(lines.join('\n').normalize('NFC'))));
}

/** The sections that keep a report from being final: those that are not agreed, or do not read as they were agreed. */
export const unsettledSections = (report: Report): readonly SectionId[] =>
  sectionsUnder(report, null)
    .filter((entry) => !isSettled(report, entry))
    .map(({ id }) => id);
