// Comment threads as Word comments: on the words they quote, answers under what they answer, settled ones marked so. A thread whose
// words are gone stands on the heading of its section. What is to be said of suggestions stands among them.

import {
  type Block,
  type BodyRange,
  findQuote,
  type Report,
  type SectionId,
  sectionBlocks,
  type Thread,
} from '@huigao/report';
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  type ICommentOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { RevisedReport } from './revisions/revised-report';
import { xmlText } from './xml-text';

/** A beginning or end of threads at a position of a section's body. */
export interface Mark {
  readonly pos: number;
  readonly children: readonly ParagraphChild[];
}

/** The comments of a report, and where they stand. */
export interface WordComments {
  readonly options: readonly ICommentOptions[];
  /** In order of their positions. */
  marksIn(section: SectionId): readonly Mark[];
  /** What stands around the heading of a section. */
  around(section: SectionId): {
    readonly before: readonly ParagraphChild[];
    readonly after: readonly ParagraphChild[];
  };
}

const none = { before: [], after: [] } as const;

/** For a clean copy. */
export const noComments: WordComments = { options: [], marksIn: () => [], around: () => none };

const beginning = (ids: readonly number[]) => ids.map((id) => new CommentRangeStart(id));
const ending = (ids: readonly number[]): ParagraphChild[] =>
  ids.flatMap((id) => [new CommentRangeEnd(id), new TextRun({ children: [new CommentReference(id)] })]);

const sizeOf = ({ type, text }: Block['runs'][number]) => (type === 'text' ? text.length : 1);

/** Whether a stretch begins and ends in what is shown of a section. */
function isShown(
  blocks: readonly Block[],
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  const runs = blocks.flatMap((block) => block.runs);
  const holds = (pos: number) => runs.some((run) => pos >= run.pos && pos < run.pos + sizeOf(run));
  return from < to && holds(from) && holds(to - 1);
}

const lines = (text: string) =>
  text.split('\n').map((line) => new Paragraph({ children: [new TextRun(xmlText(line))] }));

/** No comment: the library writes which threads are resolved only where some comment answers another. */
const nobody = -1;

function remarks(thread: Thread, report: Report, first: number): readonly ICommentOptions[] {
  return thread.comments.map(({ by, at, text }, index) => ({
    id: first + index,
    author: xmlText(report.people.get(by)?.name ?? by),
    date: new Date(at),
    children: lines(text),
    resolved: thread.resolved !== null,
    parentId: index > 0 ? first : nobody,
  }));
}

/** A comment with its answers, and where it stands in the text that is written; null: on the whole section. */
interface Placed {
  readonly section: SectionId;
  readonly range: BodyRange | null;
  readonly said: (first: number) => readonly ICommentOptions[];
}

function placedThreads({ report: { bodies, ...rest }, sections, before }: Shown): readonly Placed[] {
  return [...rest.threads.values()].map((thread) => {
    const { section, quote } = thread;
    const body = before.get(section);
    const range = quote && body ? findQuote(body, quote) : null;
    const now = sections.get(section)?.now;
    const said = (first: number) => remarks(thread, { ...rest, bodies }, first);
    return { section, range: range && now ? movedRange(now, range) : range, said };
  });
}

/** A stretch of a text as it is in the one that holds suggestions, too. */
function movedRange(now: ReadonlyMap<number, number>, { from, to }: BodyRange): BodyRange | null {
  const [start, last] = [now.get(from), now.get(to - 1)];
  return start === undefined || last === undefined ? null : { from: start, to: last + 1 };
}

const placedSuggestions = ({ report: { people }, sections }: Shown): readonly Placed[] =>
  [...sections].flatMap(([section, { remarks: own }]) =>
    own.map(({ suggestion: { by, at }, text, range }) => ({
      section,
      range,
      said: (id: number) => [
        { id, author: xmlText(people.get(by)?.name ?? by), date: new Date(at), children: lines(text) },
      ],
    })),
  );

/** The report that is written, and its texts without suggestions. */
type Shown = RevisedReport & { readonly before: Report['bodies'] };

/**
 * The comments of a report for a review copy.
 * @param report - as it is
 * @param revised - with suggestions in its texts
 */
export function wordComments({ bodies: before }: Report, revised: RevisedReport): WordComments {
  const shown = { ...revised, before };
  const options: ICommentOptions[] = [];
  const marks = new Map<SectionId, Mark[]>();
  const headings = new Map<SectionId, number[]>();
  for (const { section, range, said } of [...placedThreads(shown), ...placedSuggestions(shown)]) {
    const entry = revised.report.outline.find(({ id }) => id === section);
    if (!entry) continue;
    const comments = said(options.length);
    options.push(...comments);
    const ids = comments.map(({ id }) => id);
    if (!range || !isShown(sectionBlocks(revised.report, entry), range)) {
      headings.set(section, [...(headings.get(section) ?? []), ...ids]);
      continue;
    }
    const own = marks.get(section) ?? [];
    marks.set(section, own);
    own.push({ pos: range.from, children: beginning(ids) }, { pos: range.to, children: ending(ids) });
  }
  for (const own of marks.values()) own.sort((a, b) => a.pos - b.pos);
  return {
    options,
    marksIn: (section) => marks.get(section) ?? [],
    around: (section) => {
      const ids = headings.get(section);
      return ids ? { before: beginning(ids), after: ending(ids) } : none;
    },
  };
}
