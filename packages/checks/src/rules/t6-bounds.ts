// T6: 余 and 近 at a place whose figure does not bear them out. The format refuses such a text, so that the place has none.

import { formatFigure, parseFormatCode } from '@huigao/figures';
import { figureId, figureValues, type PlaceAttrs } from '@huigao/report';
import type { Finding } from '../finding';
import type { Reading } from '../reading/reading';
import type { Rule } from '../rule';

/** What a place would show, when its bound is not true of the figure's value. */
function brokenText(
  { report }: Reading,
  { figure: id, format }: PlaceAttrs,
): { label: string; shown: string; value: string } | null {
  const figure = report.figures.get(figureId(id));
  const value = figureValues(report.figures).get(id);
  const code = figure && parseFormatCode(format || figure.format);
  if (!figure || !value?.ok || !code) return null;
  const text = formatFigure(value.value, figure.unit, code);
  if (text.ok || text.code !== 'bound-broken') return null;
  const exact = formatFigure(value.value, figure.unit, {});
  return { label: figure.label, shown: text.text, value: exact.ok ? exact.text : '' };
}

/** T6. */
export const bounds: Rule = {
  id: 'T6',
  severity: 'block',
  run: (reading) => {
    const findings: Finding[] = [];
    for (const { id } of reading.report.outline)
      reading.report.bodies.get(id)?.descendants((node, pos) => {
        if (node.type.name !== 'place') return;
        const attrs = node.attrs as PlaceAttrs;
        const broken = brokenText(reading, attrs);
        if (!broken) return;
        findings.push({
          rule: 'T6',
          severity: 'block',
          message: 'finding.bound-broken',
          parameters: broken,
          place: { section: id, from: pos, to: pos + 1 },
          operands: [],
          others: [],
          shown: broken.shown,
          expected: broken.value,
          quote: '',
          fix: null,
        });
      });
    return findings;
  },
};
