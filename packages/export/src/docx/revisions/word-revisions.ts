// Suggestions as revisions of Word: runs put in and taken out, marks of paragraphs, kinds of paragraphs, formats, rows of tables.

import type { Report, Run, Suggestion } from '@huigao/report';
import { DeletedTextRun, InsertedTextRun, type ParagraphChild, TextRun } from 'docx';
import { hanHint } from '../typography';
import { noteReference, revisedNote } from '../word-notes';
import { xmlText } from '../xml-text';
import type { RevisedEnd } from './revised-body';
import type { RevisedSection } from './revised-report';

/** What a revision says of itself. */
export interface Revision {
  readonly id: number;
  readonly author: string;
  readonly date: string;
}

/** Gives each revision a number of its own. */
export class Revisions {
  #last = 0;
  readonly #people: Report['people'];

  constructor({ people }: Pick<Report, 'people'>) {
    this.#people = people;
  }

  of({ by, at }: Suggestion): Revision {
    const author = xmlText(this.#people.get(by)?.name ?? by);
    const date = new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
    return { id: ++this.#last, author, date };
  }
}

/** What of a paragraph or row is revised. */
type Marked = { readonly insertion: Revision } | { readonly deletion: Revision };

const marked = ({ state }: RevisedEnd, revision: Revision): Marked =>
  state === 'inserted' ? { insertion: revision } : { deletion: revision };

/** The revisions of one section, for who writes its paragraphs. */
export class SectionRevisions {
  readonly #section: RevisedSection;
  readonly #revisions: Revisions;

  constructor(section: RevisedSection, revisions: Revisions) {
    this.#section = section;
    this.#revisions = revisions;
  }

  /** Where runs have to be cut. */
  get borders(): readonly number[] {
    return this.#section.stretches.flatMap(({ from, to }) => [from, to]);
  }

  #stretchAt(pos: number) {
    return this.#section.stretches.find(({ from, to }) => from <= pos && pos < to);
  }

  /** A run of Word of what begins at a position of the section and is of one kind. */
  run(pos: number, text: string, bold: boolean): ParagraphChild {
    const stretch = this.#stretchAt(pos);
    const look = { text: xmlText(text), font: hanHint, ...(bold ? { bold } : {}) };
    if (!stretch) return new TextRun(look);
    const revision = this.#revisions.of(stretch.by);
    if (stretch.state === 'inserted') return new InsertedTextRun({ ...look, ...revision });
    if (stretch.state === 'deleted') return new DeletedTextRun({ ...look, ...revision });
    return new TextRun({ ...look, revision: { ...revision, font: hanHint, bold: stretch.wasBold } });
  }

  /** The mark of a footnote. */
  note(run: Run): ParagraphChild {
    const stretch = this.#stretchAt(run.pos);
    if (!stretch || stretch.state === 'formatted') return noteReference(run);
    return revisedNote(stretch.state === 'inserted' ? 'w:ins' : 'w:del', this.#revisions.of(stretch.by), run);
  }

  line(pos: number): ParagraphChild {
    const stretch = this.#stretchAt(pos);
    if (!stretch || stretch.state === 'formatted') return new TextRun({ break: 1 });
    const revision = this.#revisions.of(stretch.by);
    return stretch.state === 'inserted'
      ? new InsertedTextRun({ break: 1, ...revision })
      : new DeletedTextRun({ break: 1, ...revision });
  }

  /**
   * Whether Word may count the number that a paragraph begins with: it comes, goes or stays as the whole paragraph does, and nothing
   * before it is joined to it or parted from it.
   * @param before - position of the paragraph before it in the section; null: none
   */
  isListed(paragraph: number, before: number | null): boolean {
    const number = this.#section.numbers.get(paragraph + 1);
    const stateOf = (pos: number | null) => {
      const state = pos === null ? undefined : this.#section.ends.get(pos)?.state;
      return state === 'formatted' ? undefined : state;
    };
    const stretch = this.#stretchAt(paragraph + 1)?.state;
    const state = number && stretch !== 'formatted' ? stretch : undefined;
    const previous = stateOf(before);
    return state === stateOf(paragraph) && (previous === undefined || previous === state);
  }

  /** The number of an ordinal that Word does not count: as it is, as it would be, or both. Null: it stays as it is. */
  ordinal({ type, pos, bold }: Run): readonly ParagraphChild[] | null {
    const number = type === 'ordinal' ? this.#section.numbers.get(pos) : undefined;
    if (!number) return null;
    const look = (text: string) => ({ text: xmlText(text), font: hanHint, ...(bold ? { bold } : {}) });
    const { old, new: next, by } = number;
    if (old === next) return old ? [new TextRun(look(old))] : [];
    return [
      ...(old ? [new DeletedTextRun({ ...look(old), ...this.#revisions.of(by) })] : []),
      ...(next ? [new InsertedTextRun({ ...look(next), ...this.#revisions.of(by) })] : []),
    ];
  }

  /** What becomes of the mark of the paragraph at a position. @param styleOf - the style of a kind of block */
  paragraph(pos: number, styleOf: (end: RevisedEnd) => string) {
    const end = this.#section.ends.get(pos);
    if (!end) return {};
    const revision = this.#revisions.of(end.by);
    return end.state === 'formatted'
      ? { revision: { ...revision, style: styleOf(end) } }
      : { run: marked(end, revision) };
  }

  /** What becomes of a row of the table at a position. */
  row(table: number, index: number): Marked | Record<string, never> {
    const end = this.#section.rows.get(`${table}/${index}`);
    return end ? marked(end, this.#revisions.of(end.by)) : {};
  }
}
