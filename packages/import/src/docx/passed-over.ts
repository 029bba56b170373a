// What is passed over in the body of a Word document: elements that hold no text of it, deletions where they are not kept, and tables of
// contents. What those would have said is told.

import type { Attributes } from '../xml';
import { deletions } from './tracked';
import type { WordNotice } from './word-blocks';

/** Elements whose content is no text of the document. */
const leftOut = new Set([
  'Fallback',
  'instrText',
  'delInstrText',
  'rt',
  'sdtPr',
  'sectPr',
  'tblPr',
  'tblGrid',
  'sectPrChange',
  'tblPrChange',
  'trPrChange',
  'tcPrChange',
  'numberingChange',
]);

type Tell = (why: WordNotice['why'], text: string, options?: { readonly isEmptyTold?: boolean }) => void;

export class PassedOver {
  /** How many elements are open within, with the one that is passed over. */
  private depth = 0;
  private said = '';
  private isText = false;
  private isContents = false;

  constructor(private readonly tell: Tell) {}

  /** Whether an element that opens is within what is passed over, or begins it. */
  opens(name: string, attributes: Attributes): boolean {
    if (this.depth === 0 && !leftOut.has(name)) return false;
    if (this.depth++ === 0) return true;
    this.isText = name === 'delText' || name === 't';
    if (name === 'docPartGallery') this.isContents = attributes.val === 'Table of Contents';
    return true;
  }

  /** Passes a deletion over, or the content of a table of contents; false: it is neither. */
  begins(name: string): boolean {
    if (!deletions.has(name) && !(name === 'sdtContent' && this.isContents)) return false;
    this.depth = 1;
    return true;
  }

  /** Whether text is within. */
  takes(text: string): boolean {
    if (this.depth > 0 && this.isText) this.said += text;
    return this.depth > 0;
  }

  /** Whether an element that closes was within, or ends it. */
  closes(name: string): boolean {
    if (this.depth === 0) return false;
    if (name === 't' || name === 'delText') this.isText = false;
    if (--this.depth === 0) this.end(name);
    return true;
  }

  private end(name: string): void {
    if (deletions.has(name)) this.tell('tracked-deletion', this.said);
    if (name === 'sdtContent') {
      this.tell('contents-left-out', this.said, { isEmptyTold: true });
      this.isContents = false;
    }
    this.said = '';
    this.isText = false;
  }
}
