// The numbering scheme of a source. Reports write 一、（一）1.（1）as the standard asks, or 一、（一）（1）1., or with `1、`:
// an import keeps what it finds, otherwise its text could not equal the source's.

import { type NumberingScheme, standardScheme } from '@huigao/report';
import { leadingMarker, type Marker, type MarkerFamily, markersIn } from './marker';
import type { SectionDraft } from './outline';

/** Levels below a section's title that text can have (`attributeFault` of the report's schema). */
const bodyLevels = 3;

const familyOf = (pattern: string): MarkerFamily | undefined => leadingMarker(pattern)?.family;

function mostFrequent(patterns: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const pattern of patterns) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Which patterns were seen to begin a list inside a list of another pattern. */
class Nesting {
  readonly patterns = new Set<string>();
  private readonly inside = new Map<string, number>();

  readSection(markers: readonly Marker[]): void {
    const open: string[] = [];
    for (const { pattern, value } of markers) {
      const level = open.indexOf(pattern);
      if (level >= 0) open.length = level + 1;
      else if (value === 1) {
        for (const outer of open) this.inside.set(outer + pattern, this.count(outer, pattern) + 1);
        open.push(pattern);
        this.patterns.add(pattern);
      }
    }
  }

  private count(outer: string, inner: string): number {
    return this.inside.get(outer + inner) ?? 0;
  }

  /** Outermost first: by what was seen, else in the order of the standard. */
  ordered(): readonly string[] {
    const rank = (pattern: string) => {
      const index = standardScheme.findIndex((level) => familyOf(level) === familyOf(pattern));
      return index < 0 ? standardScheme.length : index;
    };
    const left = [...this.patterns].sort((a, b) => rank(a) - rank(b));
    const order: string[] = [];
    while (left.length > 0) {
      const free = left.findIndex((inner) =>
        left.every((outer) => this.count(outer, inner) <= this.count(inner, outer)),
      );
      order.push(...left.splice(Math.max(free, 0), 1));
    }
    return order;
  }
}

/** The pattern of each level of headings inside sections, where styles tell their levels; level 3 first. */
function styledPatterns(sections: readonly SectionDraft[]): readonly (string | undefined)[] {
  const headings = sections.flatMap(({ paragraphs }) => paragraphs.filter(({ depth }) => depth > 0));
  return Array.from({ length: bodyLevels }, (_, index) =>
    mostFrequent(
      headings.flatMap(({ depth, text }) =>
        depth === index + 4 ? (leadingMarker(text)?.pattern ?? []) : [],
      ),
    ),
  );
}

/** Levels inside sections: those that styles tell, the others in the places that are left. */
function bodyPatterns(ordered: readonly string[], styled: readonly (string | undefined)[]) {
  const left = ordered.filter((pattern) => !styled.includes(pattern));
  const levels = styled.map((pattern) => pattern ?? left.shift());
  return levels.slice(0, levels.findLastIndex((pattern) => pattern !== undefined) + 1);
}

/**
 * The scheme of a source from its outline and the numbers inside its sections; levels it does not use are the standard's.
 * @param styled - depths of headings are those of a word processor's styles
 */
export function schemeOf(sections: readonly SectionDraft[], styled = false): NumberingScheme {
  const outline = ([1, 2] as const).map((level) =>
    mostFrequent(
      sections.flatMap((section) => (section.level === level ? (section.marker?.pattern ?? []) : [])),
    ),
  );
  const outlineFamilies = outline.map((pattern) => pattern && familyOf(pattern));
  const nesting = new Nesting();
  for (const { paragraphs } of sections)
    nesting.readSection(
      paragraphs
        .flatMap(({ text, table }) => (table ? [] : markersIn(text).map(({ marker }) => marker)))
        .filter(({ family }) => family !== 'point' && !outlineFamilies.includes(family)),
    );
  const told = styled ? styledPatterns(sections) : Array.from<undefined>({ length: bodyLevels });
  const found: (string | undefined)[] = [...outline, ...bodyPatterns(nesting.ordered(), told)];
  while (found.length < standardScheme.length) found.push(undefined);
  const used = new Set(found.flatMap((pattern) => (pattern ? (familyOf(pattern) ?? []) : [])));
  const spare = standardScheme.filter((pattern) => !used.has(familyOf(pattern)!));
  return found.map((pattern) => pattern ?? spare.shift() ?? '1.');
}
