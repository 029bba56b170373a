// S3: a heading on its own line has no full stop.

import { found, type Rule } from '../rule';

/** S3. */
export const headingStop: Rule = {
  id: 'S3',
  severity: 'warn',
  run: ({ report, sections, lines }) => [
    ...lines
      .filter(({ type, text }) => type === 'heading' && /[。．.；;]\s*$/.test(text))
      .map((line) => {
        const from = line.numberLength;
        const expected = line.text.slice(from).replace(/[。．.；;]\s*$/, '');
        const head = { rule: 'S3', severity: 'warn', message: 'finding.heading-stop' } as const;
        const parameters = { shown: line.text.slice(from) };
        return found(
          head,
          { line, from, to: line.text.length },
          { parameters, expected, fix: { kind: 'replace', text: expected } },
        );
      }),
    ...sections
      .filter(({ entry }) => /[。；;]\s*$/.test(entry.title))
      .map(({ entry: { id, title } }) => {
        const head = { rule: 'S3', severity: 'warn', message: 'finding.heading-stop' } as const;
        const finding = found(head, null, { parameters: { shown: title }, shown: title });
        return report.bodies.has(id) ? { ...finding, place: { section: id, from: 0, to: 0 } } : finding;
      }),
  ],
};
