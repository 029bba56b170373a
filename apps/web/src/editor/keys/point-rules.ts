// Numbers that are typed become computed ones: `（1）` or `1.` and a space at the start of a paragraph, 一是 at the start of a point.
// Backspace right after gives the typed text back.

import { parseHanInteger } from '@huigao/figures';
import { type BodyNumber, type NumberingScheme, numberBody, type OrdinalLevel } from '@huigao/report';
import { Extension, InputRule } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { startUndoStep } from '../binding/guarded-collaboration';
import { schemeOf } from '../body/numbers';

/** A number typed at the start of a paragraph, with the space that ends it. */
export const typedMarker = /^(?:[（(](\d{1,2})[）)]|(\d{1,2})[.．、])[ \u3000]$/;
/** A point of a run, at the start of a paragraph or of a sentence. */
export const typedPoint = /(?<=^|[。；;：:])([一二三四五六七八九十]{1,3})是$/; // domain data: the words of a point

interface TypedOrdinal {
  readonly level: OrdinalLevel;
  readonly count: number;
}

/** Full-width brackets and points as the scheme writes them. */
const asInScheme = (marker: string) =>
  marker.replace(/[（(]/, '（').replace(/[）)]/, '）').replace('．', '.');

/** Which level of the scheme writes its first number like this, 3 or deeper; null when none does. */
export function levelOfMarker(scheme: NumberingScheme, marker: string): number | null {
  const first = asInScheme(marker.trim()).replace(/\d+/, '1');
  const level = scheme.findIndex((pattern, index) => index >= 2 && asInScheme(pattern) === first);
  return level < 0 ? null : level + 1;
}

/**
 * The ordinal to put where a number was typed, or null where the typed number would turn into another one: then it is left as it
 * is. A first number where the count goes on starts anew.
 */
export function ordinalFor(
  doc: Node,
  scheme: NumberingScheme,
  { pos, level, count }: TypedOrdinal & { readonly pos: number },
): { readonly level: OrdinalLevel; readonly restart: boolean } | null {
  const next = nextCount(numberBody(doc, scheme), doc, { pos, level });
  if (count === next) return { level, restart: false };
  return count === 1 ? { level, restart: true } : null;
}

/** What the count of a level has come to before a position, plus one. Mirrors the rules of `numberBody`. */
function nextCount(
  numbers: readonly BodyNumber[],
  doc: Node,
  { pos, level }: { readonly pos: number; readonly level: OrdinalLevel },
): number {
  let count = 0;
  for (const number of numbers) {
    if (number.pos >= pos) break;
    if (number.level === level) count = doc.nodeAt(number.pos)?.attrs.restart === true ? 1 : count + 1;
    else if (level === 'point' || (number.level !== 'point' && number.level < level)) count = 0;
  }
  return count + 1;
}

function rule(find: RegExp, read: (match: RegExpMatchArray, scheme: NumberingScheme) => TypedOrdinal | null) {
  return new InputRule({
    find,
    handler: ({ state, range, match }) => {
      const scheme = schemeOf(state);
      const typed = read(match, scheme);
      const attrs = typed && ordinalFor(state.doc, scheme, { ...typed, pos: range.from });
      if (!attrs) return null;
      startUndoStep(state);
      state.tr.replaceWith(range.from, range.to, state.schema.nodes.ordinal!.create(attrs));
      return undefined;
    },
  });
}

export const PointRules = Extension.create({
  name: 'pointRules',
  addInputRules: () => [
    rule(typedMarker, (match, scheme) => {
      const level = levelOfMarker(scheme, match[0]);
      return level === null ? null : { level, count: Number(match[1] ?? match[2]) };
    }),
    rule(typedPoint, (match) => {
      const count = parseHanInteger(match[1]!);
      return count === null ? null : { level: 'point', count: Number(count.toString()) };
    }),
  ],
});
