// The figures as the panel lists them: in groups, narrowed by words and by state.

import { type ComputedFigure, normaliseWidth } from '@huigao/figures';
import { type Figure, type FigureId, placesByFigure, type Report } from '@huigao/report';
import { type ShownValue, shownValue } from './shown-value';

/** `empty`: without a value; `unused`: no place of it in the text. */
export type FigureState = 'all' | 'empty' | 'unused';
export const figureStates: readonly FigureState[] = ['all', 'empty', 'unused'];

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
  const isSame =
    old?.places === places &&
    (old.value === value || (old.value?.ok && value?.ok && old.value.value.eq(value.value)));
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

export const isInState = ({ shown, places }: ListedFigure, state: FigureState): boolean => {
  if (state === 'empty') return shown.state === 'missing';
  return state === 'all' || places === 0;
};

/** Text to compare: width, case, thousands separators and spaces make no difference. */
const plain = (text: string) =>
  normaliseWidth(text)
    .toLocaleLowerCase()
    .replace(/[,，\s]/g, '');

function holdsWord({ figure, shown }: ListedFigure, word: string): boolean {
  const value = shown.state === 'missing' ? '' : `${shown.number}${shown.unit} ${shown.exact}`;
  return [figure.label, figure.group, ...figure.aliases, value].some((text) => plain(text).includes(word));
}

/** Lines that hold every word of `words` in label, alias, group or value. */
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
