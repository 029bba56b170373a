// Which figures a typed word means, best first.

import { type Figure, isInUse } from '@huigao/report';
import type { Figures } from '../places/place-texts';

/** At most so many are offered; more typing narrows them down. */
const most = 50;

const plain = (text: string) => text.normalize('NFKC').toLocaleLowerCase();

/** How well a figure fits, 0 best; null when it does not. */
function rank(figure: Figure, query: string): number | null {
  const label = plain(figure.label);
  const aliases = figure.aliases.map(plain);
  if (label === query) return 0;
  if (label.startsWith(query)) return 1;
  if (aliases.some((alias) => alias.startsWith(query))) return 2;
  if (label.includes(query)) return 3;
  if (aliases.some((alias) => alias.includes(query))) return 4;
  return plain(figure.group).includes(query) || plain(figure.id).includes(query) ? 5 : null;
}

/** The figures in use that fit a query, in panel order within one rank; all of them for an empty query. */
export function searchFigures(figures: Figures, query: string): readonly Figure[] {
  const wanted = plain(query.trim());
  const ranked = [...figures.values()].filter(isInUse).flatMap((figure) => {
    const fit = wanted === '' ? 0 : rank(figure, wanted);
    return fit === null ? [] : [{ figure, fit }];
  });
  return ranked
    .sort((a, b) => a.fit - b.fit)
    .slice(0, most)
    .map(({ figure }) => figure);
}
