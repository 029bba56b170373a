import { type PlaceRef, type Report, shownText } from '@huigao/report';

/** How many characters of the text around a place tell which it is. */
const around = 12;

/** The words around a place, as a reader sees them, within its paragraph. */
export function surroundings(report: Report, { section, pos }: PlaceRef): string {
  const body = report.bodies.get(section);
  if (!body || pos >= body.content.size) return '';
  const $pos = body.resolve(pos);
  const from = Math.max($pos.start(), pos - around);
  const to = Math.min($pos.end(), pos + 1 + around);
  return shownText(report, section, { from, to });
}
