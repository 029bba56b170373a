// The text of runs on its way into a paragraph: bold or not, hidden, put in or taken out under tracking.

import type { ParagraphBuilder } from './paragraph-builder';
import { plainRun } from './property-reader';
import type { Style } from './styles';
import { Tracking } from './tracked';
import { TooMuch } from './word-blocks';

const mostCharacters = 500_000;

export class RunReader {
  /** Properties of the run that is open. */
  now = plainRun();
  readonly tracking = new Tracking();
  #hidden = '';
  #characters = 0;

  constructor(private readonly styles: ReadonlyMap<string, Style>) {}

  begin(): void {
    this.now = plainRun();
  }

  /** What was hidden since the last time. */
  takeHidden(): string {
    const hidden = this.#hidden;
    this.#hidden = '';
    return hidden;
  }

  /**
   * Adds a text, or the mark of a footnote.
   * @param note - what the note says whose mark the text is
   * @returns whether it is to be seen
   */
  add(paragraph: ParagraphBuilder, text: string, note: string | null): boolean {
    if (this.now.isHidden) {
      this.#hidden += note ?? text;
      return false;
    }
    this.#characters += (note ?? text).length;
    if (this.#characters > mostCharacters) throw new TooMuch(`more than ${mostCharacters} characters`);
    const { style, isBold } = this.now;
    const byStyle = style === null ? undefined : this.styles.get(style)?.bold;
    const bold = note === null && (isBold ?? byStyle ?? false);
    const change = this.tracking.now;
    if (change === 'both') return false;
    if (change?.is === 'put') paragraph.put(text, bold, change.by, note);
    else this.#addKept(paragraph, text, bold, note);
    return true;
  }

  /** A text that stood there before what was changed. */
  #addKept(paragraph: ParagraphBuilder, text: string, bold: boolean, note: string | null): void {
    const from = paragraph.text.length;
    const { wasBold, changedBy } = note === null ? this.now : plainRun();
    const change = this.tracking.now;
    paragraph.add(text, wasBold ?? bold);
    if (note !== null) paragraph.notes.push(note);
    const stretch = { from, to: paragraph.text.length };
    if (change !== 'both' && change?.is === 'take')
      paragraph.changes.push({ do: 'take', by: change.by, ...stretch });
    else if (changedBy && wasBold !== null && wasBold !== bold)
      paragraph.changes.push({ do: 'bold', by: changedBy, on: bold, ...stretch });
  }
}
