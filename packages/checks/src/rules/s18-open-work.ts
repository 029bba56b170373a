// S18: work that is still open: comments, suggestions, values that changed since a section was agreed, figures out of use. While people write, that is
// only to be known; once every section is agreed, nothing of it may be left when the report is frozen 定本.

import {
  type OutlineEntry,
  openSuggestionCounts,
  openThreadCounts,
  placesByFigure,
  type Report,
  type SectionId,
  updatedFigures,
} from '@huigao/report';
import type { Finding, Severity } from '../finding';
import type { FindingMessage } from '../finding-messages';
import type { Reading } from '../reading/reading';
import { found, type Rule } from '../rule';

const isClosed = ({ status }: OutlineEntry) => status === 'agreed' || status === 'signed';

/** Whether only freezing is left. */
const isReady = ({ outline }: Report): boolean => {
  const sections = outline.filter(({ kind }) => kind !== 'part');
  return sections.length > 0 && sections.every(isClosed);
};

/** The beginning of a section. */
const startOf = ({ sections }: Reading, section: SectionId) =>
  sections.find(({ entry }) => entry.id === section)?.lines[0]?.anchor(0, 0) ?? null;

type Said = Readonly<Record<string, string>>;

/** Sections with something that is told by its number. */
function counted(
  reading: Reading,
  counts: ReadonlyMap<SectionId, number>,
  { message, severity }: Pick<Finding, 'message' | 'severity'>,
): readonly Finding[] {
  return reading.report.outline.flatMap(({ id, title }) => {
    const count = counts.get(id) ?? 0;
    return count === 0
      ? []
      : [open(message, severity, { title, count: String(count) }, startOf(reading, id))];
  });
}

function open(
  message: FindingMessage,
  severity: Severity,
  parameters: Said,
  place: Finding['place'],
): Finding {
  return { ...found({ rule: 'S18', severity, message }, null, { parameters, shown: '' }), place };
}

/** Values that the agreed text does not show yet 数据已更新. */
const untaken = (reading: Reading, severity: Severity): readonly Finding[] =>
  reading.report.outline.flatMap((entry) => {
    const figures = updatedFigures(reading.report, entry);
    if (figures.length === 0) return [];
    const changes = figures.map(({ label, shown, now }) => `${label} ${shown} → ${now}`).join('；');
    return [
      open('finding.values-not-taken', severity, { title: entry.title, changes }, startOf(reading, entry.id)),
    ];
  });

function retiredInUse(reading: Reading, severity: Severity): readonly Finding[] {
  const { figures } = reading.report;
  if (![...figures.values()].some(({ retired }) => retired)) return [];
  return [...placesByFigure(reading.report)].flatMap(([id, places]) => {
    const figure = figures.get(id);
    if (!figure?.retired) return [];
    const at = places.map(({ section, pos }) => ({ section, from: pos, to: pos + 1 }));
    const finding = open(
      'finding.retired-figure',
      severity,
      { label: figure.label, count: String(at.length) },
      at[0]!,
    );
    return [{ ...finding, others: at.slice(1) }];
  });
}

/** S18. */
export const openWork: Rule = {
  id: 'S18',
  severity: 'block',
  run: (reading) => {
    const { report } = reading;
    const isLast = isReady(report);
    const asks: Severity = isLast ? 'block' : 'warn';
    const tells: Severity = isLast ? 'block' : 'info';
    return [
      ...counted(reading, openThreadCounts(report), { message: 'finding.open-comments', severity: tells }),
      ...counted(reading, openSuggestionCounts(report), {
        message: 'finding.open-suggestions',
        severity: tells,
      }),
      ...untaken(reading, asks),
      ...retiredInUse(reading, asks),
    ];
  },
};
