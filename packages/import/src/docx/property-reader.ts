// Properties of paragraphs, runs, rows and cells of a Word document, and as they were before a change under tracking.

import type { Attributes } from '../xml';
import type { OpenTables } from './open-tables';
import type { ParagraphBuilder } from './paragraph-builder';
import { isOn } from './styles';
import { deletions, insertions, type Tracked, trackedBy } from './tracked';

/** A run without properties. */
export const plainRun = () => ({
  isBold: null as boolean | null,
  isHidden: false,
  style: null as string | null,
  /** Bold before it was changed; null: it was not. */
  wasBold: null as boolean | null,
  changedBy: null as Tracked | null,
});

export type RunProperties = ReturnType<typeof plainRun>;

/** What the properties are of that are open. */
export interface Described {
  readonly paragraph: () => ParagraphBuilder | undefined;
  /** Null: properties are those of a paragraph. */
  readonly run: () => RunProperties | null;
  /** Whether changes are kept there. */
  readonly isTracked: () => boolean;
  /** The end of this paragraph was taken out: what follows goes on in it. */
  readonly goesOn: (paragraph: ParagraphBuilder) => void;
}

export class PropertyReader {
  /** How deep in properties; 0: in none. */
  #depth = 0;
  #isOfTable = false;
  /** Depth of the properties as they were before a change; 0: not in any. */
  #before = 0;

  constructor(
    private readonly tables: OpenTables,
    private readonly of: Described,
  ) {}

  get isOpen(): boolean {
    return this.#depth > 0;
  }

  begin(name: 'pPr' | 'rPr' | 'trPr' | 'tcPr'): void {
    this.#depth = 1;
    this.#isOfTable = (name === 'trPr' || name === 'tcPr') && this.tables.isAny;
  }

  close(): void {
    this.#depth--;
    if (this.#depth < this.#before) this.#before = 0;
  }

  open(name: string, attributes: Attributes): void {
    const { val } = attributes;
    this.#depth++;
    if (this.#isOfTable) {
      this.tables.readProperty(name, val, isOn(val));
      return;
    }
    const paragraph = this.of.paragraph();
    if (this.#before > 0 || name === 'rPrChange' || name === 'pPrChange') {
      this.#readBefore(name, attributes, paragraph);
      return;
    }
    const run = this.of.run();
    if (run) {
      if (name === 'b') run.isBold = isOn(val);
      if (name === 'vanish') run.isHidden = isOn(val);
      if (name === 'rStyle') run.style = val ?? null;
      return;
    }
    if (!paragraph) return;
    if (name === 'pStyle') paragraph.style = val ?? null;
    if (name === 'outlineLvl') paragraph.outlineLevel = Number(val);
    if (name === 'numId') paragraph.list = val ?? null;
    if (name === 'ilvl') paragraph.listLevel = Number(val);
    if (deletions.has(name) || insertions.has(name)) this.#readMark(name, attributes, paragraph);
  }

  /** The mark at the end of a paragraph was put in or taken out. */
  #readMark(name: string, attributes: Attributes, paragraph: ParagraphBuilder): void {
    if (!this.of.isTracked()) {
      if (deletions.has(name)) this.of.goesOn(paragraph);
      return;
    }
    const by = trackedBy(attributes);
    // Put in and taken out again: it was never there.
    paragraph.mark = insertions.has(name) || paragraph.mark ? { is: 'put', by } : { is: 'take', by };
  }

  /** Properties as they were before a change. */
  #readBefore(name: string, attributes: Attributes, paragraph: ParagraphBuilder | undefined): void {
    if (!this.of.isTracked()) {
      this.#before ||= this.#depth;
      return;
    }
    const run = this.of.run();
    const { val } = attributes;
    if (this.#before === 0) {
      this.#before = this.#depth;
      if (name === 'rPrChange' && run)
        Object.assign(run, { wasBold: false, changedBy: trackedBy(attributes) });
      if (name === 'pPrChange' && paragraph)
        paragraph.turned = { by: trackedBy(attributes), style: paragraph.style };
      if (name === 'pPrChange' && paragraph) paragraph.style = null;
      return;
    }
    if (name === 'b' && run) run.wasBold = isOn(val);
    if (name === 'pStyle' && paragraph?.turned) paragraph.style = val ?? null;
  }
}
