import { bodyFromNotation, type Report, reportFromSeed, reportId } from '@huigao/report';

/** A report without figures whose sections hold these lines, in notation, and have the ids `s0`, `s1` and so on. */
export function reportOfTexts(sections: readonly (readonly string[])[]): Report {
  let ids = 0;
  const outline = sections.map((lines) => ({
    kind: 'other' as const,
    level: 1 as const,
    title: '节',
    body: bodyFromNotation(lines),
  }));
  const signature = { department: '局', date: null };
  const seed = { title: '报告', year: 2023, signature, outline, figures: [] };
  return reportFromSeed(seed, { id: reportId('r'), owner: null, newId: () => `s${ids++}` });
}
