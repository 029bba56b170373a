// A line of text while rules change it, each on what the one before has left. It knows for every unit of the text as it was what
// stands there now and which change put it there, so that in the end only the units that differ are replaced.

/** Words instead of a stretch, in units of a text. */
export interface UnitEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What a rule changes at once: a pair of brackets is one change of two edits. */
export interface DraftChange<Rule> {
  readonly rule: Rule;
  /** In units of the text as it was, in order. */
  readonly edits: readonly UnitEdit[];
}

interface Cell {
  readonly was: string;
  /** What stands there now; may be several units, or none. */
  now: string;
  /** Number of the change that put it there; -1: none. */
  change: number;
  readonly isFixed: boolean;
}

export class LineDraft<Rule> {
  readonly #was: string;
  readonly #isFixed: (unit: number) => boolean;
  readonly #isBroken: (unit: number) => boolean;
  readonly #rules: Rule[] = [];
  /** Made with the first change: most lines have none. */
  #cells: Cell[] = [];
  #text: string;
  /** The cell of each unit of the text as it is now. */
  #cellOf: readonly number[] = [];

  /**
   * @param isFixed - whether a unit may not be changed: what a place shows, an address of the web
   * @param isBroken - whether something that is no text stands before a unit, so that no edit may reach over it
   */
  constructor(text: string, isFixed: (unit: number) => boolean, isBroken: (unit: number) => boolean) {
    this.#was = text;
    this.#text = text;
    this.#isFixed = isFixed;
    this.#isBroken = isBroken;
  }

  /** As it is now. */
  get text(): string {
    return this.#text;
  }

  /** Makes the edits of a rule, given in units of {@link text}, as one change; where one touches what is fixed, none of them. */
  change(rule: Rule, edits: readonly UnitEdit[]): void {
    if (this.#cells.length === 0) this.#begin();
    const stretches = edits.map(({ from, to, text }) => ({ cells: this.#cellsOf(from, to), text }));
    if (stretches.some(({ cells }) => cells.length === 0 || cells.some(({ isFixed }) => isFixed))) return;
    const change = this.#rules.push(rule) - 1;
    for (const { cells, text } of stretches) {
      for (const [index, cell] of cells.entries()) {
        cell.now = index < cells.length - 1 ? text.charAt(index) : text.slice(index);
        cell.change = change;
      }
    }
  }

  /** Makes what was changed since the text was last read part of it. */
  settle(): void {
    if (this.#cells.length === 0) return;
    this.#text = this.#cells.map(({ now }) => now).join('');
    this.#read();
  }

  /** What came of it, by where it stands. */
  changes(): readonly DraftChange<Rule>[] {
    const edits = new Map<number, UnitEdit[]>();
    for (const [unit, { was, now, change }] of this.#cells.entries()) {
      if (change < 0 || was === now) continue;
      const own = edits.get(change) ?? [];
      const last = own.at(-1);
      if (last?.to === unit && !this.#isBroken(unit))
        own[own.length - 1] = { ...last, to: unit + 1, text: last.text + now };
      else own.push({ from: unit, to: unit + 1, text: now });
      edits.set(change, own);
    }
    return [...edits]
      .map(([change, own]) => ({ rule: this.#rules[change]!, edits: own }))
      .sort((a, b) => a.edits[0]!.from - b.edits[0]!.from);
  }

  /** Whole cells only: none where a stretch would take a part of one. */
  #cellsOf(from: number, to: number): readonly Cell[] {
    const [first, last] = [this.#cellOf[from], this.#cellOf[to - 1]];
    if (first === undefined || last === undefined) return [];
    if (this.#cellOf[from - 1] === first || this.#cellOf[to] === last) return [];
    return this.#cells.slice(first, last + 1);
  }

  #begin(): void {
    this.#cells = Array.from({ length: this.#was.length }, (_, unit) => ({
      was: this.#was[unit]!,
      now: this.#was[unit]!,
      change: -1,
      isFixed: this.#isFixed(unit),
    }));
    this.#read();
  }

  #read(): void {
    this.#cellOf = this.#cells.flatMap(({ now }, cell) => new Array<number>(now.length).fill(cell));
  }
}
