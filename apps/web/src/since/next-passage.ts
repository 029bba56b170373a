import type { OutlineEntry, SectionId } from '@huigao/report';
import type { TextRange } from '../report/report-session';
import type { ChangesBySection } from './changed-passages';

/** Where one came to last: passages move and go meanwhile. */
export interface Standing {
  readonly section: SectionId;
  readonly from: number;
}

/** The changed passages in the order of the text. */
export const passagesInOrder = (
  outline: readonly Pick<OutlineEntry, 'id'>[],
  changes: ChangesBySection,
): readonly TextRange[] =>
  outline.flatMap(({ id: section }) =>
    [...(changes.get(section)?.marks ?? [])]
      .sort((a, b) => a.from - b.from)
      .map(({ from, to }) => ({ section, from, to })),
  );

/** Index of the passage after (before) where one stands, round the end; the first (last) when one stands nowhere; -1: there is none. */
export function nextPassage(
  passages: readonly TextRange[],
  outline: readonly Pick<OutlineEntry, 'id'>[],
  standing: Standing | null,
  by: 1 | -1,
): number {
  if (passages.length === 0) return -1;
  if (!standing) return by > 0 ? 0 : passages.length - 1;
  const order = new Map(outline.map(({ id }, index) => [id, index]));
  const side = ({ section, from }: Standing) =>
    Math.sign(order.get(section)! - (order.get(standing.section) ?? -1)) || Math.sign(from - standing.from);
  const at =
    by > 0 ? passages.findIndex((one) => side(one) > 0) : passages.findLastIndex((one) => side(one) < 0);
  if (at >= 0) return at;
  return by > 0 ? 0 : passages.length - 1;
}
