// Comment threads as Word comments: on the words they quote, answers under what they answer, settled ones marked so. A thread whose
// words are gone stands on the heading of its section.

import {
  type Block,
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

function remarks(thread: Thread, report: Report, first: number): readonly ICommentOptions[] {
  return thread.comments.map(({ by, at, text }, index) => ({
    id: first + index,
    author: xmlText(report.people.get(by)?.name ?? by),
    date: new Date(at),
    children: text.split('\n').map((line) => new Paragraph({ children: [new TextRun(xmlText(line))] })),
    resolved: thread.resolved !== null,
    ...(index > 0 ? { parentId: first } : {}),
  }));
}

/** The comments of a report for a review copy. */
export function wordComments(report: Report): WordComments {
  const options: ICommentOptions[] = [];
  const marks = new Map<SectionId, Mark[]>();
  const headings = new Map<SectionId, number[]>();
  for (const thread of report.threads.values()) {
    const { section, quote } = thread;
    const body = report.bodies.get(section);
    const entry = report.outline.find(({ id }) => id === section);
    if (!entry) continue;
    const said = remarks(thread, report, options.length);
    options.push(...said);
    const ids = said.map(({ id }) => id);
    const range = quote && body ? findQuote(body, quote) : null;
    if (!range || !isShown(sectionBlocks(report, entry), range)) {
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
