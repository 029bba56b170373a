// A house template 单位模板: what of a Word document of the office's own is used instead of the standard's layout.

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

export interface HouseTemplate {
  /** Styles of paragraphs by their names in lower case. */
  readonly styles: ReadonlyMap<string, HouseStyle>;
  /** Null where it has none, or where its last page lies on its side. */
  readonly page: HousePage | null;
  /** Pitch of the grid of lines in twips; null: none. */
  readonly linePitch: number | null;
  /** The part that fonts by theme are looked up in. */
  readonly theme: string | null;
}
