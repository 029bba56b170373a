// Copying over several sections: as text with the numbers that are shown, as HTML for other programs, and in the same HTML as what
// the editors take back with its structure and its places. Titles belong to the record: others get them, our editors leave them out.

import { maybeSection, numberOutline, type OutlineEntry, type Report, type SectionId } from '@huigao/report';
import type { Node, Slice } from '@tiptap/pm/model';
import { bodySerializer, shownText, titleAttribute } from '../editor/pasting/clipboard';
import { reportShownIn } from '../editor/places/place-texts';
import type { TextPart } from './text-points';

export interface Copied {
  readonly text: string;
  readonly html: string;
}

/** A part of what is copied, or a title in it. */
type Piece =
  | { readonly type: 'title'; readonly level: number; readonly number: string; readonly title: string }
  | { readonly type: 'part'; readonly part: TextPart; readonly body: Node };

/** What is copied, in reading order. A title is a part of it where the selection reaches over it. */
function pieces(
  report: Report,
  { parts, isWhole }: { readonly parts: readonly TextPart[]; readonly isWhole: boolean },
  body: (section: SectionId) => Node | null,
): readonly Piece[] {
  const numbers = numberOutline(report.outline, report.scheme);
  const indexOf = (section: SectionId) => report.outline.findIndex(({ id }) => id === section);
  const first = isWhole ? 0 : indexOf(parts[0]!.section);
  const last = indexOf(parts.at(-1)!.section);
  const titleOf = ({ id, level, title }: OutlineEntry): Piece => ({
    type: 'title',
    level: level + 1,
    number: numbers.get(id) ?? '',
    title,
  });
  const within = report.outline.slice(first, last + 1).flatMap((entry, index): Piece[] => {
    const part = parts.find(({ section }) => section === entry.id);
    const text = part && body(part.section);
    return [
      ...(index > 0 || isWhole ? [titleOf(entry)] : []),
      ...(part && text ? [{ type: 'part' as const, part, body: text }] : []),
    ];
  });
  return isWhole ? [{ type: 'title', level: 1, number: '', title: report.title }, ...within] : within;
}

/** The slice all parts make together. */
const opennessOf = (slices: readonly Slice[]) => ({
  start: slices[0]?.openStart ?? 0,
  end: slices.at(-1)?.openEnd ?? 0,
});

/** @param body - the text of a section as it is shown */
export function copiedAcross(
  report: Report,
  what: { readonly parts: readonly TextPart[]; readonly isWhole: boolean },
  body: (section: SectionId) => Node | null,
): Copied {
  const found = pieces(report, what, body);
  const shownIn = (section: SectionId) =>
    maybeSection(report, section) ? reportShownIn(report, section) : report;
  const lines = found.flatMap((piece) => {
    if (piece.type === 'title') return [piece.number + piece.title];
    const { part, body: text } = piece;
    return part.from === part.to ? [] : [shownText(shownIn(part.section), text, part.from, part.to)];
  });
  const holder = document.createElement('div');
  const slices: Slice[] = [];
  let first: Element | null = null;
  for (const piece of found) {
    if (piece.type === 'title') {
      const title = document.createElement(`h${piece.level}`);
      title.setAttribute(titleAttribute, piece.title);
      title.textContent = piece.number + piece.title;
      holder.append(title);
      continue;
    }
    const { part, body: text } = piece;
    const slice = text.slice(part.from, part.to);
    const serializer = bodySerializer(
      () => shownIn(part.section),
      () => text,
    );
    const content = serializer.serializeFragment(slice.content, { document });
    first ??= content instanceof DocumentFragment ? content.firstElementChild : null;
    holder.append(content);
    if (slice.content.size > 0) slices.push(slice);
  }
  const { start, end } = opennessOf(slices);
  // What ProseMirror reads a slice by: how far its first and last paragraph are open.
  first?.setAttribute('data-pm-slice', `${start} ${end} []`);
  return { text: lines.join('\n'), html: holder.innerHTML };
}
