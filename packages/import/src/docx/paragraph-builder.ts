// A paragraph of a Word document while it is being read.

import type { Span } from '../source-line';
import type { ListPlace } from './styles';
import type { Tracked, TrackedChange } from './tracked';

export class ParagraphBuilder {
  text = '';
  /** As its list counts it; `''` for none. */
  number = '';
  readonly bold: { from: number; to: number }[] = [];
  style: string | null = null;
  /** Level of the outline set on the paragraph itself. */
  outlineLevel: number | null = null;
  /** The list set on the paragraph itself; `list` of `'0'` takes it out of its style's. */
  list: string | null = null;
  listLevel: number | null = null;
  /** Beginnings and ends of remarks. */
  readonly marks: { readonly comment: string; readonly side: 'from' | 'to'; readonly at: number }[] = [];
  /** What was changed under tracking, in order. */
  readonly changes: TrackedChange[] = [];
  /** Whether its end was put in or taken out. */
  mark: { readonly is: 'put' | 'take'; readonly by: Tracked } | null = null;
  /** The style it was given; `style` is what it had. */
  turned: { readonly by: Tracked; readonly style: string | null } | null = null;
  /** What the footnotes say whose marks are in the text. */
  readonly notes: string[] = [];
  /** Notes that are too long for footnotes: paragraphs below it. */
  readonly longNotes: string[] = [];

  add(text: string, isBold: boolean): void {
    if (text === '') return;
    const from = this.text.length;
    this.text += text;
    if (!isBold) return;
    const last = this.bold.at(-1);
    if (last?.to === from) last.to = this.text.length;
    else this.bold.push({ from, to: this.text.length });
  }

  /** Text that was put in: it is no part of the paragraph. */
  put(text: string, bold: boolean, by: Tracked, note: string | null): void {
    this.changes.push({ do: 'put', by, at: this.text.length, text, bold, note });
  }

  /** Its text and notes, as a line of the source is to have them. */
  get noted(): { readonly notes?: readonly string[] } {
    return this.notes.length > 0 ? { notes: this.notes } : {};
  }

  /** What follows is another paragraph by its look. */
  begin(): void {
    this.mark = null;
    this.turned = null;
    this.style = null;
    this.outlineLevel = null;
    this.list = null;
    this.listLevel = null;
  }

  /** The list it is in by itself; null: what its style says; `'none'`: in none. */
  ownList(): ListPlace | 'none' | null {
    if (this.list === null) return null;
    return this.list === '0' ? 'none' : { list: this.list, level: this.listLevel ?? 0 };
  }
}

/** A text without spaces at its ends, behind a number; places in the text move along. */
export function shiftOf(number: string, text: string) {
  const start = text.length - text.trimStart().length;
  const kept = text.trim();
  const move = (at: number) => number.length + Math.min(Math.max(at - start, 0), kept.length);
  return {
    text: number + kept,
    move,
    spans: (spans: readonly Span[]) =>
      spans.map(({ from, to }) => ({ from: move(from), to: move(to) })).filter(({ from, to }) => to > from),
  };
}
