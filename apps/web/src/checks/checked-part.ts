// Parts of what the checks say, for those who need no more: the same object for as long as that part says the same, so that a number that moves
// with the text before it draws no list anew.

import type { Checked, Finding, Identity, TextNumber } from '@huigao/checks';
import type { FigureId, SectionId } from '@huigao/report';
import { sameSum } from './same-words';

/** Reads a part; gives `old` where that says the same. */
export type ReadPart<Part> = (checked: Checked, old: Part | null) => Part;

/** A part of the newest answer, read once for all who look at it. */
export function partOf<Part>(read: ReadPart<Part>): (checked: Checked) => Part {
  let from: Checked | null = null;
  let part: Part | null = null;
  return (checked) => {
    if (checked !== from) {
      part = read(checked, part);
      from = checked;
    }
    return part!;
  };
}

function grouped<Entry>(
  list: readonly Entry[],
  sectionOf: (entry: Entry) => SectionId,
): ReadonlyMap<SectionId, readonly Entry[]> {
  const groups = new Map<SectionId, Entry[]>();
  for (const entry of list) {
    const section = sectionOf(entry);
    const group = groups.get(section);
    if (group) group.push(entry);
    else groups.set(section, [entry]);
  }
  return groups;
}

const isSameList = <Entry>(a: readonly Entry[] | undefined, b: readonly Entry[]): boolean =>
  a?.length === b.length && a.every((entry, index) => entry === b[index]);

/** The lists of `old` where they hold the same entries; `old` itself where all do. */
function keepLists<Entry>(
  old: ReadonlyMap<SectionId, readonly Entry[]> | null,
  next: ReadonlyMap<SectionId, readonly Entry[]>,
): ReadonlyMap<SectionId, readonly Entry[]> {
  if (!old) return next;
  const kept = new Map(
    [...next].map(([section, list]) => {
      const before = old.get(section);
      return [section, before && isSameList(before, list) ? before : list] as const;
    }),
  );
  const isSame = kept.size === old.size && [...kept].every(([section, list]) => old.get(section) === list);
  return isSame ? old : kept;
}

/** What is shown in the text of each section: findings that ask for something. */
export const findingsBySection: ReadPart<ReadonlyMap<SectionId, readonly Finding[]>> = (
  { findings },
  old,
) => {
  const shown = findings.filter(({ place, severity }) => place && severity !== 'info');
  return keepLists(
    old,
    grouped(shown, ({ place }) => place!.section),
  );
};

export const numbersBySection: ReadPart<ReadonlyMap<SectionId, readonly TextNumber[]>> = ({ numbers }, old) =>
  keepLists(
    old,
    grouped(numbers ?? [], ({ place }) => place.section),
  );

/** How many findings of each section ask for something. */
export const countsBySection: ReadPart<ReadonlyMap<SectionId, number>> = (checked, old) => {
  const counts = new Map<SectionId, number>();
  for (const { place, severity } of checked.findings)
    if (place && severity !== 'info') counts.set(place.section, (counts.get(place.section) ?? 0) + 1);
  const isSame =
    counts.size === old?.size && [...counts].every(([section, count]) => old.get(section) === count);
  return isSame ? old : counts;
};

/** The figures that a number in the text contradicts. */
export const contradictedFigures: ReadPart<ReadonlySet<FigureId>> = ({ findings }, old) => {
  const contradicted = new Set(
    findings.flatMap(({ severity, fix }) =>
      severity !== 'info' && fix?.kind === 'link' ? [fix.figure] : [],
    ),
  );
  return contradicted.size === old?.size && [...contradicted].every((figure) => old.has(figure))
    ? old
    : contradicted;
};

/** The sums whose parts are all figures: they stand in the figures panel. */
export const sumsOfFigures: ReadPart<readonly Identity[]> = ({ identities }, old) => {
  const sums = identities.filter(
    ({ parts, operator, relation }) =>
      operator === '+' && relation === '=' && parts.every(({ figure }) => figure !== null),
  );
  const kept = sums.map((sum, index) => {
    const before = old?.[index];
    return before && sameSum(before, sum) ? before : sum;
  });
  return old && isSameList(old, kept) ? old : kept;
};
