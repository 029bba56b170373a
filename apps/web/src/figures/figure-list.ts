// The figures as the panel lists them: in groups, narrowed by words and by state.

import { type ComputedFigure, normaliseWidth } from '@huigao/figures';
import {
  type Figure,
  type FigureId,
  isInUse,
  type PersonId,
  placesByFigure,
  type Report,
} from '@huigao/report';
import { type ShownValue, shownValue } from './shown-value';

/**
 * `empty`: without a value; `unpublished`: nobody vouched for what it says, or another value waits; `wrong`: a number in the text
 * contradicts it; `unused`: no place of it in the text; `retired`: out of use or merged, and in no other list.
 */
export type FigureState = 'all' | 'empty' | 'unpublished' | 'wrong' | 'unused' | 'mine' | 'retired';
export const figureStates: readonly FigureState[] = [
  'all',
  'empty',
  'unpublished',
  'wrong',
  'unused',
  'mine',
  'retired',
];

/** What the states hang on besides the figure itself. */
export interface Onlooker {
  readonly person: PersonId;
  /** Figures that a number in the text contradicts. */
  readonly contradicted: ReadonlySet<FigureId>;
}

/** One line of the list. */
export interface ListedFigure {
  readonly figure: Figure;
  readonly shown: ShownValue;
  readonly value: ComputedFigure | undefined;
  readonly places: number;
}

export interface ListedGroup {
  readonly group: string;
  readonly figures: readonly ListedFigure[];
}

/** How many places each figure has in the text; figures without one are left out. */
export type PlaceCounts = ReadonlyMap<FigureId, number>;

export const countPlaces = (report: Report): PlaceCounts =>
  new Map([...placesByFigure(report)].map(([figure, places]) => [figure, places.length]));

const known = new WeakMap<Figure, ListedFigure>();

/** One line, the same object while figure, value and number of places are. */
function listed(figure: Figure, value: ComputedFigure | undefined, places: number): ListedFigure {
  const old = known.get(figure);
  // A value that stays is the same object.
  const isSame = old?.places === places && old.value === value;
  if (old && isSame) return old;
  const line = { figure, value, places, shown: shownValue(figure, value) };
  known.set(figure, line);
  return line;
}

/** Every figure as a line, in the order of the report. */
export function listFigures(
  figures: Report['figures'],
  values: ReadonlyMap<string, ComputedFigure>,
  places: PlaceCounts | null,
): readonly ListedFigure[] {
  return [...figures.values()].map((figure) =>
    listed(figure, values.get(figure.id), places?.get(figure.id) ?? 0),
  );
}

/** Whether there is something for finance or an owner to publish. */
export const isUnpublished = ({ kind, value, published, proposed }: Figure): boolean =>
  kind === 'entered' && (proposed !== null || (!published && value !== null));

type Test = (line: ListedFigure, onlooker: Onlooker) => boolean;

/** What puts a figure in use into a state; everything in use is in `all`, and what is not in `retired` alone. */
const tests: Readonly<Record<Exclude<FigureState, 'all' | 'retired'>, Test>> = {
  empty: ({ shown }) => shown.state === 'missing',
  unpublished: ({ figure }) => isUnpublished(figure),
  wrong: ({ figure }, { contradicted }) => contradicted.has(figure.id),
  unused: ({ places }) => places === 0,
  mine: ({ figure }, { person }) => figure.owner === person,
};

export function isInState(line: ListedFigure, state: FigureState, onlooker: Onlooker): boolean {
  if (!isInUse(line.figure)) return state === 'retired';
  if (state === 'all' || state === 'retired') return state === 'all';
  return tests[state](line, onlooker);
}

/** How many figures are in each state. */
export function countStates(
  lines: readonly ListedFigure[],
  onlooker: Onlooker,
): ReadonlyMap<FigureState, number> {
  const inUse = lines.filter(({ figure }) => isInUse(figure));
  const tested = Object.entries(tests).map(
    ([state, test]) => [state, inUse.filter((line) => test(line, onlooker)).length] as const,
  );
  const all = [
    ['all', inUse.length],
    ['retired', lines.length - inUse.length],
  ] as const;
  return new Map([...all, ...tested] as readonly (readonly [FigureState, number])[]);
}

/** Orders of the list; groups stay together in each. */
export type FigureOrder = 'report' | 'label' | 'value' | 'changed' | 'uses';
export const figureOrders: readonly FigureOrder[] = ['report', 'label', 'value', 'changed', 'uses'];

const lastChange = ({ figure }: ListedFigure) => figure.history.at(-1)?.at ?? 0;

const sizes = new WeakMap<ComputedFigure, number>();

/** A value as a binary number: never out of order with the exact one, and quick to compare. Below every other while there is none. */
function sizeOf(value: ComputedFigure | undefined): number {
  if (!value?.ok) return Number.NEGATIVE_INFINITY;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  const size = Number(value.value.toString());
  sizes.set(value, size);
  return size;
}

/** The larger value first; those without one last. */
function byValue({ value: a }: ListedFigure, { value: b }: ListedFigure): number {
  const [sizeA, sizeB] = [sizeOf(a), sizeOf(b)];
  if (sizeA !== sizeB) return sizeA < sizeB ? 1 : -1;
  return a?.ok && b?.ok ? b.value.cmp(a.value) : 0;
}

const comparisons: Readonly<
  Record<Exclude<FigureOrder, 'report'>, (a: ListedFigure, b: ListedFigure) => number>
> = {
  label: (a, b) => a.figure.label.localeCompare(b.figure.label, 'zh-CN'),
  value: byValue,
  changed: (a, b) => lastChange(b) - lastChange(a),
  uses: (a, b) => b.places - a.places,
};

export const sortFigures = (lines: readonly ListedFigure[], order: FigureOrder): readonly ListedFigure[] =>
  order === 'report' ? lines : lines.toSorted(comparisons[order]);

/** Text to compare: width, case, thousands separators and spaces make no difference. */
const plain = (text: string) =>
  normaliseWidth(text)
    .toLocaleLowerCase()
    .replace(/[,，\s]/g, '');

function holdsWord({ figure, shown }: ListedFigure, word: string): boolean {
  const value = shown.state === 'missing' ? '' : `${shown.number}${shown.unit} ${shown.exact}`;
  return [figure.label, figure.group, ...figure.aliases, figure.evidence, value].some((text) =>
    plain(text).includes(word),
  );
}

/** Lines that hold every word of `words` in label, alias, group, evidence or value. */
export function findFigures(lines: readonly ListedFigure[], words: string): readonly ListedFigure[] {
  const wanted = words.split(/\s+/).map(plain).filter(Boolean);
  return wanted.length === 0 ? lines : lines.filter((line) => wanted.every((word) => holdsWord(line, word)));
}

/** Lines by group, groups in the order of their first figure. */
export function groupFigures(lines: readonly ListedFigure[]): readonly ListedGroup[] {
  const groups = new Map<string, ListedFigure[]>();
  for (const line of lines) {
    const group = groups.get(line.figure.group);
    if (group) group.push(line);
    else groups.set(line.figure.group, [line]);
  }
  return [...groups].map(([group, figures]) => ({ group, figures }));
}
