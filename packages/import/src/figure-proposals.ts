// Amounts of an imported text as figures, and where they stand as places: proposed, so that a person decides about each. A place is
// made only where it shows exactly what was typed there.

import {
  formatCode,
  formatFigure,
  MONEY_UNIT,
  nameBefore,
  PERCENT_UNIT,
  type RecognisedFigure,
  recogniseFigures,
} from '@huigao/figures';
import {
  type Figure,
  type FigureId,
  figureFromDefinition,
  figureId,
  figureText,
  type ReportSeed,
} from '@huigao/report';
import type { Node } from 'prosemirror-model';
import { type OwnFigure, recordFigures } from './record-figures';

/** Where a figure would stand. */
export interface ProposedPlace {
  /** Index of the section in the outline. */
  readonly entry: number;
  /** Positions in its body. */
  readonly from: number;
  readonly to: number;
  readonly format: string;
  readonly text: string;
}

/** A figure that could be made of the text, or one of the template that could be given a value. */
export interface FigureProposal {
  readonly figure: Figure;
  /** Never empty, in reading order. */
  readonly places: readonly ProposedPlace[];
  /** Worth taking unless somebody says no: it is of the template, an amount of money, or repeated. */
  readonly isSuggested: boolean;
}

/** More proposals than this help nobody. */
const mostProposals = 300;

/** Digits from which two equal counts are hardly equal by chance. */
const tellingDigits = 3;

interface Found extends ProposedPlace {
  readonly label: string;
  /** What it is about: the heading above it. */
  readonly group: string;
  readonly amount: RecognisedFigure;
  /** What a task or an indicator calls it. */
  readonly own: OwnFigure | null;
}

/** The stretch of an amount that its format gives back, or null. */
function shownStretch(amount: RecognisedFigure, text: string) {
  const { value, unit, format, reproduced, approx } = amount;
  if (reproduced === 'no' || approx !== 'exact' || unit === '') return null;
  const whole = { from: amount.from, to: amount.to };
  const stretch = reproduced === 'whole' ? whole : { from: amount.coreFrom, to: amount.coreTo };
  const shown = formatFigure(value, unit, format);
  return shown.ok && shown.text === text.slice(stretch.from, stretch.to) ? stretch : null;
}

/** Typed text of a textblock between its atoms, with the position of each stretch and of the ends of its text nodes. */
function stretches(block: Node, start: number) {
  const found: { text: string; from: number; ends: number[] }[] = [];
  block.forEach((child, offset) => {
    if (!child.isText) {
      found.push({ text: '', from: start + offset + child.nodeSize, ends: [] });
      return;
    }
    const last = found.at(-1) ?? { text: '', from: start, ends: [] };
    if (found.length === 0) found.push(last);
    last.text += child.text!;
    last.ends.push(last.text.length);
  });
  return found;
}

/** Amounts with a name, by the words before them. */
function amountsIn(seed: ReportSeed): readonly Found[] {
  const { outline } = seed;
  const records = recordFigures(seed);
  const found: Found[] = [];
  for (const [entry, { title, body }] of outline.entries()) {
    let group = title;
    body?.descendants((node, pos) => {
      if (!node.isTextblock) return true;
      if (node.type.name === 'heading') group = node.textContent || title;
      for (const { text, from, ends } of stretches(node, pos + 1))
        for (const amount of recogniseFigures(text)) {
          const stretch = shownStretch(amount, text);
          const label = nameBefore(text, amount.from);
          // A number that is bold in part is left alone.
          if (!stretch || label === '' || ends.some((end) => end > stretch.from && end < stretch.to))
            continue;
          found.push({
            entry,
            from: from + stretch.from,
            to: from + stretch.to,
            format: formatCode(amount.format),
            text: text.slice(stretch.from, stretch.to),
            label,
            group,
            amount,
            own: records.get(`${entry} ${from + amount.from}`) ?? null,
          });
        }
      return false;
    });
  }
  return found;
}

const names = ({ label, aliases }: Figure) => [label, ...aliases];

/** The figure of the template that an amount of the section on income and expenditure speaks of. */
function templateFigure({ outline, figures }: ReportSeed, { entry, label, amount }: Found): Figure | null {
  if (outline[entry]!.kind !== 'budget') return null;
  const speaks = (figure: Figure) => names(figure).some((name) => label === name || label.endsWith(name));
  return figures.find((figure) => figure.unit === amount.unit && speaks(figure)) ?? null;
}

/** What makes two amounts one figure: their name and value; of counts, the value alone where it is telling. */
function keyOf({ label, amount, own }: Found): string {
  if (own?.amount) return own.id;
  const { value, unit } = amount;
  const isCount = unit !== MONEY_UNIT && unit !== PERCENT_UNIT;
  const digits = value.replace(/\D/g, '').length;
  return isCount && digits >= tellingDigits ? `${value} ${unit}` : `${label} ${value} ${unit}`;
}

const placeOf = ({ entry, from, to, format, text }: Found): ProposedPlace => ({
  entry,
  from,
  to,
  format,
  text,
});

const differing = (found: readonly Found[], key: (one: Found) => string) => {
  const groups = new Map<string, Found[]>();
  for (const one of found) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return [...groups.values()];
};

/** Figures of the template with the values that the text gives them; of two values for one, the first. */
function ofTemplate(
  seed: ReportSeed,
  found: readonly (readonly [Found, Figure])[],
): readonly FigureProposal[] {
  const proposals = new Map<FigureId, FigureProposal>();
  for (const [one, figure] of found) {
    if (figure.kind === 'computed') continue;
    const known = proposals.get(figure.id);
    if (known && known.figure.value !== one.amount.value) continue;
    const valued = { ...figure, value: one.amount.value, published: true };
    proposals.set(figure.id, {
      figure: valued,
      places: [...(known?.places ?? []), placeOf(one)],
      isSuggested: true,
    });
  }
  const values = new Map(
    seed.figures.map((figure) => [figure.id, proposals.get(figure.id)?.figure ?? figure]),
  );
  for (const [one, figure] of found) {
    // A rate that the text has wrong stays typed, and is found by the checks.
    if (figure.kind !== 'computed' || figureText(values, figure.id, one.format) !== one.text) continue;
    const known = proposals.get(figure.id);
    proposals.set(figure.id, { figure, places: [...(known?.places ?? []), placeOf(one)], isSuggested: true });
  }
  return [...proposals.values()];
}

function newFigure(all: readonly Found[], index: number, evidence: string): FigureProposal {
  const [first] = all as readonly [Found];
  const own = all.flatMap((one) => one.own ?? [])[0];
  const { amount, format } = first;
  const figure = figureFromDefinition({
    id: own?.id ?? `text.${index + 1}`,
    label: own?.label ?? first.label,
    group: own?.group ?? first.group,
    aliases: own && own.label !== first.label ? [first.label] : [],
    unit: amount.unit,
    format,
    value: amount.value,
    evidence,
  });
  const isSuggested = own !== undefined || amount.unit === MONEY_UNIT || all.length > 1;
  return { figure, places: all.map(placeOf), isSuggested };
}

/**
 * Rates of tasks follow from their amounts. One that the text has wrong stays typed, and is found by the checks; one of which an amount
 * is missing is a figure like all others.
 */
function withComputedRates(
  proposals: readonly FigureProposal[],
  formulas: ReadonlyMap<string, string>,
): readonly FigureProposal[] {
  const values = new Map(proposals.map(({ figure }) => [figure.id, figure]));
  return proposals.flatMap((one): readonly FigureProposal[] => {
    const { id, label, group, unit, format, aliases } = one.figure;
    const formula = formulas.get(id);
    if (!formula) return [one];
    const computed = figureFromDefinition({ id, label, group, unit, format, aliases, formula });
    const all = new Map(values).set(id, computed);
    const texts = one.places.map((place) => figureText(all, id, place.format));
    if (texts.includes(null)) return [one];
    return texts.every((text, at) => text === one.places[at]!.text) ? [{ ...one, figure: computed }] : [];
  });
}

/**
 * The figures that an imported text could have.
 * @param evidence - where the values come from: the name of the file
 */
export function proposeFigures(seed: ReportSeed, evidence: string): readonly FigureProposal[] {
  const found = amountsIn(seed);
  const matched = found.map((one) => [one, templateFigure(seed, one)] as const);
  const known = matched.filter((pair): pair is readonly [Found, Figure] => pair[1] !== null);
  const others = matched.flatMap(([one, figure]) => (figure ? [] : [one]));
  const made = differing(others, keyOf).map((all, index) => newFigure(all, index, evidence));
  const formulas = new Map(
    found.flatMap(({ own }) => (own?.formula ? [[own.id, own.formula] as const] : [])),
  );
  return [...ofTemplate(seed, known), ...withComputedRates(made, formulas)].slice(0, mostProposals);
}

/** Positions behind a place move when it takes the room of its text. */
function mover(places: readonly ProposedPlace[]) {
  const ordered = [...places].sort((a, b) => a.from - b.from);
  return (pos: number, side: 'from' | 'to'): number => {
    let moved = pos;
    for (const { from, to } of ordered) {
      if (pos >= to) moved -= to - from - 1;
      else if (pos > from) return moved - (pos - from) + (side === 'to' ? 1 : 0);
      else break;
    }
    return moved;
  };
}

function withPlaces(body: Node, places: readonly (ProposedPlace & { readonly figure: Figure })[]): Node {
  let result = body;
  for (const { from, to, format, text, figure } of [...places].sort((a, b) => b.from - a.from)) {
    const { marks } = result.nodeAt(from)!;
    const attrs = { figure: figure.id, format: format === figure.format ? '' : format, shown: text };
    const place = result.type.schema.nodes.place!.create(attrs, null, marks);
    const block = result.resolve(from);
    const content = block.parent.content;
    const start = block.start();
    const replaced = content
      .cut(0, from - start)
      .addToEnd(place)
      .append(content.cut(to - start));
    result = replacedAt(result, block.before(), block.parent.copy(replaced));
  }
  return result;
}

/** A document with the block at a position replaced by another, wherever it is nested. */
function replacedAt(doc: Node, pos: number, block: Node): Node {
  const found = doc.resolve(pos);
  let child = block;
  for (let depth = found.depth; depth >= 0; depth--) {
    const parent = found.node(depth);
    child = parent.copy(parent.content.replaceChild(found.index(depth), child));
  }
  return child;
}

/** Whether a figure has a value: a computed one only where those that it is computed from are taken, too. Else its number stays typed. */
function isShown(seed: ReportSeed, wanted: readonly FigureProposal[]) {
  const all = new Map([...seed.figures, ...wanted.map(({ figure }) => figure)].map((one) => [one.id, one]));
  return ({ figure }: FigureProposal) => figure.kind === 'entered' || figureText(all, figure.id) !== null;
}

/** A seed with some of what was proposed: figures made or valued, and their places instead of typed numbers. It shows the same text. */
export function withFigures(seed: ReportSeed, wanted: readonly FigureProposal[]): ReportSeed {
  const taken = wanted.filter(isShown(seed, wanted));
  const values = new Map(taken.map(({ figure }) => [figure.id, figure]));
  const places = taken.flatMap(({ figure, places }) => places.map((place) => ({ ...place, figure })));
  const inEntry = (entry: number) => places.filter((place) => place.entry === entry);
  const known = new Set(seed.figures.map(({ id }) => id));
  return {
    ...seed,
    figures: [
      ...seed.figures.map((figure) => values.get(figure.id) ?? figure),
      ...taken.map(({ figure }) => figure).filter(({ id }) => !known.has(figureId(id))),
    ],
    outline: seed.outline.map((entry, index) => ({
      ...entry,
      body: entry.body && withPlaces(entry.body, inEntry(index)),
    })),
    ...(seed.threads
      ? {
          threads: seed.threads.map((thread) => {
            const move = mover(inEntry(thread.entry));
            const { range } = thread;
            return {
              ...thread,
              range: range && { from: move(range.from, 'from'), to: move(range.to, 'to') },
            };
          }),
        }
      : {}),
    ...(seed.suggestions
      ? {
          suggestions: seed.suggestions.map((suggestion) => {
            const move = mover(inEntry(suggestion.entry));
            const { from, to } = suggestion.range;
            // A point in the middle of a number is at its end.
            const range =
              from === to
                ? { from: move(from, 'to'), to: move(to, 'to') }
                : { from: move(from, 'from'), to: move(to, 'to') };
            return { ...suggestion, range };
          }),
        }
      : {}),
  };
}
