import { bodyFromNotation } from './body/notation';
import { reportId } from './ids';
import type { Report } from './report';
import { figureFromDefinition, reportFromSeed } from './templates/template';

const executed = figureFromDefinition({
  id: 'executed',
  label: '执行数',
  group: '部门收支',
  unit: '元',
  format: '万元 .2 grouped',
  value: '21189000',
});

/** A report with one figure, `executed`, whose sections hold these lines, in notation, and have the ids `s0`, `s1` and so on. */
export function executedReport(...sections: readonly (readonly string[])[]): Report {
  let ids = 0;
  const outline = sections.map((lines) => ({
    kind: 'other' as const,
    level: 1 as const,
    title: '节',
    body: bodyFromNotation(lines),
  }));
  const signature = { department: '某局', date: null };
  const seed = { title: '报告', year: 2023, signature, outline, figures: [executed] };
  return reportFromSeed(seed, { id: reportId('r'), owner: null, newId: () => `s${ids++}` });
}
