// The whole report as the rules read it. Reading is derived and memoised: a section by the identity of its body, so that a key press
// costs the reading of one section.

import type { OutlineEntry, Report, SectionId, SectionKind } from '@huigao/report';
import { type Line, linesOf, type Statement } from './line';

/** A section as read. */
export interface ReadSection {
  readonly entry: OutlineEntry;
  readonly lines: readonly Line[];
}

/** The report as read: what every rule looks at. */
export interface Reading {
  readonly report: Report;
  readonly sections: readonly ReadSection[];
  readonly lines: readonly Line[];
  readonly statements: readonly Statement[];
}

interface Known {
  readonly entry: OutlineEntry;
  readonly figures: Report['figures'];
  readonly scheme: Report['scheme'];
  readonly lines: readonly Line[];
}

const known = new WeakMap<object, Known>();

const isSameEntry = (a: OutlineEntry, b: OutlineEntry) =>
  a === b || (a.id === b.id && a.kind === b.kind && a.title === b.title);

/** The lines of a section, memoised by its body, the figures and the scheme, on which alone they depend. */
export function sectionLines(report: Report, entry: OutlineEntry): readonly Line[] {
  const body = report.bodies.get(entry.id);
  if (!body) return [];
  const old = known.get(body);
  if (old && isSameEntry(old.entry, entry) && old.figures === report.figures && old.scheme === report.scheme)
    return old.lines;
  const lines = linesOf(report, entry);
  known.set(body, { entry, figures: report.figures, scheme: report.scheme, lines });
  return lines;
}

/** Reads a report for the rules. */
export function readForChecks(report: Report): Reading {
  const sections = report.outline.map((entry) => ({ entry, lines: sectionLines(report, entry) }));
  const lines = sections.flatMap((section) => section.lines);
  return { report, sections, lines, statements: lines.flatMap(({ statements }) => statements) };
}

const facts = new WeakMap<Reading, Map<unknown, unknown>>();

/** A fact derived from a reading, computed once for all the rules that want it. */
export function derived<Fact>(derive: (reading: Reading) => Fact): (reading: Reading) => Fact {
  return (reading) => {
    const known = facts.get(reading) ?? new Map<unknown, unknown>();
    facts.set(reading, known);
    if (!known.has(derive)) known.set(derive, derive(reading));
    return known.get(derive) as Fact;
  };
}

/** Sections of a kind, in order. */
export const sectionsOf = (reading: Reading, kind: SectionKind): readonly ReadSection[] =>
  reading.sections.filter(({ entry }) => entry.kind === kind);

/** The section of an id. */
export const readSection = (reading: Reading, id: SectionId): ReadSection | null =>
  reading.sections.find(({ entry }) => entry.id === id) ?? null;
