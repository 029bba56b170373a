// A text becomes a proposed report: title, parts and sections, bodies, signature, numbering scheme, and a list of all that a person
// should look at. Nothing of the text is lost.

import {
  figureFromDefinition,
  formatOrdinal,
  type NumberingScheme,
  type ReportSeed,
  selfEvaluationTemplate,
} from '@huigao/report';
import { differingLabels, type SourceAttachment, takeAttachmentNote, takeAttachments } from './attachments';
import { bodyOf } from './body';
import { decodeText, type Encoding, type ImportRefusal, textFault } from './decode';
import { isStyled, readOutline, type SectionDraft } from './outline';
import { joinLines, type Paragraph } from './paragraph';
import { schemeOf } from './scheme';
import { takeSignature } from './signature';
import { type LineJoin, type NotUnderstood, type SourceLine, sourceLines } from './source-line';
import { withoutMarks } from './source-note';
import { takeTitle } from './title';
import { withNotesOfTitles } from './title-notes';

/** What a source would become. */
export interface Proposal {
  readonly seed: ReportSeed;
  /** Null when the source came as text. */
  readonly encoding: Encoding | null;
  /** In the order of the source. */
  readonly notUnderstood: readonly NotUnderstood[];
  /** Paragraphs of the source after page-break joins, title, headings and signature included. */
  readonly paragraphs: number;
  /** For each entry of the seed's outline, the source line of its heading. */
  readonly headings: readonly number[];
  /** For each entry of the seed's outline, the source line where each block of its body begins. */
  readonly lines: readonly (readonly number[])[];
  /** Likewise, the source lines that begin inside a block, by the offset in its shown text. */
  readonly joins: readonly (readonly (readonly LineJoin[])[])[];
}

/** Beyond this many, notices help nobody. */
const mostNotices = 1000;

const isMarkdown = (filename: string) => /\.(?:md|markdown)$/i.test(filename);

function notices(all: readonly NotUnderstood[]): readonly NotUnderstood[] {
  const ordered = [...all]
    .sort((a, b) => a.line - b.line)
    .map((one) => ({ ...one, text: withoutMarks(one.text) }));
  if (ordered.length <= mostNotices) return ordered;
  const next = ordered[mostNotices]!;
  return [
    ...ordered.slice(0, mostNotices),
    { line: next.line, text: String(ordered.length - mostNotices), why: 'more' },
  ];
}

/** Headings whose number the structure gives otherwise than the source. */
function differingNumbers(
  sections: readonly SectionDraft[],
  scheme: NumberingScheme,
): readonly NotUnderstood[] {
  const counts = [0, 0];
  return sections.flatMap(({ level, marker, line, title }): NotUnderstood[] => {
    if (level === 1) counts[1] = 0;
    const number = formatOrdinal(scheme, level, ++counts[level - 1]!);
    if (!marker || marker.text === number) return [];
    return [{ line, text: `${marker.text}${title}`, why: 'number-differs' }];
  });
}

/** A source as lines, whatever it was written with. */
export interface Source {
  readonly lines: readonly SourceLine[];
  readonly notUnderstood: readonly NotUnderstood[];
  /** Null when it did not come as bytes of a text. */
  readonly encoding: Encoding | null;
  /** Each line is a whole paragraph: nothing tore them apart. */
  readonly isWhole: boolean;
}

const whole = (lines: readonly SourceLine[]) => lines.map((line) => ({ ...line, joins: [] }));

/** An attachment as the section it becomes. */
const attachedSection = (
  { title, lines }: SourceAttachment,
  joined: (lines: readonly SourceLine[]) => readonly Paragraph[],
): SectionDraft => ({
  kind: 'attachment',
  level: 1,
  title: title.text.trim(),
  line: title.line,
  marker: null,
  paragraphs: joined(lines),
});

/** What a source would become. */
export function propose(source: Source, filename: string): Proposal {
  const titled = takeTitle(source.lines, filename);
  const { rest: above, attachments } = takeAttachments(titled.rest);
  const signed = takeSignature([...titled.lead, ...above], titled.title);
  const noted = takeAttachmentNote(signed.rest, attachments);
  const lead = noted.rest.slice(0, titled.lead.length);
  const rest = noted.rest.slice(titled.lead.length);
  const joined = source.isWhole ? whole : joinLines;
  const paragraphs = joined(rest);
  const styled = source.isWhole && isStyled(paragraphs);
  const outline = readOutline(joined(lead), paragraphs, styled);
  const scheme = schemeOf(outline.sections, styled);
  const noteless = [...outline.sections, ...attachments.map((one) => attachedSection(one, joined))];
  const { sections, notUnderstood: moved } = withNotesOfTitles(noteless, source.lines);
  const bodies = sections.map(({ kind, paragraphs }) =>
    kind === 'part' ? null : bodyOf(paragraphs, scheme, styled),
  );
  const blocks = sections.reduce((count, { paragraphs }) => count + paragraphs.length, 0);
  const headings = sections.filter(({ marker }) => marker !== null).length;
  return {
    seed: {
      title: titled.title.replaceAll('\n', ''),
      year: titled.year,
      signature: signed.signature,
      scheme,
      outline: sections.map(({ kind, level, title }, index) => ({
        kind,
        level,
        title,
        body: bodies[index]?.body ?? null,
      })),
      // The panel starts with the genre's figures, not yet known, so that amounts of the text can be linked to them.
      figures: selfEvaluationTemplate.figures.map(figureFromDefinition),
    },
    encoding: source.encoding,
    notUnderstood: notices([
      ...source.notUnderstood,
      ...titled.notUnderstood,
      ...outline.notUnderstood,
      ...differingNumbers(outline.sections, scheme),
      ...differingLabels(attachments),
      ...noted.notUnderstood,
      ...moved,
      ...bodies.flatMap((body) => body?.notUnderstood ?? []),
      ...signed.notUnderstood,
    ]),
    paragraphs:
      (titled.inSource ? 1 : 0) + headings + blocks + signed.lines + noted.lines + 2 * attachments.length,
    headings: sections.map(({ line }) => line),
    lines: sections.map(({ paragraphs }) => paragraphs.map(({ line }) => line)),
    joins: sections.map(({ paragraphs }) => paragraphs.map(({ joins }) => joins ?? [])),
  };
}

function proposeText(text: string, filename: string, encoding: Encoding | null): Proposal {
  const format = isMarkdown(filename) ? 'markdown' : 'plain';
  return propose({ ...sourceLines(text, format), encoding, isWhole: false }, filename);
}

/**
 * A proposed report from the bytes of a .txt or .md file, or from pasted text, or why it cannot be read. The shown text of the
 * proposal equals the source's paragraph by paragraph, once what page breaks tore apart is joined; every exception is in
 * `notUnderstood`.
 * @param filename - tells Markdown (`.md`) from plain text, and is the title of a source that has none
 */
export function importText(
  source: Uint8Array | string,
  filename: string,
): { readonly ok: true; readonly proposal: Proposal } | ImportRefusal {
  if (typeof source !== 'string') {
    const decoded = decodeText(source);
    return decoded.ok
      ? { ok: true, proposal: proposeText(decoded.text, filename, decoded.encoding) }
      : decoded;
  }
  return textFault(source) ?? { ok: true, proposal: proposeText(source, filename, null) };
}
