// A house template 单位模板: what of a Word document of the office's own is used instead of the standard's layout. Read by
// packages/import, worn by packages/export.

/** What a style says, by element: `sz` to `<w:sz w:val="32"/>`. What it is based on is in it. */
export interface HouseStyle {
  readonly paragraph: ReadonlyMap<string, string>;
  readonly run: ReadonlyMap<string, string>;
}

/** Sizes in twips. */
export interface HousePage {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly header: number;
  readonly footer: number;
}

/** Numbers that the reading program counts. */
export const houseFields = ['PAGE', 'NUMPAGES', 'SECTIONPAGES'] as const;
export type HouseField = (typeof houseFields)[number];

export interface HouseRun {
  readonly run: ReadonlyMap<string, string>;
  /** Tabs and line feeds are in the text. */
  readonly content: { readonly text: string } | { readonly field: HouseField };
}

/** A paragraph of a header or footer 页眉、页脚; what its style says is in it. */
export interface HouseLine {
  readonly paragraph: ReadonlyMap<string, string>;
  readonly runs: readonly HouseRun[];
}

/** Headers, or footers, by the page they stand on. */
export interface HouseEdges {
  /** Of the first page; null: as the others. */
  readonly first: readonly HouseLine[] | null;
  readonly odd: readonly HouseLine[];
  readonly even: readonly HouseLine[];
}

/** What a template may have that is not taken over. */
export const houseLeftOuts = [
  'pictures',
  'tables',
  'fields',
  'numbering',
  'page-on-its-side',
  'several-pages',
  'page-borders',
  'columns',
  'line-numbers',
  /** Of PDF files: faces, sizes and distances of its styles. */
  'styles',
] as const;
export type HouseLeftOut = (typeof houseLeftOuts)[number];

export interface HouseTemplate {
  /** Styles of paragraphs by their names in lower case. */
  readonly styles: ReadonlyMap<string, HouseStyle>;
  /** Null where it has none, or where its last page lies on its side. */
  readonly page: HousePage | null;
  /** Pitch of the grid of lines in twips; null: none. */
  readonly linePitch: number | null;
  /** Null: none, so that pages have none either. */
  readonly headers: HouseEdges | null;
  /** Null: none, so that pages are numbered as the standard has it. */
  readonly footers: HouseEdges | null;
  /** The part that fonts by theme are looked up in. */
  readonly theme: string | null;
  readonly leftOut: readonly HouseLeftOut[];
}
