// Blocks of a Word document become lines of the source, numbered from 1, and with them places of remarks and of what was changed.

import { type NotUnderstood, type SourceLine, tableText, type Why } from '../source-line';
import { countMarks } from '../source-note';
import { fitsTable } from '../table-node';
import { unreadable } from '../unreadable';
import { type ParagraphBuilder, shiftOf } from './paragraph-builder';
import { blockOf } from './place-suggestions';
import type { Style } from './styles';
import type { Tracked } from './tracked';
import type { WordBlock, WordRow } from './word-blocks';
import type { LinePlace, PlacedChange } from './word-source';
import { sourceTable } from './word-table';

/** Whether all of a paragraph was taken out. */
const isTaken = ({ text, changes }: ParagraphBuilder) =>
  changes.reduce((sum, change) => sum + (change.do === 'take' ? change.to - change.from : 0), 0) ===
  text.length;

/** Writes the lines of one document. */
export class LineWriter {
  readonly lines: SourceLine[] = [];
  readonly notUnderstood: NotUnderstood[] = [];
  readonly places = new Map<string, { from: LinePlace | null; to: LinePlace | null }>();
  readonly changes: PlacedChange[] = [];
  /** A paragraph that was joined with the next one. */
  private joined: { readonly by: Tracked; readonly from: LinePlace } | null = null;

  constructor(private readonly styles: ReadonlyMap<string, Style>) {}

  write(block: WordBlock): void {
    if (block.type === 'table') this.table(block.rows);
    else this.paragraph(block.paragraph, block.isBoxed);
  }

  /** The number the next line gets. */
  get next(): number {
    return this.lines.length + 1;
  }

  private add(text: string, more: Partial<SourceLine> = {}): void {
    if (text.trim() !== '') this.lines.push({ bold: [], depth: 0, ...more, line: this.next, text });
  }

  private note(text: string, why: Why): void {
    this.notUnderstood.push({ line: this.next, text, why });
  }

  private paragraph(paragraph: ParagraphBuilder, isBoxed: boolean): void {
    const { marks, number } = paragraph;
    if (paragraph.text.trim() === '' && paragraph.changes.length > 0) {
      this.onlyPutIn(paragraph);
      return;
    }
    const shift = shiftOf(number, paragraph.text);
    if (isBoxed && shift.text !== '') this.note(shift.text.slice(0, 60), 'text-box-as-paragraph');
    for (const { comment, side, at } of marks) {
      const place = this.places.get(comment) ?? { from: null, to: null };
      this.places.set(comment, place);
      place[side] = { line: this.next, at: shift.move(at) };
    }
    if (shift.text !== '') this.track(paragraph, shift);
    const role = this.roleOf(paragraph);
    this.add(shift.text, {
      bold: shift.spans(paragraph.bold),
      depth: this.depthOf(paragraph),
      ...paragraph.noted,
      ...(role ? { role } : {}),
    });
    this.addLongNotes(paragraph);
  }

  /** They stand below what refers to them: a paragraph, or the table it is in. */
  private addLongNotes({ longNotes }: ParagraphBuilder): void {
    for (const note of longNotes) {
      const text = note.replace(unreadable, '').trim();
      if (text !== '') this.note(text.slice(0, 60), 'footnote-as-paragraph');
      for (const line of text.split('\n')) this.add(line.trim());
    }
  }

  /** Nothing stood there: what was put in has no other place than the text. */
  private onlyPutIn(paragraph: ParagraphBuilder): void {
    const text = paragraph.changes.map((change) =>
      change.do === 'put' ? change.text : change.do === 'part' ? '\n' : '',
    );
    const notes = paragraph.changes.flatMap((change) => (change.do === 'put' ? (change.note ?? []) : []));
    for (const line of text.join('').split('\n')) {
      const own = notes.splice(0, countMarks(line));
      if (line.trim() === '') continue;
      this.note(line.slice(0, 60), 'tracked-insertion');
      this.add(line.trim(), own.length > 0 ? { notes: own } : {});
    }
    this.addLongNotes(paragraph);
  }

  /** Where changes of a paragraph are in the line it becomes. */
  private track(paragraph: ParagraphBuilder, { text, move }: ReturnType<typeof shiftOf>): void {
    const at = (offset: number): LinePlace => ({ line: this.next, at: move(offset) });
    const whole = { from: { line: this.next, at: 0 }, to: { line: this.next, at: text.length } };
    // A number that Word counts goes with a paragraph that goes, or is joined to the one before.
    const goes = this.joined !== null || (paragraph.mark?.is === 'take' && isTaken(paragraph));
    if (this.joined) this.changes.push({ ...this.joined, to: whole.from, taken: '¶' });
    this.joined = null;
    const last = this.depthOfStyle((paragraph.turned ?? paragraph).style);
    const depths = [
      ...paragraph.changes.flatMap((change) =>
        change.do === 'part' ? [this.depthOfStyle(change.style)] : [],
      ),
      last,
    ];
    if (paragraph.turned && depths.length === 1) this.turn(paragraph, whole);
    for (const change of paragraph.changes) {
      const { by } = change;
      switch (change.do) {
        case 'put': {
          const put = { text: change.text, bold: change.bold, note: change.note };
          this.changes.push({ by, from: at(change.at), to: at(change.at), put });
          break;
        }
        case 'part': {
          const put = { depth: depths.shift()!, next: depths[0]! };
          this.changes.push({ by, from: at(change.at), to: at(change.at), put });
          break;
        }
        case 'take': {
          const taken = paragraph.text.slice(change.from, change.to);
          const from = goes && change.from === 0 ? whole.from : at(change.from);
          this.changes.push({ by, from, to: at(change.to), taken });
          break;
        }
        case 'bold': {
          const other = { do: 'mark', mark: 'bold', on: change.on } as const;
          this.changes.push({ by, from: at(change.from), to: at(change.to), other });
          break;
        }
        case 'join':
          this.joined = { by, from: whole.to };
          break;
      }
    }
  }

  private turn({ turned, style }: ParagraphBuilder, whole: Pick<PlacedChange, 'from' | 'to'>): void {
    const [was, is] = [this.depthOfStyle(style), this.depthOfStyle(turned!.style)].map(blockOf);
    if (was!.level !== is!.level)
      this.changes.push({ by: turned!.by, ...whole, other: { do: 'block', ...is! } });
  }

  private depthOfStyle(style: string | null): number {
    const level = (style === null ? null : this.styles.get(style)?.outlineLevel) ?? null;
    return level === null || level > 8 || level < 0 ? 0 : level + 2;
  }

  private styleOf({ style }: ParagraphBuilder): Style | undefined {
    return style === null ? undefined : this.styles.get(style);
  }

  /** 1 for the title, 2 for the first level of headings, 0 for text. */
  private depthOf(paragraph: ParagraphBuilder): number {
    const style = this.styleOf(paragraph);
    if (style?.name === 'title' || style?.name === '标题') return 1;
    const level = paragraph.outlineLevel ?? style?.outlineLevel ?? null;
    return level === null || level > 8 || level < 0 ? 0 : level + 2;
  }

  private roleOf(paragraph: ParagraphBuilder): SourceLine['role'] {
    const name = this.styleOf(paragraph)?.name;
    return name === 'signature' || name === 'date' || name === 'caption' ? name : undefined;
  }

  private table(rows: readonly WordRow[]): void {
    this.joined = null;
    for (const { cells } of rows)
      for (const { paragraphs } of cells)
        for (const { marks } of paragraphs)
          for (const { comment } of marks)
            this.places.set(comment, { from: { line: this.next, at: 0 }, to: null });
    const table = sourceTable(
      rows,
      (paragraph) => this.styleOf(paragraph)?.name.startsWith('table head') === true,
    );
    if (fitsTable(table)) this.add(tableText(table).join('\n'), { table });
    else {
      this.note(tableText(table)[0]!.slice(0, 60), 'table-as-text');
      for (const [row, text] of tableText(table).entries()) {
        const notes = table[row]!.flatMap(({ paragraphs }) => paragraphs.flatMap((one) => one.notes ?? []));
        this.add(text, notes.length > 0 ? { notes } : {});
      }
    }
    for (const { cells } of rows)
      for (const { paragraphs } of cells) for (const paragraph of paragraphs) this.addLongNotes(paragraph);
  }
}
