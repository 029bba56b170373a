// The title above the first heading: on one line or several, perhaps below an attachment number or a cover.

import { leadingMarker, readsAsHeading } from './marker';
import type { NotUnderstood, SourceLine } from './source-line';
import { withoutMarks } from './source-note';

const longestTitleLine = 60;

/** Last words of the titles of official reports. */
const reportEnding = /(?:报告书?|总结|说明|情况)[》”"]?(?:[（(][^）)]{1,12}[）)])?$/;

const opensOutline = ({ text, depth }: SourceLine) => {
  if (depth > 1) return true;
  const marker = leadingMarker(text);
  return marker !== null && readsAsHeading(text.slice(marker.text.length));
};

const isTitleLike = ({ text, table }: SourceLine) =>
  !table && text.length <= longestTitleLine && !/[。；！？，：;!?:]/.test(text) && !/^附件\s*\d*$/.test(text);

const withoutSpace = (text: string) => withoutMarks(text).replace(/\s/g, '');

/** First and last index of the lines that make the title, or null when nothing above the first heading reads as one. */
function titleLines(lead: readonly SourceLine[]): { from: number; to: number } | null {
  const marked = lead.findIndex(({ depth }) => depth === 1);
  if (marked >= 0) return { from: marked, to: marked };
  const to = lead.findIndex((line) => isTitleLike(line) && reportEnding.test(withoutSpace(line.text)));
  if (to < 0) return lead[0] && isTitleLike(lead[0]) ? { from: 0, to: 0 } : null;
  let from = to;
  while (from > 0 && isTitleLike(lead[from - 1]!)) from--;
  return { from, to };
}

/** The name of a file without folder and extension. */
const baseName = (filename: string) => filename.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, '');

/** Title, the year it names, and the lines that are not the title. */
export interface TitledLines {
  readonly title: string;
  /** False when the source has no title and the file's name stands in. */
  readonly inSource: boolean;
  readonly year: number | null;
  /** Lines between title (or beginning) and first heading. */
  readonly lead: readonly SourceLine[];
  readonly rest: readonly SourceLine[];
  readonly notUnderstood: readonly NotUnderstood[];
}

/** Takes the title off the lines of a source. Title lines are joined without a space, as page-break joins are. */
export function takeTitle(lines: readonly SourceLine[], filename: string): TitledLines {
  const first = lines.findIndex(opensOutline);
  const lead = first < 0 ? lines : lines.slice(0, first);
  const found = titleLines(lead);
  const title = found
    ? lead
        .slice(found.from, found.to + 1)
        .map(({ text }) => withoutMarks(text))
        .join('')
    : baseName(filename) || '未命名报告';
  const before = found ? lead.slice(0, found.from) : [];
  return {
    title,
    inSource: found !== null,
    year: Number(/(?<!\d)((?:19|20)\d\d)(?!\d)/.exec(title)?.[1] ?? 0) || null,
    lead: [...before, ...lead.slice(found ? found.to + 1 : 0)],
    rest: first < 0 ? [] : lines.slice(first),
    notUnderstood: before.map(({ line, text }) => ({ line, text, why: 'before-title' })),
  };
}
