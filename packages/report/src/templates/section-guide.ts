// What is asked of a section's text 编写要求: what belongs there, and how long it is to be. The template says it by kind of section; where
// a local notice asks for something else, the report says its own.

import type { OutlineEntry } from '../report';
import type { SectionKind } from './section-kind';
import { selfEvaluationTemplate } from './self-evaluation-template';
import type { TemplateEntry } from './template';

export interface SectionGuide {
  /** What belongs here 编写说明; empty: nothing is said. */
  readonly words: string;
  /** Fewest and most characters, white space not counted; null: any number. */
  readonly least: number | null;
  readonly most: number | null;
}

/** Longest words of a guide, in UTF-16 units, and the largest number that it may ask for. */
export const maxGuideLength = 1000;
export const maxAskedCharacters = 100_000;

const none: SectionGuide = { words: '', least: null, most: null };

/** As a template has it. */
const ofEntry = ({ guidance = '', length = {} }: TemplateEntry): SectionGuide => ({
  words: guidance,
  least: length.least ?? null,
  most: length.most ?? null,
});

const byKind = new Map<SectionKind | 'part', SectionGuide>(
  selfEvaluationTemplate.outline.map((entry) => [entry.kind, ofEntry(entry)]),
);

/** What the built-in template asks of a kind of section. */
export const templateGuide = (kind: OutlineEntry['kind']): SectionGuide => byKind.get(kind) ?? none;

/** What another template asks of a section, where that is something else. */
export function guideOfEntry(entry: TemplateEntry): SectionGuide | null {
  const [asked, usual] = [ofEntry(entry), templateGuide(entry.kind)];
  const isUsual = asked.words === usual.words && asked.least === usual.least && asked.most === usual.most;
  return isUsual ? null : asked;
}

/** What is asked of a section: by the report itself, else by the template. */
export const guideOf = ({ kind, guide }: Pick<OutlineEntry, 'kind' | 'guide'>): SectionGuide =>
  guide ?? templateGuide(kind);

const isNumber = (value: unknown) =>
  value === null ||
  (Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= maxAskedCharacters);

/** Which field of a guide will not do, or null. */
export function guideFault({ words, least, most }: SectionGuide): 'words' | 'least' | 'most' | null {
  if (typeof words !== 'string' || words.length > maxGuideLength) return 'words';
  if (!isNumber(least)) return 'least';
  if (!isNumber(most) || (most !== null && most < Math.max(1, least ?? 1))) return 'most';
  return null;
}
