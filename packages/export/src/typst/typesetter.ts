// The port through which pages become a PDF: compiler and fonts are native code and files, which this package does not know.

import type { HanFont } from '../grid';
import type { TypstPages, Wardrobe } from './typst-pages';

/** Plain PDF 1.7, or PDF/A-2b for keeping. */
export const pdfStandards = ['1.7', 'a-2b'] as const;
export type PdfStandard = (typeof pdfStandards)[number];

/** A face that is set in a font of another design. */
export interface Substitute {
  readonly face: HanFont;
  /** The family used. */
  readonly used: string;
}

/** Pages could not be set. PDF/A refuses characters that no font has. */
export interface TypesettingRefusal {
  readonly ok: false;
  readonly code: 'cannot-typeset';
  readonly detail: string;
}

export interface SetPages {
  readonly ok: true;
  readonly bytes: Uint8Array;
  readonly pages: number;
}

export interface Typesetter {
  /** The fonts at hand. */
  readonly wardrobe: Wardrobe;
  readonly substitutes: readonly Substitute[];
  pdf(
    pages: TypstPages,
    options: {
      readonly standard: PdfStandard;
      /** Told how far it is: nothing can be told from within setting the pages, which is most of it. */
      readonly progress?: (part: number) => void;
    },
  ): (SetPages | TypesettingRefusal) & {
    /** Characters that no font at hand has: what else is installed draws them, or nothing does. */
    readonly missing: readonly string[];
  };
}
