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

/** The scheme of a source from its outline and the numbers inside its sections; levels it does not use are the standard's. */
export function schemeOf(sections: readonly SectionDraft[]): NumberingScheme {
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
        .flatMap(({ text }) => markersIn(text).map(({ marker }) => marker))
        .filter(({ family }) => family !== 'point' && !outlineFamilies.includes(family)),
    );
  const found: (string | undefined)[] = [...outline, ...nesting.ordered().slice(0, bodyLevels)];
  while (found.length < standardScheme.length) found.push(undefined);
  const used = new Set(found.flatMap((pattern) => (pattern ? (familyOf(pattern) ?? []) : [])));
  const spare = standardScheme.filter((pattern) => !used.has(familyOf(pattern)!));
  return found.map((pattern) => pattern ?? spare.shift() ?? '1.');
}
