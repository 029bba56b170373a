import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { sectionParagraphs } from './body/text';
import type { SectionId } from './ids';
import { maybeSection, type Report } from './report';

/** The canonical text of a section: its title and its paragraphs as shown, one a line. It depends on content, never on history. */
export function canonicalText(report: Report, id: SectionId): string {
  return [maybeSection(report, id)?.title ?? '', ...sectionParagraphs(report, id)]
    .join('\n')
    .normalize('NFC');
}

/** SHA-256 (hex) of a text, or of bytes. */
export const textDigest = (text: string | Uint8Array): string =>
  bytesToHex(sha256(typeof text === 'string' ? utf8ToBytes(text) : text));

/** SHA-256 (hex) of a section's canonical text with every figure value it shows. */
export function sectionDigest(report: Report, id: SectionId): string {
  return textDigest(canonicalText(report, id));
}
