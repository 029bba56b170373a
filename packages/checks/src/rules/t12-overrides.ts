// T12: places where other words stand than the figure gives, each with its reason. Allowed, and never silent: every one is listed.

import {
  figureId,
  figuresShownIn,
  type PlaceAttrs,
  parseOverride,
  realText,
  resolveFigure,
} from '@huigao/report';
import type { Finding } from '../finding';
import type { Line } from '../reading/line';
import type { Reading, ReadSection } from '../reading/reading';
import { found, type Rule } from '../rule';

/** Where a position of the body stands in the lines of its section. */
function whereAt(lines: readonly Line[], pos: number, shown: string) {
  for (const line of lines)
    for (let from = line.text.indexOf(shown); from >= 0; from = line.text.indexOf(shown, from + 1))
      if (line.anchor(from, from + shown.length).from === pos) return { line, from, to: from + shown.length };
  return null;
}

function overridesIn({ report }: Reading, { entry, lines }: ReadSection): readonly Finding[] {
  const findings: Finding[] = [];
  const figures = figuresShownIn(report, entry.pins);
  report.bodies.get(entry.id)?.descendants((node, pos) => {
    const override = node.type.name === 'place' ? parseOverride(node.attrs.override) : null;
    if (!override) return;
    const attrs = node.attrs as PlaceAttrs;
    const real = realText(figures, attrs);
    const label = resolveFigure(figures, figureId(attrs.figure))?.label ?? attrs.figure;
    const where = whereAt(lines, pos, override.text);
    const parameters = { label, shown: override.text, real, why: override.why };
    const head = { rule: 'T12', severity: 'info', message: 'finding.overridden' } as const;
    findings.push(found(head, where, { parameters, shown: override.text, expected: real }));
  });
  return findings;
}

/** T12. */
export const overrides: Rule = {
  id: 'T12',
  severity: 'info',
  run: (reading) => reading.sections.flatMap((section) => overridesIn(reading, section)),
};
