// Formulas with the names of figures instead of their ids: what a person reads and types. `执行数 ÷ 全年预算数 × 100` at rest is
// `[total.executed] ÷ [total.budgeted] × 100`.

import {
  type ComputeRefusal,
  type Decimal,
  type FormulaRefusalCode,
  type FormulaSpan,
  formulaFaultSpan,
  formulaText,
  parseFormula,
} from '@huigao/figures';
import { type Figure, type FigureId, figureId, type Report, resolveFigure } from '@huigao/report';

/** The names of figures in formulas. */
export interface FormulaNames {
  /** The name a formula shows for a figure: its label, with its group where another figure has that label. */
  readonly nameOf: (id: string) => string;
  /** Every name that is understood, aliases too, the longest first: 一般公共预算财政拨款支出 before 支出. */
  readonly names: readonly { readonly name: string; readonly id: FigureId }[];
}

/** Adds one name for each key that only one figure has. */
function addUnique(
  names: Map<string, FigureId>,
  pairs: readonly (readonly [name: string, id: FigureId])[],
): void {
  const owners = new Map<string, Set<FigureId>>();
  for (const [name, id] of pairs) owners.set(name, (owners.get(name) ?? new Set()).add(id));
  for (const [name, ids] of owners) {
    const [id] = ids;
    if (ids.size === 1 && id && name !== '' && !names.has(name)) names.set(name, id);
  }
}

/** The names of the figures of a report, for formulas. */
export function formulaNames(figures: Report['figures']): FormulaNames {
  const all: readonly Figure[] = [...figures.values()].filter(({ mergedInto }) => mergedInto === null);
  const names = new Map<string, FigureId>();
  addUnique(
    names,
    all.map(({ id, label }) => [label, id]),
  );
  addUnique(
    names,
    all.map(({ id, label, group }) => [`${group}·${label}`, id]),
  );
  const shown = new Map([...names].map(([name, id]) => [id as string, name] as const).reverse());
  addUnique(
    names,
    all.flatMap(({ id, aliases }) => aliases.map((alias) => [alias, id] as const)),
  );
  return {
    nameOf: (id) => shown.get(resolveFigure(figures, figureId(id))?.id ?? id) ?? `[${id}]`,
    names: [...names].map(([name, id]) => ({ name, id })).sort((a, b) => b.name.length - a.name.length),
  };
}

/** A formula at rest as it reads; one that does not parse as it is. */
export function namedFormula(formula: string, { nameOf }: FormulaNames): string {
  const parsed = parseFormula(formula);
  return parsed.ok ? formulaText(parsed.formula, nameOf) : formula;
}

/** The formula at rest, or what is wrong and where in the text that was typed. */
export type ReadFormula =
  | { readonly ok: true; readonly formula: string }
  | {
      readonly ok: false;
      readonly code: FormulaRefusalCode | 'unknown-name';
      readonly from: number;
      readonly to: number;
      readonly detail: string;
    };

/** A stretch of the typed text and what it becomes. */
interface Piece {
  readonly from: number;
  readonly typed: string;
  readonly written: string;
}

const inBrackets = /\[[^[\]]*\]/y;

function pieceAt(text: string, from: number, names: FormulaNames['names']): Piece {
  inBrackets.lastIndex = from;
  const reference = inBrackets.exec(text)?.[0];
  if (reference) return { from, typed: reference, written: reference };
  const named = names.find(({ name }) => text.startsWith(name, from));
  if (named) return { from, typed: named.name, written: `[${named.id}]` };
  const character = String.fromCodePoint(text.codePointAt(from)!);
  return { from, typed: character, written: character };
}

function pieces(text: string, names: FormulaNames['names']): readonly Piece[] {
  const found: Piece[] = [];
  for (let at = 0; at < text.length; ) {
    const piece = pieceAt(text, at, names);
    found.push(piece);
    at += piece.typed.length;
  }
  return found;
}

/** A word that was meant as a name: what stands there up to the next sign. */
const word = /[^\s\d+\-–−×*÷/<>=≠≤≥(),，、（）[\]]+/uy;

/** Where in the typed text a position of the written one lies. */
function typedPosition(found: readonly Piece[], position: number): number {
  let at = 0;
  for (const { from, typed, written } of found) {
    if (position < at + written.length) return from + (typed === written ? position - at : 0);
    at += written.length;
  }
  const last = found.at(-1);
  return last ? last.from + last.typed.length : 0;
}

/** Reads a formula as it was typed, with names, ids in brackets, or both. */
export function readFormula(text: string, { names }: FormulaNames): ReadFormula {
  const found = pieces(text, names);
  const written = found.map((piece) => piece.written).join('');
  const parsed = parseFormula(written);
  if (parsed.ok) return { ok: true, formula: formulaText(parsed.formula, (id) => `[${id}]`) };
  const from = typedPosition(found, parsed.position);
  word.lastIndex = from;
  const unknown =
    parsed.code === 'unexpected' || parsed.code === 'unknown-function' ? word.exec(text)?.[0] : undefined;
  if (unknown) return { ok: false, code: 'unknown-name', from, to: from + unknown.length, detail: unknown };
  return { ok: false, code: parsed.code, from, to: Math.min(text.length, from + 1), detail: parsed.detail };
}

/** Where the written text from `from` to `to` lies in the typed one; a name is marked as a whole. */
function typedSpan(found: readonly Piece[], { from, to }: FormulaSpan): FormulaSpan {
  let at = 0;
  for (const piece of found) {
    const end = at + piece.written.length;
    if (to <= end) {
      const within = piece.typed === piece.written ? to - at : piece.typed.length;
      return { from: typedPosition(found, from), to: piece.from + within };
    }
    at = end;
  }
  return { from: typedPosition(found, from), to: typedPosition(found, to) };
}

/** The stretch of a typed formula that is the cause of its having no value, or null where none is. */
export function typedFault(
  text: string,
  { names }: FormulaNames,
  refusal: ComputeRefusal,
  lookUp: (id: string) => Decimal | null,
): FormulaSpan | null {
  const found = pieces(text, names);
  const span = formulaFaultSpan(found.map((piece) => piece.written).join(''), refusal, lookUp);
  return span && typedSpan(found, span);
}

/** The beginning of a name that is being typed before the caret. */
export interface NameBegun {
  readonly from: number;
  readonly text: string;
}

/** What of a name stands before the caret, or null where none is being typed. */
export function nameBegun(text: string, caret: number): NameBegun | null {
  const match = /[^\s\d+\-–−×*÷/<>=≠≤≥(),，、（）[\]]+$/u.exec(text.slice(0, caret));
  return match ? { from: match.index, text: match[0] } : null;
}

/** A figure to take into a formula: the name it gets there, and the other name by which it was found. */
export interface OfferedName {
  readonly name: string;
  readonly foundAs: string | null;
}

/** How well a name fits what was typed: less is better. A figure's own name comes before other words for it. */
function rank({ name, foundAs }: OfferedName, typed: string): number {
  if (foundAs === null) return name.startsWith(typed) ? 0 : 1;
  return foundAs.startsWith(typed) ? 2 : 3;
}

/** Figures whose name, or another word for them, holds what was typed; each once, the best first. */
export function offeredNames({ names, nameOf }: FormulaNames, typed: string): readonly OfferedName[] {
  const offers = new Map<FigureId, OfferedName>();
  for (const { name, id } of names) {
    if (!name.includes(typed)) continue;
    const own = nameOf(id);
    const offer = { name: own, foundAs: own.includes(typed) ? null : name };
    const better = offers.get(id);
    if (own !== typed && (!better || rank(offer, typed) < rank(better, typed))) offers.set(id, offer);
  }
  return [...offers.values()].sort(
    (a, b) => rank(a, typed) - rank(b, typed) || a.name.length - b.name.length,
  );
}
