// The line of the source that a finding's place came from.

import type { FindingPlace } from '@huigao/checks';
import { bodyBlocks } from '@huigao/report';
import type { ReadReport } from './files';

/** The offset in the shown text of a block that a position of the body stands for. */
function shownOffset({ report }: ReadReport, { section, from }: FindingPlace): number {
  const body = report.bodies.get(section);
  const block = body && bodyBlocks(report, body).findLast(({ pos }) => pos <= from);
  if (!block) return 0;
  let offset = block.number.length;
  for (const { pos, text, type } of block.runs) {
    const size = type === 'text' ? text.length : 1;
    if (from < pos + size) return offset + (type === 'text' ? Math.max(0, from - pos) : 0);
    offset += text.length;
  }
  return offset;
}

/** The line of the .txt or .md on which a place begins; null for an archive, and for what stands nowhere in the text. */
export function sourceLineOf(read: ReadReport, place: FindingPlace | null): number | null {
  const { report, proposal } = read;
  if (!place || !proposal) return null;
  const entry = report.outline.findIndex(({ id }) => id === place.section);
  const body = report.bodies.get(place.section);
  if (!body || place.from > body.content.size) return null;
  const block = body.resolve(place.from).index(0);
  const first = proposal.lines[entry]?.[block] ?? null;
  const joins = proposal.joins[entry]?.[block] ?? [];
  if (first === null || joins.length === 0) return first;
  const offset = shownOffset(read, place);
  return joins.findLast(({ at }) => at <= offset)?.line ?? first;
}
