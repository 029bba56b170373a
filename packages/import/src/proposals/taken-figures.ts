// The figures that somebody takes of those proposed, in the seed: made or valued, with their places instead of typed numbers.

import { type Figure, figureId, figureText, type ReportSeed } from '@huigao/report';
import type { Node } from 'prosemirror-model';
import type { FigureProposal } from './figure-proposals';
import type { ProposedPlace } from './named-amounts';

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
