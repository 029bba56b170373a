// Amounts of an imported text as figures, and where they stand as places: proposed, so that a person decides about each. A place is
// made only where it shows exactly what was typed there.

import { MONEY_UNIT, PERCENT_UNIT } from '@huigao/figures';
import {
  type Figure,
  type FigureId,
  figureFromDefinition,
  figureText,
  type ReportSeed,
} from '@huigao/report';
import { type NamedAmount, namedAmounts, type ProposedPlace } from './named-amounts';

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

const names = ({ label, aliases }: Figure) => [label, ...aliases];

/** The figure of the template that an amount of the section on income and expenditure speaks of. */
function templateFigure(
  { outline, figures }: ReportSeed,
  { entry, label, amount }: NamedAmount,
): Figure | null {
  if (outline[entry]!.kind !== 'budget') return null;
  const speaks = (figure: Figure) => names(figure).some((name) => label === name || label.endsWith(name));
  return figures.find((figure) => figure.unit === amount.unit && speaks(figure)) ?? null;
}

/** What makes two amounts one figure: their name and value; of counts, the value alone where it is telling. */
function keyOf({ label, amount, own }: NamedAmount): string {
  if (own?.amount) return own.id;
  const { value, unit } = amount;
  const isCount = unit !== MONEY_UNIT && unit !== PERCENT_UNIT;
  const digits = value.replace(/\D/g, '').length;
  return isCount && digits >= tellingDigits ? `${value} ${unit}` : `${label} ${value} ${unit}`;
}

const placeOf = ({ entry, from, to, format, text }: NamedAmount): ProposedPlace => ({
  entry,
  from,
  to,
  format,
  text,
});

const differing = (found: readonly NamedAmount[], key: (one: NamedAmount) => string) => {
  const groups = new Map<string, NamedAmount[]>();
  for (const one of found) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return [...groups.values()];
};

/** Figures of the template with the values that the text gives them; of two values for one, the first. */
function ofTemplate(
  seed: ReportSeed,
  found: readonly (readonly [NamedAmount, Figure])[],
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

function newFigure(all: readonly NamedAmount[], index: number, evidence: string): FigureProposal {
  const [first] = all as readonly [NamedAmount];
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
  const found = namedAmounts(seed);
  const matched = found.map((one) => [one, templateFigure(seed, one)] as const);
  const known = matched.filter((pair): pair is readonly [NamedAmount, Figure] => pair[1] !== null);
  const others = matched.flatMap(([one, figure]) => (figure ? [] : [one]));
  const made = differing(others, keyOf).map((all, index) => newFigure(all, index, evidence));
  const formulas = new Map(
    found.flatMap(({ own }) => (own?.formula ? [[own.id, own.formula] as const] : [])),
  );
  return [...ofTemplate(seed, known), ...withComputedRates(made, formulas)].slice(0, mostProposals);
}
