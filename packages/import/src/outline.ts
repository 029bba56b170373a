// The outline of a source: which paragraphs are headings of parts and sections, and what stands under each.

import type { SectionKind } from '@huigao/report';
import { leadingMarker, type Marker, type MarkerFamily, partMarker, readsAsHeading } from './marker';
import type { Paragraph } from './paragraph';
import { kindOfTitle } from './section-titles';
import type { NotUnderstood, Why } from './source-line';
import { countMarks, noteMark, withoutMarks } from './source-note';

/** A part or section of the source. */
export interface SectionDraft {
  readonly kind: SectionKind | 'part';
  readonly level: 1 | 2;
  readonly title: string;
  readonly line: number;
  /** Its number as it stands in the source; null for a Markdown heading without one. */
  readonly marker: Marker | null;
  readonly paragraphs: readonly Paragraph[];
}

type OpenSection = Omit<SectionDraft, 'kind' | 'paragraphs'> & { readonly paragraphs: Paragraph[] };

/** A heading found in a paragraph, with the text that runs on behind it, if any. */
interface Heading {
  readonly level: 1 | 2;
  readonly marker: Marker | null;
  readonly title: string;
  readonly runIn: Paragraph | null;
}

/** Families that number an outline, outermost first. */
const families: readonly MarkerFamily[] = ['han', 'hanBrackets', 'digit', 'digitBrackets'];

/** A title further on in its paragraph than this is a sentence. */
const longestRunInTitle = 16;

/** No report has more; what looks like a heading beyond them is text. */
const mostSections = 500;

/** A heading may skip this many numbers and still be believed without a known title. */
const widestGap = 3;

const headingOf = (paragraph: Paragraph) => {
  if (paragraph.table) return null;
  const marker = leadingMarker(paragraph.text);
  if (!marker || marker.family === 'point') return null;
  const title = withoutMarks(paragraph.text.slice(marker.text.length)).trim();
  return paragraph.depth > 0 || readsAsHeading(title) ? { marker, title } : null;
};

/** A heading of a part above the sections: 第一部分 部门概况. */
function partHeading(paragraph: Paragraph): { readonly marker: Marker; readonly title: string } | null {
  const marker = paragraph.table ? null : partMarker(paragraph.text);
  const title = marker && withoutMarks(paragraph.text.slice(marker.text.length)).trim();
  return marker && title && readsAsHeading(title) ? { marker, title } : null;
}

/**
 * Whether a source has parts in which 一、 begins anew. Only then is 第一部分 the outermost level: where 一、 goes on from part to part it
 * is the outline itself. Parts that do not count from one on, as in a table of contents, decide nothing.
 */
function beginsAnewInParts(paragraphs: readonly Paragraph[]): boolean {
  let parts = 0;
  const beginning = new Set<number>();
  for (const paragraph of paragraphs) {
    const part = partHeading(paragraph);
    if (part && part.marker.value !== parts + 1) return false;
    if (part) parts++;
    const own = part ? null : headingOf(paragraph)?.marker;
    if (own?.family === 'han' && own.value === 1) {
      if (beginning.has(parts)) return false;
      beginning.add(parts);
    }
  }
  return beginning.size > 1 && !beginning.has(0);
}

/** A section whose title and text share a paragraph: `（一）部门职责：负责……`. */
function runInHeading(
  paragraph: Paragraph,
): { readonly marker: Marker; readonly title: string; readonly runIn: Paragraph } | null {
  const marker = leadingMarker(paragraph.text);
  if (!marker) return null;
  const start = marker.text.length;
  const end = paragraph.text.slice(start, start + longestRunInTitle).search(/[。：:]/);
  if (end < 0) return null;
  const written = paragraph.text.slice(start, start + end + 1);
  const title = withoutMarks(written);
  if (kindOfTitle(title) === 'other') return null;
  const behind = paragraph.text.slice(start + end + 1).trimStart();
  if (behind === '') return null;
  // A title holds no notes: they stand at the beginning of its text.
  const text = noteMark.repeat(countMarks(written)) + behind;
  const shift = paragraph.text.length - text.length;
  const bold = paragraph.bold
    .map(({ from, to }) => ({ from: Math.max(from - shift, 0), to: to - shift }))
    .filter(({ from, to }) => to > from);
  const joins = (paragraph.joins ?? []).map(({ at, line }) => ({ at: Math.max(at - shift, 0), line }));
  return { marker, title: title.trim(), runIn: { ...paragraph, text, bold, joins } };
}

/**
 * The marker families of both outline levels. Han numerals are taken at their word; Arabic ones number lists as often, so they
 * make an outline only where several of their titles are titles of this genre.
 */
function outlineFamilies(
  paragraphs: readonly Paragraph[],
): readonly [MarkerFamily | null, MarkerFamily | null] {
  if (beginsAnewInParts(paragraphs)) return ['part', 'han'];
  const headings = paragraphs.flatMap((paragraph) => headingOf(paragraph) ?? runInHeading(paragraph) ?? []);
  const makesOutline = (family: MarkerFamily) => {
    const titles = headings.filter(({ marker }) => marker.family === family).map(({ title }) => title);
    if (family === 'han' || family === 'hanBrackets') return titles.length > 0;
    return new Set(titles.map(kindOfTitle).filter((kind) => kind !== 'other')).size > 1;
  };
  const first = families.find(makesOutline) ?? null;
  const second = first ? (families.slice(families.indexOf(first) + 1).find(makesOutline) ?? null) : null;
  return [first, second];
}

/** Reads headings in order, believing only those that continue the outline. */
class OutlineReader {
  readonly sections: OpenSection[] = [];
  readonly lead: Paragraph[] = [];
  readonly notUnderstood: NotUnderstood[] = [];
  /** Number of the last heading of each level, as the source gives it. */
  private last = [0, 0];

  constructor(
    private readonly levels: readonly [MarkerFamily | null, MarkerFamily | null],
    /** Depth of the outermost headings that are marked as such. */
    private readonly outermost: number,
    /** Headings are what has a depth, and nothing else. */
    private readonly styled: boolean,
  ) {}

  read(paragraph: Paragraph): void {
    const heading = this.heading(paragraph);
    if (!heading) {
      (this.sections.at(-1)?.paragraphs ?? this.lead).push(paragraph);
      return;
    }
    const { level, marker, title, runIn } = heading;
    this.last[level - 1] = marker?.value ?? this.last[level - 1]! + 1;
    if (level === 1) this.last[1] = 0;
    const { line } = paragraph;
    const oneLine = title.replaceAll('\n', '');
    this.sections.push({ level, title: oneLine, line, marker, paragraphs: runIn ? [runIn] : [] });
    if (runIn) this.notUnderstood.push(notice(paragraph, 'run-in-section'));
    if (!marker) this.notUnderstood.push(notice(paragraph, 'heading-without-number'));
  }

  private heading(paragraph: Paragraph): Heading | null {
    if (this.sections.length >= mostSections || paragraph.table) return null;
    const marker = leadingMarker(paragraph.text);
    if (this.styled) return this.marked(paragraph, marker);
    const part = this.levels[0] === 'part' ? partHeading(paragraph) : null;
    if (part) return { level: 1, ...part, runIn: null };
    if (!marker) return paragraph.depth > 0 ? this.unnumbered(paragraph) : null;
    const level = this.levels.indexOf(marker.family) + 1;
    if (level !== 1 && level !== 2) return null;
    const own = headingOf(paragraph);
    const found = own ? { title: own.title, runIn: null } : runInHeading(paragraph);
    if (!found || !this.continues(level, marker.value, found.title)) return null;
    return { level, marker, title: found.title, runIn: found.runIn };
  }

  /** A heading by its style; its number is what it begins with, if anything. */
  private marked(paragraph: Paragraph, marker: Marker | null): Heading | null {
    const found = paragraph.depth > 0 ? this.unnumbered(paragraph) : null;
    if (!found || !marker || marker.family === 'point') return found;
    return { ...found, marker, title: withoutMarks(paragraph.text.slice(marker.text.length)).trim() };
  }

  private unnumbered(paragraph: Paragraph): Heading | null {
    const level = paragraph.depth - this.outermost + 1;
    if (level !== 1 && (level !== 2 || this.sections.length === 0)) return null;
    return { level, marker: null, title: withoutMarks(paragraph.text).trim(), runIn: null };
  }

  private continues(level: 1 | 2, value: number, title: string): boolean {
    if (level === 2 && this.sections.length === 0) return false;
    const last = this.last[level - 1]!;
    return (value > last && value <= last + widestGap) || kindOfTitle(title) !== 'other';
  }
}

/**
 * Whether styles tell every heading of a source: some have a depth, and what has none begins with no number of an outline that reads
 * as a heading.
 */
export function isStyled(paragraphs: readonly Paragraph[]): boolean {
  if (!paragraphs.some(({ depth }) => depth > 1)) return false;
  return !paragraphs.some((paragraph) => {
    if (paragraph.depth > 0) return false;
    const family = headingOf(paragraph)?.marker.family;
    return family === 'han' || family === 'hanBrackets';
  });
}

/** A first-level heading is a part when sections and no text of its own stand below it. Each kind is given once. */
function withKinds(sections: readonly Omit<SectionDraft, 'kind'>[]): readonly SectionDraft[] {
  const given = new Set<SectionKind>();
  return sections.map((section, index) => {
    const isParent = section.level === 1 && sections[index + 1]?.level === 2;
    if (isParent) return { ...section, kind: section.paragraphs.length === 0 ? 'part' : 'other' };
    const kind = kindOfTitle(section.title);
    if (given.has(kind)) return { ...section, kind: 'other' };
    given.add(kind);
    return { ...section, kind };
  });
}

const notice = ({ line, text }: Pick<Paragraph, 'line' | 'text'>, why: Why): NotUnderstood => ({
  line,
  text: text.slice(0, 60),
  why,
});

/** What the outline of a source came to. */
export interface ReadOutline {
  readonly sections: readonly SectionDraft[];
  readonly notUnderstood: readonly NotUnderstood[];
}

/** Without any heading, all text is one section. */
function oneSection(paragraphs: readonly Paragraph[]): ReadOutline {
  const line = paragraphs[0]?.line ?? 1;
  return {
    sections: [{ kind: 'other', level: 1, title: '正文', line, marker: null, paragraphs }],
    notUnderstood: paragraphs[0] ? [notice(paragraphs[0], 'no-heading')] : [],
  };
}

/**
 * Parts and sections with their paragraphs. Text before the first heading (`lead` included) opens the first section, since
 * every entry of an outline has a number and an invented one would shift all others; without any heading everything is one
 * section. Text directly under a part makes the part a section of kind `other`.
 */
export function readOutline(
  lead: readonly Paragraph[],
  paragraphs: readonly Paragraph[],
  styled = false,
): ReadOutline {
  // Where styles tell the headings, what stands before the first one does, too.
  const [before, numbered] = styled ? [lead, paragraphs] : fromFirstPart(lead, paragraphs);
  return outlineOf(before, numbered, styled);
}

/** The first of several parts stands above the first 一、, where a title ends: it is the first heading, not text before it. */
function fromFirstPart(
  lead: readonly Paragraph[],
  paragraphs: readonly Paragraph[],
): readonly [lead: readonly Paragraph[], paragraphs: readonly Paragraph[]] {
  const first = lead.findIndex((paragraph) => partHeading(paragraph) !== null);
  const numbered = [...lead.slice(first), ...paragraphs];
  return first >= 0 && beginsAnewInParts(numbered) ? [lead.slice(0, first), numbered] : [lead, paragraphs];
}

function outlineOf(
  lead: readonly Paragraph[],
  paragraphs: readonly Paragraph[],
  styled: boolean,
): ReadOutline {
  const depths = paragraphs.filter(({ depth }) => depth > 0).map(({ depth }) => depth);
  const outermost = depths.reduce((least, depth) => Math.min(least, depth), 6);
  const reader = new OutlineReader(outlineFamilies(paragraphs), outermost, styled);
  for (const paragraph of paragraphs) reader.read(paragraph);
  const early = [...lead, ...reader.lead];
  const [first, ...others] = reader.sections;
  if (!first) return oneSection(early);
  const sections = withKinds([{ ...first, paragraphs: [...early, ...first.paragraphs] }, ...others]);
  return {
    sections,
    notUnderstood: [
      ...(early[0] ? [notice(early[0], 'before-first-heading')] : []),
      ...reader.notUnderstood,
      ...sections
        .filter(({ kind }) => kind === 'other')
        .map(({ line, title }) => notice({ line, text: title }, 'unknown-section')),
    ],
  };
}
